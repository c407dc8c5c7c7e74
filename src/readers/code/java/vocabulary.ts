import type { Vocabulary } from '../../analysis/vocabulary.js';
import { javaCalls } from './calls.js';
import { javaErrors } from './errors.js';
import { javaHandlers } from './handlers.js';
import { javaModules } from './modules.js';
import { javaTypes } from './types.js';
import { javaValues } from './values.js';

/** What the shared analysis has to know of Java and the libraries used with it. */
export const javaVocabulary: Vocabulary = {
  language: 'java',
  types: javaTypes,
  calls: javaCalls,
  values: javaValues,
  errors: javaErrors,
  modules: javaModules,
  handlers: javaHandlers,
  isFunctionReference: (expression, file) => file.text.slice(expression.start, expression.end).includes('::'),
};
