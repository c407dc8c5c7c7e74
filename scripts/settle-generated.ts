import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes generated files (paths relative to `root`) that differ from what is there. With `--check` on the command line
 * it only names the stale ones and makes the process fail.
 */
export function settleGenerated(root: string, files: Readonly<Record<string, string>>): void {
  const check = process.argv.includes('--check');
  for (const [file, text] of Object.entries(files)) {
    if (current(join(root, file)) === text) continue;
    if (check) {
      console.error(`${file} is stale: run the script that writes it and commit the result.`);
      process.exitCode = 1;
    } else {
      writeFileSync(join(root, file), text);
      console.log(`wrote ${file}`);
    }
  }
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
