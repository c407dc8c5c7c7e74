import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../src/workspace/index.js';
import { fakeReaders, fakeRules } from './fake-readers.js';
import { type MemoryFile, MemoryFileSystem } from './memory-file-system.js';

const shop = {
  '.gitignore': 'private.ts\ndrafts/',
  '.github/workflows/deploy.yml': 'on: push',
  'README.md': '# Shop',
  'app.tpl': 'template\nfunction Save save.handler',
  'save.ts': 'handler handler',
  'private.ts': 'handler handler',
  'drafts/save.test.ts': 'drafts',
  'node_modules/left-pad/README.md': 'not ours',
  'tests/save.test.ts': "import { save } from '../save'",
};

async function open(files: Record<string, MemoryFile> = shop) {
  const fileSystem = new MemoryFileSystem(files);
  const workspace = await openWorkspace(fileSystem, {
    readers: fakeReaders({ read: [] }),
    rules: fakeRules,
    roles: [],
  });
  return { workspace, fileSystem };
}

describe('the files around applications', () => {
  test('are listed unless ignored, and told where that says something', async () => {
    const { workspace } = await open();
    const { repository } = await workspace.scan();
    expect(repository.paths).toEqual([
      '.github/workflows/deploy.yml',
      '.gitignore',
      'README.md',
      'app.tpl',
      'save.ts',
      'tests/save.test.ts',
    ]);
    expect(repository.text('.github/workflows/deploy.yml')).toBe('on: push');
    expect(repository.text('tests/save.test.ts')).toContain('../save');
    expect(repository.text('save.ts')).toBeUndefined();
  });

  test('are not read before the whole workspace was scanned', async () => {
    const { workspace, fileSystem } = await open();
    const { repository } = await workspace.lintFile('save.ts');
    expect(repository.paths).toContain('save.ts');
    expect(repository.text('README.md')).toBeUndefined();
    expect(fileSystem.reads).not.toContain('README.md');
  });

  test('are read once, and again when they change', async () => {
    const { workspace, fileSystem } = await open();
    const first = await workspace.scan();
    workspace.update('save.ts', 'handler handler\ntodo');
    const second = await workspace.lint();
    expect(second.repository).toBe(first.repository);
    expect(fileSystem.reads.filter((path) => path === 'README.md')).toHaveLength(1);

    fileSystem.files.set('README.md', '# Bookshop');
    workspace.changed('README.md');
    expect((await workspace.lint()).repository.text('README.md')).toBe('# Bookshop');
    expect(first.repository.text('README.md')).toBe('# Shop');
    expect(fileSystem.reads.filter((path) => path === 'tests/save.test.ts')).toHaveLength(1);
  });

  test('are what they are in the editor while they are open', async () => {
    const { workspace } = await open();
    await workspace.scan();
    workspace.update('tests/load.test.ts', "import '../load'");
    const typed = await workspace.lint();
    expect(typed.repository.text('tests/load.test.ts')).toBe("import '../load'");
    workspace.close('tests/load.test.ts');
    const closed = await workspace.lint();
    expect(closed.repository.paths).not.toContain('tests/load.test.ts');
    expect(closed.repository.paths).toContain('tests/save.test.ts');
  });

  test('are gone when they are removed', async () => {
    const { workspace, fileSystem } = await open();
    await workspace.scan();
    fileSystem.files.delete('README.md');
    workspace.remove('README.md');
    const { repository } = await workspace.lint();
    expect(repository.paths).not.toContain('README.md');
    expect(repository.text('README.md')).toBeUndefined();
  });

  test('say nothing when they are large, binary or cannot be read', async () => {
    const { workspace } = await open({
      'README.md': 'x'.repeat(200_001),
      'docs/adr/one.md': new Uint8Array([65, 0]),
      'docs/adr/two.md': { fails: 'locked' },
    });
    const { repository, problems, skipped } = await workspace.scan();
    expect(repository.paths.map((path) => repository.text(path))).toEqual([undefined, undefined, undefined]);
    expect([problems, skipped]).toEqual([[], []]);
  });
});
