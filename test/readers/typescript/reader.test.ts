import { describe, expect, test } from 'vitest';
import { createTypeScriptReader } from '../../../src/readers/code/typescript/index.js';
import { parseTypeScript } from '../../../src/readers/code/typescript/parse.js';

const reader = createTypeScriptReader();

describe('whether a text may matter', () => {
  test.each([
    `import { S3Client } from '@aws-sdk/client-s3';`,
    `const AWS = require('aws-sdk');`,
    `import type { SQSEvent } from 'aws-lambda';`,
    'exports.handler = async () => {};',
    'export const lambdaHandler = async () => {};',
    'export async function handler(event) {}',
    'export { handler };',
    'module.exports.hello = async (event) => {};',
    'export default async function (event) {}',
    `import middy from '@middy/core';`,
    `import { Logger } from '@aws-lambda-powertools/logger';`,
  ])('%s', (text) => {
    expect(reader.mayMatter(text)).toBe(true);
  });

  test.each([
    'export const add = (a, b) => a + b;',
    `import React from 'react'; export const View = () => null;`,
    `exports.handler = async () => {}; const data = '${'x'.repeat(60_000)}';`,
    '',
  ])('not %.40s', (text) => {
    expect(reader.mayMatter(text)).toBe(false);
  });
});

describe('files', () => {
  const functions = (path: string, text: string) => {
    const { functions: found, problems, language } = reader.read({ path, text });
    return [found.length, problems.length, language];
  };

  test.each([
    ['a.ts', 'const f = <T>(x: T): T => x as T; const y = <string>z;', 'typescript'],
    ['a.mts', 'export const f = async (): Promise<void> => {};', 'typescript'],
    ['a.cts', 'export = () => {};', 'typescript'],
    ['a.tsx', 'const View = <T,>(x: T) => <b>{x}</b>;', 'typescript'],
    ['a.js', 'const View = (x) => <b>{x}</b>;', 'javascript'],
    ['a.jsx', 'const View = (x) => <b>{x}</b>;', 'javascript'],
    ['a.mjs', 'export const f = async () => {}; await f();', 'javascript'],
    ['a.cjs', 'exports.f = () => {}; return;', 'javascript'],
    ['a.js', '#!/usr/bin/env node\nexports.f = () => {};', 'javascript'],
    ['a.js', '\uFEFFexports.f = () => {};', 'javascript'],
    ['a.js', '\uFEFF#!/usr/bin/env node\r\nexports.f = () => {};\r\n', 'javascript'],
    [
      'a.ts',
      'class A { accessor x = 1; @d() m() {} } using y = z; enum E { A } namespace N {} declare const q: 1;',
      'typescript',
    ],
  ])('%s: %s', (path, text, language) => {
    expect(functions(path, text)).toEqual([1, 0, language]);
  });

  test('the places of a file with a byte order mark are those of its text', () => {
    const { exports } = reader.read({ path: 'a.js', text: '\uFEFF#!/usr/bin/env node\nexports.f = () => {};' });
    expect(exports[0]?.range.start).toEqual({ line: 1, character: 8 });
    const first = reader.read({ path: 'a.js', text: '\uFEFFexports.f = 1;' });
    expect(first.exports[0]?.range.start).toEqual({ line: 0, character: 9 });
  });

  test('every node of the tree has its parent', () => {
    const { nodes, program } = parseTypeScript({ path: 'a.ts', text: 'export const f = (a: number) => ({ b: [a] });' });
    const all = [...nodes.of('ArrayExpression' as never), ...nodes.of('Identifier' as never)] as { parent?: unknown }[];
    expect(all.length).toBeGreaterThan(3);
    for (let node of all) {
      while (node.parent) node = node.parent as { parent?: unknown };
      expect(node).toBe(program);
    }
  });
});
