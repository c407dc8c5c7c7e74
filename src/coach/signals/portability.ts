import type { SkillSignals } from './signal.js';

export const portabilitySignals: SkillSignals = {
  skill: 'portability',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
