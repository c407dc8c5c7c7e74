import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageTables } from '../test/coverage/table.js';

const [start, end] = ['<!-- coverage -->', '<!-- /coverage -->'];

/** `ARCHITECTURE.md` with the tables of what is read between their marks. */
export function architecture(root: string): string {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').replaceAll('\r\n', '\n');
  const [before, rest = ''] = text.split(`${start}\n`);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`ARCHITECTURE.md has no ${start} … ${end}`);
  return `${before}${start}\n${coverageTables()}\n${end}${after}`;
}
