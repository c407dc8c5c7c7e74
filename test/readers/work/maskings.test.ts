import { expect, test } from 'vitest';
import { workOf } from './reading.js';

async function maskingsIn(...lines: readonly string[]): Promise<readonly number[]> {
  const { maskings } = await workOf('log.ts', ...lines);
  return maskings.map(({ range }) => range.start.line + 1);
}

test('a logger of pino that is told what not to write, under each of its names', async () => {
  const lines = await maskingsIn(
    "import pino, { pino as makeLogger } from 'pino';",
    "import { secrets } from './secrets.js';",
    "const options = { level: 'info', redact: { paths: ['token'], remove: true } };",
    "export const one = pino({ redact: ['password'] });",
    'export const two = makeLogger(options, destination);',
    'export const three = pino({ redact: secrets });',
  );
  expect(lines).toEqual([4, 5, 6]);
});

test('the same without an import', async () => {
  expect(await maskingsIn("const pino = require('pino');", "module.exports = pino({ redact: ['password'] });")).toEqual(
    [2],
  );
});

test('nothing where nothing is masked, or another library is told', async () => {
  const lines = await maskingsIn(
    "import pino from 'pino';",
    "import { makeForm } from 'forms';",
    'export const none = pino({ redact: [] });',
    'export const perhaps = pino({ redact: process.env.REDACT });',
    "export const plain = pino({ level: 'info' });",
    "export const form = makeForm({ redact: ['password'] });",
    'export const line = plain.info({ redact: true });',
  );
  expect(lines).toEqual([]);
});
