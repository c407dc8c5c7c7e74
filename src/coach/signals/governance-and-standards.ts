import type { SkillSignals } from './signal.js';

export const governanceAndStandardsSignals: SkillSignals = {
  skill: 'governance-and-standards',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
