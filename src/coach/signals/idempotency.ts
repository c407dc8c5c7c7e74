import type { SkillSignals } from './signal.js';

export const idempotencySignals: SkillSignals = {
  skill: 'idempotency',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
