import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../src/workspace/index.js';
import { NodeFileSystem } from '../../src/workspace/node-file-system.js';
import { fakeReaders, fakeRules } from './fake-readers.js';

const files = [
  'a.ts',
  'a.gen.ts',
  'keep.gen.ts',
  'made/a.ts',
  'made/keep/b.ts',
  'pkg/a.gen.ts',
  'pkg/keep.gen.ts',
  'pkg/made/a.ts',
  'pkg/lib/made/a.ts',
  'pkg/lib/deep/er/a.ts',
  'pkg/lib/deep/b.ts',
  'pkg/logs.ts/a.ts',
  'docs/a.ts',
  'docs/sub/a.ts',
  'ünï/a.ts',
  'sp ace/a.ts',
  '#odd.ts',
  'temp1.ts',
  'temp12.ts',
];

test.each<[string, Record<string, string>]>([
  ['names and endings', { '.gitignore': '*.gen.ts\nmade\n' }],
  ['folders only', { '.gitignore': 'made/\nlogs.ts/\na.ts/\n' }],
  ['from the root', { '.gitignore': '/made\n/a.ts\n/pkg/lib\n' }],
  ['taken back in', { '.gitignore': '*.gen.ts\n!keep.gen.ts\nmade/*\n!made/keep/\n' }],
  ['taken back in below', { '.gitignore': '*.gen.ts\n', 'pkg/.gitignore': '!*.gen.ts\nlib/*\n!lib/made\n' }],
  ['a folder that is out stays out', { '.gitignore': 'pkg/\n!pkg/a.gen.ts\n', 'pkg/.gitignore': '!*\n' }],
  ['stars', { '.gitignore': 'pkg/**/a.ts\n**/deep/b.ts\ndocs/*\n' }],
  ['everything but', { '.gitignore': '*\n!*/\n!a.ts\n' }],
  ['question marks, ranges, escapes', { '.gitignore': 'temp?.ts\n\\#odd.ts\n[d-e]ocs\n' }],
  ['endings by range', { '.gitignore': '*.gen.[jt]s\nkeep.gen.t?\nodd*\n' }],
  ['comments, spaces, Windows lines', { '.gitignore': '# a.ts\r\n  \r\nsp ace\r\nünï   \r\n' }],
])('.gitignore means what git takes it for: %s', async (_, ignoreFiles) => {
  const folder = mkdtempSync(join(tmpdir(), 'serverless-coach-git-'));
  try {
    for (const [path, text] of [
      ...files.map((path) => [path, 'handler h\ntodo'] as const),
      ...Object.entries(ignoreFiles),
    ]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
    git('init', '-q');
    const seenByGit = git('-c', 'core.quotepath=off', 'ls-files', '--others', '--exclude-standard', '-z').split('\0');
    const workspace = await openWorkspace(new NodeFileSystem(folder), {
      readers: fakeReaders(),
      rules: fakeRules,
      roles: [],
    });
    const { findings } = await workspace.scan();
    expect(findings.map(({ range }) => range.file).sort()).toEqual(
      seenByGit.filter((path) => path.endsWith('.ts')).sort(),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
