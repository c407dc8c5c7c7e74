import type Mocha from 'mocha';
import { reportCounts, reportLine } from './report.js';

/**
 * Runs the tests that `load` defines and tells each outcome. Rejects when one fails, or when there is none, which makes the
 * run's exit code 1. Mocha's own reporter says nothing: each line carries a mark, see `reportLine`. `Runner` is mocha's own class, of its build for Node or for browsers.
 */
export async function runMocha(Runner: typeof Mocha, load: () => void): Promise<void> {
  const mocha = new Runner({ ui: 'bdd', timeout: 30_000, color: false });
  mocha.suite.emit(
    Runner.Suite.constants.EVENT_FILE_PRE_REQUIRE,
    globalThis as unknown as Mocha.MochaGlobals,
    '',
    mocha,
  );
  load();
  let [passed, failed] = [0, 0];
  await new Promise<void>((resolve) => {
    mocha
      .reporter(Runner.reporters.Base)
      .run(() => resolve())
      .on('pass', (test) => {
        passed++;
        reportLine(`  ✔ ${test.fullTitle()} (${test.duration} ms)`);
      })
      .on('fail', (test, error: Error) => {
        failed++;
        reportLine(`  ✘ ${test.fullTitle()}`);
        for (const line of (error.stack ?? error.message).split('\n')) reportLine(`      ${line}`);
      });
  });
  reportCounts({ passed, failed });
  if (failed > 0 || passed === 0) throw new Error(`${failed} of ${passed + failed} tests failed`);
}
