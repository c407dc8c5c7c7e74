import type { SkillSignals } from './signal.js';

export const orchestrationSignals: SkillSignals = {
  skill: 'orchestration',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
