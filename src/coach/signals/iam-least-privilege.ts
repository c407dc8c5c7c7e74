import type { SkillSignals } from './signal.js';

export const iamLeastPrivilegeSignals: SkillSignals = {
  skill: 'iam-least-privilege',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
