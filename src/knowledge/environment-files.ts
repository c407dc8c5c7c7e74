import type { ImportFact } from '../model/code.js';

/** Packages that fill the environment from files at start, as their documentation says in November 2026. */
const loaders: readonly string[] = [
  'dotenv',
  'dotenv/config',
  'dotenv-flow',
  'dotenv-flow/config',
  'dotenv-expand',
  '@dotenvx/dotenvx',
  'decouple',
  'environs',
];

/** Whether an import brings variables from a file nobody has to declare in a template. */
export function loadsEnvironmentFile({ module }: ImportFact): boolean {
  return loaders.includes(module);
}
