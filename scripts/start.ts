/**
 * `npm start` builds, prints the report of the sample (or of a folder: `npm start -- DIR`) and opens VS Code on it with the
 * extension loaded. `--no-editor` stops after the report.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exitCode, run } from './run.js';

const root = join(import.meta.dirname, '..');
const [wanted] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folder = wanted ? resolve(process.env.INIT_CWD ?? '.', wanted) : copyOfSample();

if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`${folder} is not a folder. Name one: npm start -- DIR`);
  process.exit(2);
}

await run('Build', 'tsx', ['scripts/build.ts']);
console.log(`\n== Report of ${folder}`);
const lint = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'lint', '--fail-on', 'never'], {
  cwd: folder,
  stdio: 'inherit',
});
if (lint.status !== 0) process.exit(lint.status ?? 1);

if (!process.argv.includes('--no-editor')) {
  console.log('\n== Editor');
  if (hasDesktopEditor()) {
    process.exitCode = await exitCode('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder]);
  } else {
    const { openEditor } = await import('../test/host/open-editor.js');
    await openEditor(folder);
  }
}

/** Repairs made in the editor must not change the sample itself. Each start begins with a fresh copy. */
function copyOfSample(): string {
  const copy = join(root, '.cache', 'sample', 'orders');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(root, 'media', 'samples', 'orders'), copy, { recursive: true });
  return copy;
}

function hasDesktopEditor(): boolean {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  return spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}
