import type { SkillSignals } from './signal.js';

export const eventDrivenPatternsSignals: SkillSignals = {
  skill: 'event-driven-patterns',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
