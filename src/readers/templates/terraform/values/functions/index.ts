import type { Head } from '../../../../values/head.js';
import { type Call, type TerraformFunction, unknownResult } from './call.js';
import { collectionFunctions } from './collections.js';
import { fileFunctions } from './files.js';
import { textFunctions } from './texts.js';

/** What a call gives. Functions that depend on the moment or the machine, or that are not known, give something unknown. */
export function callFunction(call: Call): readonly Head[] {
  const found = functions.get(call.name.replace(/^core::/, ''));
  return found ? found(call) : unknownResult(call);
}

const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  Object.entries({ ...textFunctions, ...collectionFunctions, ...fileFunctions }),
);
