import 'mocha/mocha.js';
import type Mocha from 'mocha';
import { defineCommonTests } from './common.js';
import { runMocha } from './run-mocha.js';

/** The entry the web-extension host calls. Mocha's build for browsers gives its class to the global object. */
export function run(): Promise<void> {
  const { Mocha: Runner } = globalThis as unknown as { Mocha: typeof Mocha };
  return runMocha(Runner, defineCommonTests);
}
