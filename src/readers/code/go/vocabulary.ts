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
  isFunctionReference: (expression) => expression.kind === 'member' && methodNames.test(expression.name),
};

/** Methods are values as fields are; these names are those of work to be done. */
const methodNames =
  /^(?:[hH]andle|[pP]rocess|[sS]ave|[rR]un|[dD]o|[oO]n|[sS]erve|[iI]nvoke|[pP]roxy|[eE]xecute|[rR]oute)(?![a-z])|[hH]andler$|Func$/;
