import type { SkillSignals } from './signal.js';

export const metricsAndAlarmsSignals: SkillSignals = {
  skill: 'metrics-and-alarms',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
