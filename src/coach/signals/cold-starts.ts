import type { SkillSignals } from './signal.js';

export const coldStartsSignals: SkillSignals = {
  skill: 'cold-starts',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
