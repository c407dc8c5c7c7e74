import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, runIn } from './run-cli.js';

interface JsonFinding {
  readonly rule: string;
  readonly file: string;
  readonly application: string;
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  readonly fixes: readonly { readonly safety: string; readonly edits: readonly { readonly file: string }[] }[];
}

/** A copy of the sample application that has the classic mistakes. */
function sample(): string {
  const folder = folderWith({});
  cpSync(join(import.meta.dirname, '../../media/samples/orders'), folder, { recursive: true });
  return folder;
}

async function findingsIn(folder: string, ...args: readonly string[]): Promise<readonly JsonFinding[]> {
  return JSON.parse((await runIn(folder, ['lint', '--format', 'json', ...args])).stdout).findings;
}

test('--fix repairs all that is safe, brings nothing new, and has nothing left to do', async () => {
  const folder = sample();
  const before = await findingsIn(folder);
  const safe = before.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe'));
  expect(safe.length).toBeGreaterThan(3);
  const { stderr } = await runIn(folder, ['lint', '--fix']);
  expect(stderr).toContain(`Repaired ${safe.length} findings`);
  const after = await findingsIn(folder);
  const messages = (findings: readonly JsonFinding[]) =>
    findings.map(({ rule, message }) => `${rule}: ${message}`).sort();
  expect(messages(after)).toEqual(messages(before.filter((finding) => !safe.includes(finding))));
  expect((await runIn(folder, ['lint', '--fix'])).stderr).toBe('');
});

test('a second run with the facts of the first finds the same', async () => {
  const folder = sample();
  const cold = await findingsIn(folder, '--no-cache');
  await runIn(folder, ['lint']);
  expect(await findingsIn(folder)).toEqual(cold);
});

test('one file alone has the findings it has in the whole, but for handlers elsewhere that no template names', async () => {
  const folder = sample();
  const all = (await findingsIn(folder)).filter(({ application }) => application !== '.');
  expect(all.length).toBeGreaterThan(20);
  for (const file of new Set(all.map((finding) => finding.file))) {
    const alone = (await findingsIn(folder, file)).filter((finding) => finding.file === file);
    expect(alone.filter(({ application }) => application !== '.')).toEqual(
      all.filter((finding) => finding.file === file),
    );
  }
});
