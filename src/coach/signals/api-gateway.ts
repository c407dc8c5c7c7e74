import type { SkillSignals } from './signal.js';

export const apiGatewaySignals: SkillSignals = {
  skill: 'api-gateway',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
