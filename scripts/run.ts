import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Runs a program of the project (or `node`) in the project's folder and shows what it prints. Ends this process with the
 * program's exit code when that is not 0.
 */
export async function run(title: string, program: string, args: readonly string[]): Promise<void> {
  console.log(`\n== ${title}`);
  const code = await exitCode(program, args);
  if (code !== 0) {
    console.error(`${title}: failed (exit code ${code}).`);
    process.exit(code);
  }
}

/** The exit code of a program of the project, its output shown. 1 when it cannot be started. */
export function exitCode(program: string, args: readonly string[]): Promise<number> {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(program, [...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
