import type { SkillSignals } from './signal.js';

export const multiRegionResilienceSignals: SkillSignals = {
  skill: 'multi-region-resilience',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
