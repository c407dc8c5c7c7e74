import type { SkillSignals } from './signal.js';

export const networkConnectivitySignals: SkillSignals = {
  skill: 'network-connectivity',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
