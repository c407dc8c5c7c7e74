import type { SkillSignals } from './signal.js';

export const edgeComputeSignals: SkillSignals = {
  skill: 'edge-compute',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
