/**
 * `npm run test:desktop`: the suite of the extension host in a desktop VS Code, which is downloaded on first use. Runs it in
 * the oldest version the extension supports and in the latest one. Exit code 1 when a test failed, 124 at the time limit.
 * `VSCODE_EXECUTABLE` names an installed VS Code to use instead.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSuite } from '../host/bundle-suite.js';
import { TimeLimitReached, within } from '../host/time-limit.js';

/** The part of `@vscode/test-electron` that is used here; it is installed below. */
interface DesktopTests {
  runTests(options: {
    readonly version?: string;
    readonly vscodeExecutablePath?: string;
    readonly extensionDevelopmentPath: string;
    readonly extensionTestsPath: string;
    readonly launchArgs: readonly string[];
  }): Promise<number>;
}

const folder = import.meta.dirname;
const root = join(folder, '..', '..');
const sample = join(root, 'media', 'samples', 'orders');
const seconds = 300;

ensureInstalled();
if (!existsSync(join(root, 'dist', 'extension.cjs'))) fail('There is no build: run npm run build first.');
const { runTests } = createRequire(join(folder, 'package.json'))('@vscode/test-electron') as DesktopTests;
const suite = await bundleSuite('extension-host', 'node');
const executable = process.env.VSCODE_EXECUTABLE;

try {
  if (executable) await runIn({ vscodeExecutablePath: executable }, executable);
  else for (const version of [oldestSupported(), 'stable']) await runIn({ version }, `VS Code ${version}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof TimeLimitReached ? 124 : 1);
}

async function runIn(editor: { readonly version?: string; readonly vscodeExecutablePath?: string }, name: string) {
  console.log(`\n== Desktop: ${name}`);
  const home = mkdtempSync(join(tmpdir(), 'sc-'));
  const workspace = join(home, 'orders');
  cpSync(sample, workspace, { recursive: true });
  const launchArgs = [
    workspace,
    '--disable-extensions',
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
    // Short: on macOS a socket lies below it, whose path must stay under 104 characters.
    ...['--user-data-dir', join(home, 'd')],
  ];
  const options = { ...editor, extensionDevelopmentPath: root, extensionTestsPath: suite, launchArgs };
  try {
    await within(seconds, name, runTests(options));
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}

/** `1.91.0` of `^1.91.0`. */
function oldestSupported(): string {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { vscode: string } };
  return engines.vscode.replace(/^[^\d]*/, '');
}

function ensureInstalled(): void {
  if (existsSync(join(folder, 'node_modules', '@vscode', 'test-electron'))) return;
  const outcome = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit', shell: true });
  if (outcome.status !== 0) fail('npm ci failed in test/desktop');
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
