import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './outcome.js';
import { within } from './time-limit.js';
import { Workbench } from './workbench.js';
import type { Check } from './workbench-checks.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface WorkbenchRun {
  readonly title: string;
  readonly extension: string;
  readonly workspace: string;
  readonly checks: readonly Check[];
  readonly seconds: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Packages the extension, installs it and uses the workbench as a person would, with a picture of each step in
 * `test/screenshots/`. After a failed check the next one starts from where the window is.
 */
export async function runWorkbenchSuite(run: WorkbenchRun): Promise<Outcome> {
  const vsix = packageExtension(run.extension);
  const workbench = await Workbench.open({ ...run, vsix, file: 'template.yaml' });
  try {
    return await within(run.seconds, run.title, runChecks(run, workbench));
  } catch (error) {
    console.error(workbench.host.log());
    throw error;
  } finally {
    await workbench.close();
  }
}

/** The extension as it would be published, in the ignored `out/` folder. */
export function packageExtension(extension: string): string {
  const vsix = join(extension, 'out', 'serverless-coach.vsix');
  mkdirSync(join(extension, 'out'), { recursive: true });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const outcome = spawnSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], {
    cwd: extension,
    encoding: 'utf8',
  });
  if (outcome.status !== 0) throw new Error(`the extension cannot be packaged:\n${outcome.stdout}${outcome.stderr}`);
  return vsix;
}

async function runChecks({ title, checks }: WorkbenchRun, workbench: Workbench): Promise<Outcome> {
  let [passed, failed] = [0, 0];
  for (const check of checks) {
    const started = Date.now();
    try {
      await check.run(workbench);
      passed++;
      console.log(`  ✔ ${check.name} (${Date.now() - started} ms)`);
    } catch (error) {
      failed++;
      console.log(`  ✘ ${check.name}\n${indent(error instanceof Error ? error.message : String(error))}`);
      await workbench.screenshot(`failed-${nameOf(check)}`);
    }
  }
  return { title, passed, failed };
}

function nameOf({ name }: Check): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '      ');
}
