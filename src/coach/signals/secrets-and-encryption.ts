import type { SkillSignals } from './signal.js';

export const secretsAndEncryptionSignals: SkillSignals = {
  skill: 'secrets-and-encryption',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {},
  unobservable: {},
};
