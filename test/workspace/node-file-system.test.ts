import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NodeFileSystem } from '../../src/workspace/node-file-system.js';

const folder = mkdtempSync(join(tmpdir(), 'serverless-coach-fs-'));
let fileSystem: NodeFileSystem;

beforeAll(() => {
  mkdirSync(join(folder, 'root/sub/deep'), { recursive: true });
  mkdirSync(join(folder, 'root-beside'));
  writeFileSync(join(folder, 'root/a.txt'), 'hello');
  writeFileSync(join(folder, 'root-beside/b.txt'), 'outside');
  const link = (target: string, path: string) => symlinkSync(target, join(folder, path));
  link('a.txt', 'root/to-file');
  link('../..', 'root/sub/to-above');
  link('..', 'root/sub/to-root');
  link('../root-beside/b.txt', 'root/to-beside');
  link('nothing', 'root/to-nothing');
  link('circle', 'root/circle');
  link('root', 'linked-root');
  fileSystem = new NodeFileSystem(join(folder, 'linked-root'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('reads files up to a limit', async () => {
  expect(new TextDecoder().decode(await fileSystem.readFile('a.txt', 5))).toBe('hello');
  expect(await fileSystem.readFile('a.txt', 4)).toBeUndefined();
  await expect(fileSystem.readFile('gone.txt', 4)).rejects.toThrow('ENOENT');
});

test('lists a folder with what each name is', async () => {
  const entries = await fileSystem.readFolder('');
  expect(Object.fromEntries(entries.map(({ name, type }) => [name, type]))).toEqual({
    'a.txt': 'file',
    sub: 'folder',
    'to-file': 'link',
    'to-beside': 'link',
    'to-nothing': 'link',
    circle: 'link',
  });
  await expect(fileSystem.readFolder('gone')).rejects.toThrow('ENOENT');
});

describe('follows links', () => {
  test.each([
    ['to-file', { kind: 'file', path: 'a.txt' }],
    ['sub/to-root', { kind: 'folder', path: '' }],
    ['sub/to-above', { kind: 'outside' }],
    ['to-beside', { kind: 'outside' }],
    ['to-nothing', { kind: 'broken' }],
    ['circle', { kind: 'broken' }],
  ])('%s', async (path, expected) => {
    expect(await fileSystem.followLink(path)).toEqual(expected);
  });
});

test('writes files, and folders for them', async () => {
  await fileSystem.writeFile('new/er/file.txt', new TextEncoder().encode('ü'));
  expect(readFileSync(join(folder, 'root/new/er/file.txt'), 'utf8')).toBe('ü');
});
