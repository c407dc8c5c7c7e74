import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { framework } from '../../rules/skills.js';
import { suppressionPages, suppressionRules } from '../../src/checker/index.js';
import type { Catalogue } from '../../src/cli/catalogue.js';
import { run } from '../../src/cli/run.js';
import { fakeReaders, fakeRules } from '../workspace/fake-readers.js';

/** The rules and readers of the workspace tests, as the command line is given them. */
export const fakeCatalogue: Catalogue = {
  rules: fakeRules,
  metadata: [...fakeRules.map(({ metadata }) => ({ ...metadata, resources: ['todos'] })), ...suppressionRules],
  pages: {
    ...suppressionPages,
    'todo-left':
      '---\ntitle: x\n---\nWhy it matters.\n\n## Bad\n```ts a.ts\ntodo # <- todo-left\n```\n\n## How it works\n- one `thing`\n- two **things** with [a link](https://example.com)\n',
  },
  resources: [
    {
      id: 'todos',
      title: 'On todos',
      url: 'https://example.com/todos',
      publisher: 'Example',
      format: 'docs',
      minutes: 5,
      skills: [],
      levels: [],
      verified: true,
    },
  ],
  framework,
  exercises: [],
  roles: ['cloud-engineer'],
  readers: fakeReaders(),
};

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'serverless-coach-cli-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Runs a command line in a folder; facts are kept in that folder's own cache. */
export async function runIn(folder: string, args: readonly string[], catalogue?: Catalogue, isTTY = false) {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY,
    columns: 60,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const environment = { XDG_CACHE_HOME: join(folder, '.cache'), ...(isTTY && { FORCE_COLOR: '1' }) };
  const io = { cwd: folder, environment, stdout: output('stdout'), stderr: output('stderr') };
  const code = await run(args, io, catalogue);
  return { code, ...written };
}
