/**
 * `npm test`: builds, runs the fast tests, then the same extension in a real VS Code, and ends with one summary line. Where
 * the hosted VS Code cannot run, that is said and the desktop suite (`npm run test:desktop`) takes its place.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runHostSuites, runsHere } from '../test/host/suites.js';
import { exitCode, run } from './run.js';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const root = join(import.meta.dirname, '..');
const results = join(root, '.cache', 'test');
mkdirSync(results, { recursive: true });

await run('Build', 'tsx', ['scripts/build.ts']);
const parts: (readonly [title: string, counts: Counts])[] = [];
parts.push(['Engine and faces', await vitest()]);
if (runsHere()) {
  for (const { title, ...counts } of await runHostSuites()) parts.push([title, counts]);
} else {
  console.log(
    '\nThe hosted VS Code needs Linux on x64: run the same suite in the desktop editor with npm run test:desktop.',
  );
}

let passed = 0;
let failed = 0;
console.log('\n== Summary');
for (const [title, counts] of parts) {
  console.log(`${title}: ${counts.passed} passed, ${counts.failed} failed`);
  passed += counts.passed;
  failed += counts.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function vitest(): Promise<Counts> {
  console.log('\n== Engine and faces');
  const file = join(results, 'vitest.json');
  const code = await exitCode('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
  // A suite that cannot be loaded has no failed test, and vitest fails all the same.
  return { passed: numPassedTests, failed: numFailedTests === 0 && code !== 0 ? 1 : numFailedTests };
}
