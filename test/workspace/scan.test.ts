import { describe, expect, test } from 'vitest';
import type { LintResult } from '../../src/workspace/index.js';
import { rule } from '../checker/builders.js';
import { fakeReaders, fakeTemplates } from './fake-readers.js';
import { open, shop, shown } from './opened.js';

describe('a scan', () => {
  test('joins templates with the code they reach, and finds handlers no template names', async () => {
    const { workspace } = await open(shop);
    const result = await workspace.scan();
    expect(shown(result)).toEqual([
      'loose/job.ts:2 todo-left',
      'shop/app.tpl:2 timeout-missing',
      'shop/lib/deep/er.ts:1 todo-left',
      'shop/lib/store.ts:2 todo-left',
      'shop/save.ts:3 todo-left',
    ]);
    expect(result).toMatchObject({ functions: 3, problems: [], skipped: [] });
    expect(result.practised).toEqual([
      { rule: 'timeout-missing', sites: 2, holds: 1 },
      { rule: 'todo-left', sites: 4, holds: 0 },
    ]);
  });

  test('parses only what matters or is reached, each file once', async () => {
    const { workspace, log } = await open(shop);
    await workspace.scan();
    expect([...log.read].sort()).toEqual([
      'loose/job.ts',
      'shop/app.tpl',
      'shop/lib/deep/er.ts',
      'shop/lib/store.ts',
      'shop/load.ts',
      'shop/save.ts',
    ]);
  });

  test('assembles nested templates into the one that names them', async () => {
    const { workspace } = await open({
      'a.tpl': 'template\nnested parts/b.tpl\nfunction A x.y',
      'parts/b.tpl': 'template\nnested ../a.tpl\nnested c.tpl\nfunction B x.y',
      'parts/c.tpl': 'template\nfunction C x.y',
      'other.tpl': 'template\nnested gone.tpl',
    });
    const { applications } = await workspace.scan();
    expect(applications.map(({ root, functions }) => [root, functions.map(({ name }) => name)])).toEqual([
      ['other.tpl', []],
    ]);
    const { workspace: acyclic } = await open({
      'a.tpl': 'template\nnested parts/b.tpl\nfunction A x.y',
      'parts/b.tpl': 'template\nfunction B x.y',
    });
    expect((await acyclic.scan()).applications.map(({ functions }) => functions.length)).toEqual([2]);
  });

  test('reads what a template names whatever it looks like, now and when it comes', async () => {
    const { workspace } = await open({
      'a.tpl': 'template\nnested part.txt\nnested later.txt',
      'part.txt': 'function A x.y',
    });
    const names = ({ applications }: LintResult) =>
      applications.map(({ root, functions }) => [root, functions.map(({ name }) => name).sort()]);
    expect(names(await workspace.scan())).toEqual([['a.tpl', ['A']]]);
    workspace.update('later.txt', 'function B x.y');
    expect(names(await workspace.lint())).toEqual([['a.tpl', ['A', 'B']]]);
    workspace.update('part.txt', 'function C x.y');
    expect(names(await workspace.lint())).toEqual([['a.tpl', ['B', 'C']]]);
  });

  test('takes a template that another dialect names for a part of it', async () => {
    const other = fakeTemplates('fake-program', '.ts', 'cdk');
    const fake = fakeReaders();
    const readers = { ...fake, templates: [...fake.templates, other] };
    const files = {
      'app.ts': 'template\nnested part.tpl\nhandler h\ntodo',
      'part.tpl': 'template\nfunction A x.y',
      'app.test.ts': 'template\nfunction Tested x.y',
    };
    const { workspace } = await open(files, { readers });
    const { applications } = await workspace.scan();
    expect(applications.map(({ root, dialect }) => [root, dialect])).toEqual([['app.ts', 'cdk']]);
  });

  test('tells a finding that two applications share once', async () => {
    const { workspace } = await open({
      'a/app.tpl': 'template\nnested ../x.tpl\nfunction A h.handler timeout 1',
      'a/h.ts': 'import ../shared\nhandler handler',
      'b/app.tpl': 'template\nfunction B h.handler timeout 1',
      'b/h.ts': 'import ../shared\nhandler handler',
      'shared.ts': 'todo',
    });
    expect(shown(await workspace.scan())).toEqual(['shared.ts:1 todo-left']);
  });

  test('tells what two applications share once, as the worst of them has it', async () => {
    const shared = rule('shared', ({ handlers, root }, verdict) => {
      for (const { reach } of handlers)
        for (const { range } of reach.floatingPromises) {
          const severity = root === 'a/app.tpl' ? ('info' as const) : ('warning' as const);
          verdict.fails({ name: 'Shared', range }, { message: `Seen from ${root}.`, severity });
        }
    });
    const { workspace } = await open(
      {
        'a/app.tpl': 'template\nfunction A h.handler timeout 1',
        'a/h.ts': 'import ../shared\nhandler handler',
        'b/app.tpl': 'template\nfunction B h.handler timeout 1',
        'b/h.ts': 'import ../shared\nhandler handler',
        'shared.ts': 'todo',
      },
      { rules: [shared] },
    );
    const { findings } = await workspace.scan();
    expect(findings).toMatchObject([{ severity: 'warning', message: 'Seen from b/app.tpl.' }]);
  });

  test('tells what templates and other handlers share once', async () => {
    const { workspace } = await open({
      'a.tpl': 'template\nfunction A a.handler timeout 1',
      'a.ts': 'import ./shared\nhandler handler',
      'b.ts': 'import ./shared\nhandler other',
      'shared.ts': 'todo',
    });
    const { findings } = await workspace.scan();
    expect(findings).toMatchObject([{ range: { file: 'shared.ts' }, application: 'a.tpl' }]);
  });

  test('of some paths looks at these and at the templates above them', async () => {
    const { workspace } = await open(shop);
    expect(shown(await workspace.scan({ paths: ['shop/lib'] }))).toEqual([
      'shop/lib/deep/er.ts:1 todo-left',
      'shop/lib/store.ts:2 todo-left',
    ]);
    expect(shown(await workspace.scan({ paths: ['shop/save.ts'] }))).toEqual(['shop/save.ts:3 todo-left']);
    expect(shown(await workspace.scan({ paths: ['shop/app.tpl', 'loose'] }))).toHaveLength(5);
  });

  test('can be stopped, and says how far it is', async () => {
    const { workspace } = await open(shop);
    const steps: number[] = [];
    await workspace.scan({ onProgress: ({ done, total }) => steps.push(done / total) });
    expect(steps).toHaveLength(8);
    expect(steps.at(-1)).toBeLessThan(1);
    const stopped = workspace.scan({ signal: AbortSignal.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
    expect(shown(await workspace.scan())).toHaveLength(5);
  });
});

describe('what is not read', () => {
  const todo = 'handler h\ntodo';

  test('is what .gitignore files, the configuration and tools say', async () => {
    const { workspace, fileSystem } = await open({
      '.serverless-coach.yaml': 'ignore: [legacy/**, "**/*.gen.ts"]',
      '.gitignore': '*.out.ts\n/made/\n',
      'pkg/.gitignore': '!kept.out.ts\nlocal.ts\n',
      'a.out.ts': todo,
      'made/a.ts': todo,
      'pkg/kept.out.ts': todo,
      'pkg/local.ts': todo,
      'pkg/a.gen.ts': todo,
      'legacy/a.ts': todo,
      'node_modules/a/index.ts': todo,
      'pkg/dist/a.ts': todo,
      '.aws-sam/build/a.ts': todo,
      'types.d.ts': todo,
      'layer/requests/a.ts': todo,
      'layer/requests-2.0.dist-info/METADATA': '',
      'net/obj/a.ts': todo,
      'net/net.csproj': '',
      'bin/a.ts': todo,
    });
    const result = await workspace.scan();
    expect(shown(result)).toEqual(['bin/a.ts:2 todo-left', 'pkg/kept.out.ts:2 todo-left']);
    expect(result.skipped).toEqual([]);
    expect(fileSystem.reads.filter((path) => path.endsWith('.ts'))).toEqual(['bin/a.ts', 'pkg/kept.out.ts']);
  });

  test('unless it is asked for by name', async () => {
    const { workspace } = await open({ '.gitignore': 'made/', 'made/sub/a.ts': todo, 'made/sub/dist/b.ts': todo });
    expect(shown(await workspace.scan({ paths: ['made/sub'] }))).toEqual(['made/sub/a.ts:2 todo-left']);
  });

  test('is counted when a person may miss it', async () => {
    const { workspace } = await open({
      'fine.ts': todo,
      'large.ts': `handler h\n${'x'.repeat(5_000_001)}`,
      'binary.ts': new Uint8Array([104, 0, 104]),
      'denied.ts': { fails: 'EACCES: permission denied' },
      'out.ts': { link: '../elsewhere.ts' },
      'nowhere.ts': { link: 'gone.ts' },
      'circle.ts': { link: 'circle.ts' },
      'inside.ts': { link: 'fine.ts' },
      'around/again': { link: '' },
    });
    const result = await workspace.scan();
    expect(shown(result)).toEqual(['fine.ts:2 todo-left', 'inside.ts:2 todo-left']);
    expect(Object.fromEntries(result.skipped.map(({ path, reason }) => [path, reason]))).toEqual({
      'large.ts': 'too-large',
      'binary.ts': 'binary',
      'denied.ts': 'unreadable',
      'out.ts': 'link-outside',
      'nowhere.ts': 'link-broken',
      'circle.ts': 'link-broken',
    });
    expect(result.problems).toEqual([
      { file: 'denied.ts', message: 'The file could not be read: EACCES: permission denied' },
    ]);
  });
});
