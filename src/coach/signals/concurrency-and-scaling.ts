import type { SkillSignals } from './signal.js';

export const concurrencyAndScalingSignals: SkillSignals = {
  skill: 'concurrency-and-scaling',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
