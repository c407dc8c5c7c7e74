import type { SkillSignals } from './signal.js';

export const mlInferenceSignals: SkillSignals = {
  skill: 'ml-inference',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
