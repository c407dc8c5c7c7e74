import type { Vocabulary } from '../../analysis/vocabulary.js';
import { goCalls } from './calls.js';
import { goErrors } from './errors.js';
import { goHandlers } from './handlers.js';
import { goModules } from './modules.js';
import { goTypes } from './types.js';
import { goValues } from './values.js';

/** What the shared analysis has to know of Go and the libraries used with it. */
export const goVocabulary: Vocabulary = {
  language: 'go',
  types: goTypes,
  calls: goCalls,
  values: goValues,
  errors: goErrors,
  modules: goModules,
  handlers: goHandlers,
};
