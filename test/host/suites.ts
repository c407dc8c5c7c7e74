import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSuite } from './bundle-suite.js';
import { runInExtensionHost } from './extension-host-suite.js';
import { ensureInstalled, runsHere } from './installation.js';
import type { Outcome } from './outcome.js';
import { runInWebHost } from './web-host-suite.js';
import { Clock, week } from './week.js';
import { checks } from './workbench-checks.js';
import { runWorkbenchSuite } from './workbench-suite.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sample = join(root, 'media', 'samples', 'orders');

/** Seconds a suite may take; each takes a fifth of it on two slow cores. */
const limit = 240;

const suites: Readonly<Record<string, () => Promise<Outcome>>> = {
  'extension-host': async () =>
    runInExtensionHost({
      title: 'Extension host',
      extension: root,
      suite: await bundleSuite('extension-host', 'node'),
      workspace: sample,
      seconds: limit,
    }),
  'web-host': async () =>
    runInWebHost({
      title: 'Web-extension host',
      extension: root,
      suite: await bundleSuite('web-host', 'browser'),
      workspace: sample,
      seconds: limit,
    }),
  workbench: () =>
    runWorkbenchSuite({ title: 'Workbench', extension: root, workspace: sample, checks, seconds: limit }),
  week: () => {
    const clock = new Clock();
    return runWorkbenchSuite({
      title: 'A week',
      extension: root,
      workspace: sample,
      checks: week(clock),
      seconds: limit,
      settings: { '[yaml]': { 'editor.autoIndent': 'none' }, 'editor.minimap.enabled': false },
      environment: clock.environment,
    });
  },
};

/** Every suite. */
export const suiteNames: readonly string[] = Object.keys(suites);

/** Whether the hosted VS Code can run on this machine; elsewhere the desktop suite takes its place. */
export { runsHere } from './installation.js';

/**
 * Runs the named suites one after the other, each in a VS Code of its own, and prints their reports. Installs what they
 * need first.
 * @throws TimeLimitReached, and Error when a suite cannot be run at all.
 */
export async function runHostSuites(names: readonly string[] = suiteNames): Promise<readonly Outcome[]> {
  if (!runsHere()) throw new Error('The hosted VS Code needs Linux on x64; use npm run test:desktop here.');
  ensureInstalled();
  const outcomes: Outcome[] = [];
  for (const name of names) {
    const suite = suites[name];
    if (!suite) continue;
    console.log(`\n== Real VS Code: ${name}`);
    outcomes.push(await suite());
  }
  return outcomes;
}
