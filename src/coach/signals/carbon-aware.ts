import type { SkillSignals } from './signal.js';

export const carbonAwareSignals: SkillSignals = {
  skill: 'carbon-aware',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
