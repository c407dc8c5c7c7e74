import type { SkillSignals } from './signal.js';

export const infrastructureAsCodeSignals: SkillSignals = {
  skill: 'infrastructure-as-code',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
