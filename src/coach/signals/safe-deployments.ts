import type { SkillSignals } from './signal.js';

export const safeDeploymentsSignals: SkillSignals = {
  skill: 'safe-deployments',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
