import { describe, expect, test } from 'vitest';
import { fakeReaders } from './fake-readers.js';
import { type MemoryFile, MemoryFileSystem } from './memory-file-system.js';
import { open, shop, shown } from './opened.js';

describe('facts kept between runs', () => {
  const build = 'build 1';

  test('are used for files that are the same, and only for those', async () => {
    const cacheFolder = new MemoryFileSystem({});
    const cache = { fileSystem: cacheFolder, file: 'facts', build };
    const first = await open(shop, { cache });
    const expected = shown(await first.workspace.scan());
    const second = await open(shop, { cache });
    expect(shown(await second.workspace.scan())).toEqual(expected);
    expect(second.log.read).toEqual([]);
    const third = await open({ ...shop, 'shop/save.ts': 'handler handler\ntodo' }, { cache });
    expect(shown(await third.workspace.scan())).toContain('shop/save.ts:2 todo-left');
    expect(third.log.read).toEqual(['shop/save.ts']);
    const fourth = await open(shop, { cache: { ...cache, build: 'build 2' } });
    await fourth.workspace.scan();
    expect(fourth.log.read).toHaveLength(6);
  });

  test.each<[string, (text: string) => MemoryFile]>([
    ['empty', () => ''],
    ['cut off', (text) => text.slice(0, text.length / 2)],
    ['other text', () => 'hello\nworld'],
    ['broken lines', (text) => text.replaceAll('}', '')],
    ['unreadable', () => ({ fails: 'EACCES' })],
  ])('do no harm when they are damaged: %s', async (_, damage) => {
    const cacheFolder = new MemoryFileSystem({});
    const cache = { fileSystem: cacheFolder, file: 'facts', build };
    const expected = shown(await (await open(shop, { cache })).workspace.scan());
    cacheFolder.files.set('facts', damage(cacheFolder.text('facts')));
    expect(shown(await (await open(shop, { cache })).workspace.scan())).toEqual(expected);
  });

  test('do no harm when they cannot be written', async () => {
    const fileSystem = new MemoryFileSystem({});
    fileSystem.writeFile = () => Promise.reject(new Error('EROFS'));
    const { workspace } = await open(shop, { cache: { fileSystem, file: 'facts', build } });
    expect(shown(await workspace.scan())).toHaveLength(5);
  });

  test('forget files that are gone, but not those a part of the workspace did not ask for', async () => {
    const cacheFolder = new MemoryFileSystem({});
    const cache = { fileSystem: cacheFolder, file: 'facts', build };
    await (await open(shop, { cache })).workspace.scan();
    await (await open(shop, { cache })).workspace.scan({ paths: ['loose'] });
    expect(cacheFolder.text('facts')).toContain('shop/save.ts');
    const { 'loose/job.ts': _, ...rest } = shop;
    await (await open(rest, { cache })).workspace.scan();
    expect(cacheFolder.text('facts')).not.toContain('loose/job.ts');
  });
});

describe('a reader that fails', () => {
  test('to load is told; the other files are judged', async () => {
    const readers = fakeReaders();
    const load = () => Promise.reject(new Error('no grammar'));
    const { workspace } = await open(shop, { readers: { ...readers, code: [{ ...readers.code[0]!, load }] } });
    const result = await workspace.scan();
    expect(shown(result)).toEqual(['shop/app.tpl:2 timeout-missing']);
    expect(result.problems[0]?.message).toContain('no grammar');
  });

  test('is told as our fault; the other files are judged', async () => {
    const readers = fakeReaders();
    const [code] = readers.code;
    const { workspace } = await open(shop, {
      readers: {
        ...readers,
        code: [
          {
            ...code!,
            load: async () => ({
              ...(await code!.load()),
              read: () => {
                throw new Error('stack overflow');
              },
            }),
          },
        ],
      },
    });
    const result = await workspace.scan();
    expect(shown(result)).toEqual(['shop/app.tpl:2 timeout-missing']);
    expect(result.problems.map(({ file }) => file)).toEqual(['loose/job.ts', 'shop/load.ts', 'shop/save.ts']);
    expect(result.problems[0]?.message).toBe(
      'Reading this file failed: stack overflow. This is a fault of Serverless Coach; please report it.',
    );
  });
});
