import type { SkillSignals } from './signal.js';

export const testingSignals: SkillSignals = {
  skill: 'testing',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
