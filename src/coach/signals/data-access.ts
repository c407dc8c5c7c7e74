import type { SkillSignals } from './signal.js';

export const dataAccessSignals: SkillSignals = {
  skill: 'data-access',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
