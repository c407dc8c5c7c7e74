import { isTestProgram } from '../model/test-program.js';

/** Whether a file is a test: its handlers are never deployed. */
export function isTestFile(path: string): boolean {
  return isTestProgram(path) || /(^|\/)(__tests__|__mocks__|tests?|e2e|fixtures)\//.test(path);
}
