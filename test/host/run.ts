/**
 * Runs the extension in a real VS Code: `tsx test/host/run.ts [extension-host] [web-host] [workbench] [week]`, all when none is
 * named. Expects a build in `dist/`. Exit code 1 when a test failed, 124 when a time limit was reached.
 */
import { runHostSuites, suiteNames } from './suites.js';
import { TimeLimitReached } from './time-limit.js';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suiteNames.includes(name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${suiteNames.join(', ')}.`);
  process.exit(2);
}
try {
  const outcomes = await runHostSuites(wanted.length > 0 ? wanted : suiteNames);
  for (const { title, passed, failed } of outcomes) console.log(`${title}: ${passed} passed, ${failed} failed`);
  process.exit(outcomes.every(({ passed, failed }) => passed > 0 && failed === 0) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof TimeLimitReached ? 124 : 1);
}
