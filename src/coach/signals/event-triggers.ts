import type { SkillSignals } from './signal.js';

export const eventTriggersSignals: SkillSignals = {
  skill: 'event-triggers',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
