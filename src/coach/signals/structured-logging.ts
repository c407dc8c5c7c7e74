import type { SkillSignals } from './signal.js';

export const structuredLoggingSignals: SkillSignals = {
  skill: 'structured-logging',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
