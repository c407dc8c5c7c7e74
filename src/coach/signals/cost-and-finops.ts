import type { SkillSignals } from './signal.js';

export const costAndFinopsSignals: SkillSignals = {
  skill: 'cost-and-finops',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
