import type { SkillSignals } from './signal.js';

export const functionDesignSignals: SkillSignals = {
  skill: 'function-design',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
