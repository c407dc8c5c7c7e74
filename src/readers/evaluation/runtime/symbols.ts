import type { SymbolDatum } from '../data.js';

/** Modules that stand for the names a language declares everywhere. */
export const javascriptGlobals = 'globalThis';
export const pythonBuiltins = 'builtins';

/** The name of a symbol as people write it: `path.join`, `Object.keys`, `os.path.join`. */
export function fullName({ module, path }: SymbolDatum): string {
  const isGlobal = module === javascriptGlobals || module === pythonBuiltins;
  return [...(isGlobal ? [] : [module.replace(/^node:/, '')]), ...path].join('.');
}
