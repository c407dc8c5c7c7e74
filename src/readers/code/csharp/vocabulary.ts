import type { Vocabulary } from '../../analysis/vocabulary.js';
import { csharpCalls } from './calls.js';
import { csharpErrors } from './errors.js';
import { csharpHandlers } from './handlers.js';
import { csharpModules } from './modules.js';
import { csharpTypes } from './types.js';
import { csharpValues } from './values.js';

/** What C#, .NET and the libraries used with them are called. */
export const csharpVocabulary: Vocabulary = {
  language: 'csharp',
  types: csharpTypes,
  calls: csharpCalls,
  values: csharpValues,
  errors: csharpErrors,
  modules: csharpModules,
  handlers: csharpHandlers,
  // A method without its brackets is written like a property: what is one of the file is known, of others the case tells.
  isFunctionReference: (expression) =>
    (expression.kind === 'member' || expression.kind === 'name') &&
    /^[A-Z]\w*(?:Async|Handler)$|^(?:Handle|Process)/.test(expression.name),
};
