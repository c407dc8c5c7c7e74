import type { SkillSignals } from './signal.js';

export const distributedTracingSignals: SkillSignals = {
  skill: 'distributed-tracing',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
