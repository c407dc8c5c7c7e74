import type { SkillSignals } from './signal.js';

export const retriesAndDlqSignals: SkillSignals = {
  skill: 'retries-and-dlq',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
