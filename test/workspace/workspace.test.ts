import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/checker/index.js';
import type { FixProposal } from '../../src/model/finding.js';
import type { RegisteredRule } from '../../src/model/rule.js';
import { fixAll, type LintResult, openWorkspace, type WorkspaceOptions } from '../../src/workspace/index.js';
import { rule } from '../checker/builders.js';
import { fakeReaders, fakeRules, fakeTemplates, type ReadLog } from './fake-readers.js';
import { type MemoryFile, MemoryFileSystem } from './memory-file-system.js';

async function open(files: Record<string, MemoryFile>, options: Partial<WorkspaceOptions> = {}) {
  const fileSystem = new MemoryFileSystem(files);
  const log: ReadLog = { read: [] };
  const workspace = await openWorkspace(fileSystem, {
    readers: fakeReaders(log),
    rules: fakeRules,
    roles: [],
    ...options,
  });
  return { workspace, fileSystem, log };
}

/** Findings as `file:line rule`, lines 1-based. */
function shown({ findings }: LintResult): readonly string[] {
  return findings.map(({ rule, range }) => `${range.file}:${range.start.line + 1} ${rule}`);
}

const shop = {
  'shop/app.tpl': 'template\nfunction Save save.handler\nfunction Load load.handler timeout 5',
  'shop/save.ts': 'import ./lib/store\nhandler handler\ntodo',
  'shop/load.ts': 'handler handler',
  'shop/lib/store.ts': 'import ./deep/er\ntodo',
  'shop/lib/deep/er.ts': 'todo',
  'shop/unused.ts': 'todo',
  'loose/job.ts': 'handler job\ntodo',
  'loose/job.test.ts': 'handler job\ntodo',
};

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

describe('an edit', () => {
  test('is seen at once, and reads and links nothing else', async () => {
    const { workspace, log } = await open(shop);
    const before = await workspace.scan();
    log.read.length = 0;
    workspace.update('shop/save.ts', 'import ./lib/store\nhandler handler\n\n\ntodo');
    const after = await workspace.lint();
    expect(shown(after)).toContain('shop/save.ts:5 todo-left');
    expect(log.read).toEqual(['shop/save.ts']);
    const unchanged = after.applications.filter((application) => before.applications.includes(application));
    expect(unchanged.map(({ handlers }) => handlers[0]?.file)).toEqual(['loose/job.ts']);
  });

  test('that changes nothing keeps everything', async () => {
    const { workspace } = await open(shop);
    workspace.update('shop/save.ts', shop['shop/save.ts']);
    const before = await workspace.scan();
    workspace.update('shop/save.ts', shop['shop/save.ts']);
    expect((await workspace.lint()).applications).toEqual(before.applications);
  });

  test('is forgotten when the document is closed', async () => {
    const { workspace } = await open(shop);
    workspace.update('shop/save.ts', 'handler handler');
    expect(shown(await workspace.scan())).toEqual(['loose/job.ts:2 todo-left', 'shop/app.tpl:2 timeout-missing']);
    workspace.close('shop/save.ts');
    expect(shown(await workspace.lint())).toHaveLength(5);
  });

  test('of a template links it again, and the others stay', async () => {
    const { workspace, log } = await open({ ...shop, 'b.tpl': 'template\nfunction B loose/job.job' });
    const before = await workspace.scan();
    expect(shown(before)).toContain('b.tpl:2 timeout-missing');
    log.read.length = 0;
    workspace.update('b.tpl', 'template\nfunction B loose/job.job timeout 3');
    const after = await workspace.lint();
    expect(shown(after)).not.toContain('b.tpl:2 timeout-missing');
    expect(log.read).toEqual(['b.tpl']);
    expect(after.applications[0]).toBe(before.applications[1]);
  });

  test('that makes a missing file appear is noticed, and one that takes it away too', async () => {
    const { workspace, fileSystem } = await open({ 'a.tpl': 'template\nfunction A a.handler timeout 3', 'b.ts': '' });
    const code = async () => (await workspace.lint()).applications[0]?.functions[0]?.code.kind;
    await workspace.scan();
    expect(await code()).toBe('missing');
    workspace.update('a.ts', 'handler handler');
    expect(await code()).toBe('found');
    workspace.remove('a.ts');
    expect(await code()).toBe('missing');
    fileSystem.files.set('a.ts', 'handler handler');
    workspace.changed('a.ts');
    expect(await code()).toBe('found');
  });
});

describe('files and folders that come and go', () => {
  const todo = 'handler h\ntodo';

  test('a file in a folder that was not there', async () => {
    const { workspace, fileSystem } = await open({ 'a.tpl': 'template\nfunction A new/er/a.handler timeout 3' });
    await workspace.scan();
    fileSystem.files.set('new/er/a.ts', 'handler handler\ntodo');
    workspace.changed('new/er/a.ts');
    expect(shown(await workspace.lint())).toEqual(['new/er/a.ts:2 todo-left']);
  });

  test('a file several folders deep, of which nothing was there when the folder above was read', async () => {
    const { workspace, fileSystem } = await open({ 'a.tpl': 'template\nfunction A a.handler' });
    await workspace.lintFile('a.tpl');
    fileSystem.files.set('new/deep/b.ts', 'handler handler\ntodo');
    workspace.changed('new/deep/b.ts');
    expect(shown(await workspace.lintFile('new/deep/b.ts'))).toEqual(['new/deep/b.ts:2 todo-left']);
  });

  test('a folder that is gone with all that is in it', async () => {
    const { workspace, fileSystem } = await open({ 'a/b/one.ts': todo, 'a/two.ts': todo, 'ab.ts': todo });
    await workspace.scan();
    for (const path of ['a/b/one.ts', 'a/two.ts']) fileSystem.files.delete(path);
    workspace.remove('a');
    expect(shown(await workspace.lint())).toEqual(['ab.ts:2 todo-left']);
    fileSystem.files.set('a/two.ts', todo);
    workspace.changed('a/two.ts');
    expect(shown(await workspace.lint())).toEqual(['a/two.ts:2 todo-left', 'ab.ts:2 todo-left']);
  });

  test('a document that is closed without ever being saved', async () => {
    const { workspace } = await open({ 'a.ts': todo });
    await workspace.scan();
    workspace.update('new.ts', todo);
    expect(shown(await workspace.lint())).toEqual(['a.ts:2 todo-left', 'new.ts:2 todo-left']);
    workspace.close('new.ts');
    expect(await workspace.lint()).toMatchObject({
      findings: [{ range: { file: 'a.ts' } }],
      problems: [],
      skipped: [],
    });
  });

  test('what is ignored changes', async () => {
    const { workspace, fileSystem } = await open({ 'a/one.ts': todo, 'b/two.ts': todo });
    await workspace.scan({ paths: ['a'] });
    await workspace.lintFile('b/two.ts');
    fileSystem.files.set('a/.gitignore', '*.ts');
    workspace.changed('a/.gitignore');
    expect(shown(await workspace.lint())).toEqual(['b/two.ts:2 todo-left']);
    fileSystem.files.delete('a/.gitignore');
    workspace.remove('a/.gitignore');
    workspace.update('.serverless-coach.yaml', 'ignore: [b]');
    await workspace.reloadConfiguration();
    expect(shown(await workspace.lint())).toEqual(['a/one.ts:2 todo-left']);
  });
});

describe('while a file does not parse', () => {
  test('the facts of its last good text stay, and move with the text', async () => {
    const { workspace } = await open({ 'a.ts': '' });
    workspace.update('a.ts', 'handler a\ntodo\nhandler b\ntodo\ntodo\nimport ./x\nimport ./y');
    expect(shown(await workspace.scan())).toEqual(['a.ts:2 todo-left', 'a.ts:4 todo-left', 'a.ts:5 todo-left']);
    workspace.update('a.ts', 'handler a\ntodo\n???\n\nhandler b\ntodo\ntodo\nimport ./x\nimport ./y');
    const broken = await workspace.lint();
    expect(shown(broken)).toEqual(['a.ts:2 todo-left', 'a.ts:6 todo-left', 'a.ts:7 todo-left']);
    expect(broken.problems).toMatchObject([{ file: 'a.ts', range: { start: { line: 2 } }, message: 'What is ???' }]);
    expect(await workspace.fixesOf(broken.findings[0]!)).toEqual([]);
    workspace.update('a.ts', 'handler a\ntodo');
    const repaired = await workspace.lint();
    expect(shown(repaired)).toEqual(['a.ts:2 todo-left']);
    expect(repaired.problems).toEqual([]);
    expect(await workspace.fixesOf(repaired.findings[0]!)).toHaveLength(1);
  });

  test('the new facts are taken when little is lost', async () => {
    const { workspace } = await open({ 'a.ts': '' });
    workspace.update('a.ts', 'handler a\ntodo');
    await workspace.scan();
    workspace.update('a.ts', 'handler a\ntodo\ntodo\n???');
    expect(shown(await workspace.lint())).toEqual(['a.ts:2 todo-left', 'a.ts:3 todo-left']);
  });

  test('what a template declared stays', async () => {
    const { workspace } = await open({ 'a.tpl': '' });
    workspace.update('a.tpl', 'template\nfunction A x.y\nfunction B x.y');
    await workspace.scan();
    workspace.update('a.tpl', 'template\n???\nfunction A x.y\nfunction B x.y');
    const broken = await workspace.lint();
    expect(shown(broken)).toEqual(['a.tpl:3 timeout-missing', 'a.tpl:4 timeout-missing']);
    expect(broken.problems).toHaveLength(1);
    expect(await workspace.fixesOf(broken.findings[0]!)).toEqual([]);
    workspace.update('a.tpl', 'template\nfunction A x.y');
    expect(shown(await workspace.lint())).toEqual(['a.tpl:2 timeout-missing']);
  });
});

describe('one file', () => {
  test('is judged with the application around it, and no more is read than that', async () => {
    const { workspace, log } = await open({ ...shop, 'far/app.tpl': 'template\nfunction Far far.handler' });
    const result = await workspace.lintFile('shop/lib/store.ts');
    expect(shown(result)).toEqual([
      'shop/app.tpl:2 timeout-missing',
      'shop/lib/deep/er.ts:1 todo-left',
      'shop/lib/store.ts:2 todo-left',
      'shop/save.ts:3 todo-left',
    ]);
    expect(log.read).not.toContain('far/app.tpl');
    expect(log.read).not.toContain('loose/job.ts');
  });

  test('belongs to a template in a folder beside', async () => {
    const { workspace } = await open({
      'src/h.ts': 'handler h\ntodo',
      'infra/t.tpl': 'template\nfunction H ../src/h.h',
    });
    const result = await workspace.lintFile('src/h.ts');
    expect(result.applications.map(({ root }) => root)).toEqual(['infra/t.tpl']);
  });

  test('is judged with the templates its own names', async () => {
    const { workspace } = await open({
      'a/app.tpl': 'template\nnested deep/er/part.tpl\nfunction A h.handler',
      'a/h.ts': 'handler handler',
      'a/deep/er/part.tpl': 'template\nfunction Part p.handler',
    });
    const { applications } = await workspace.lintFile('a/h.ts');
    expect(applications.map(({ functions }) => functions.map(({ name }) => name))).toEqual([['A', 'Part']]);
  });

  test('can be a handler that no template names', async () => {
    const { workspace } = await open(shop);
    expect(shown(await workspace.lintFile('loose/job.ts'))).toEqual(['loose/job.ts:2 todo-left']);
    expect(shown(await workspace.lintFile('shop/unused.ts'))).toEqual([]);
  });
});

describe('comments', () => {
  test('take findings out, in code and templates', async () => {
    const { workspace } = await open({
      'a.tpl': 'template\n# serverless-coach-ignore timeout-missing: it is quick\nfunction A a.handler',
      'a.ts': 'handler handler\n// serverless-coach-ignore todo-left\ntodo',
    });
    const result = await workspace.scan();
    expect(shown(result)).toEqual(['a.ts:2 suppression-without-reason']);
    expect(result.suppressed.map(({ finding, reason }) => [finding.rule, reason])).toEqual([
      ['timeout-missing', 'it is quick'],
      ['todo-left', undefined],
    ]);
  });

  test('in a file two applications share are judged once', async () => {
    const { workspace } = await open({
      'a.tpl': 'template\nfunction A h.handler timeout 1',
      'b.tpl': 'template\nfunction B h.handler timeout 1',
      'h.ts': 'handler handler\n// serverless-coach-ignore todo-left: x',
    });
    expect(shown(await workspace.scan())).toEqual(['h.ts:2 suppression-unused']);
  });
});

describe('the configuration', () => {
  test('is that of the workspace folder, and can change', async () => {
    const { workspace } = await open({ ...shop, '.serverless-coach.yaml': 'rules: { todo-left: off }' });
    expect(shown(await workspace.scan())).toEqual(['shop/app.tpl:2 timeout-missing']);
    workspace.update('.serverless-coach.yaml', 'rules: { todo-left: error }');
    await workspace.reloadConfiguration();
    expect((await workspace.lint()).findings[0]).toMatchObject({ rule: 'todo-left', severity: 'error' });
  });

  test('that is wrong is told, and the last good one stays', async () => {
    const { workspace } = await open({ ...shop, '.serverless-coach.yaml': 'rules: { todo-left: off }' });
    workspace.update('.serverless-coach.yaml', 'rules: { todo-left: of }');
    await workspace.reloadConfiguration();
    const result = await workspace.scan();
    expect(shown(result)).toEqual(['shop/app.tpl:2 timeout-missing']);
    expect(result.problems).toMatchObject([{ file: '.serverless-coach.yaml' }]);
  });
});

describe('repairs', () => {
  test('are edits of the files as they are now', async () => {
    const { workspace } = await open(shop);
    workspace.update('shop/save.ts', 'handler handler\n\ntodo');
    const [finding] = (await workspace.scan({ paths: ['shop/save.ts'] })).findings;
    const [fix] = await workspace.fixesOf(finding!);
    expect(applyEdits('handler handler\n\ntodo', fix?.edits ?? [])).toBe('handler handler\n\n// todo');
  });

  test('of all findings are written, safe ones only, until nothing is left', async () => {
    const { workspace, fileSystem } = await open({
      'a.tpl': 'template\nfunction A a.handler',
      'a.ts': '\ufeffhandler handler\r\ntodo\r\ntodo\r\n',
    });
    const { result, applied, failures } = await fixAll(
      workspace,
      () => workspace.scan(),
      (_, { safety }) => safety === 'safe',
    );
    expect(shown(result)).toEqual(['a.tpl:2 timeout-missing']);
    expect({ applied: applied.length, failures }).toEqual({ applied: 2, failures: [] });
    expect(fileSystem.files.get('a.ts')).toEqual(
      new TextEncoder().encode('\ufeffhandler handler\r\n// todo\r\n// todo\r\n'),
    );
  });

  test('are not written to a file that is not UTF-8, and that is told', async () => {
    const latin = new Uint8Array([...new TextEncoder().encode('handler h\ntodo\n# caf'), 0xe9]);
    const { workspace, fileSystem } = await open({ 'a.ts': latin });
    const { applied, failures } = await fixAll(
      workspace,
      () => workspace.scan(),
      () => true,
    );
    expect(applied).toEqual([]);
    expect(failures).toEqual([{ file: 'a.ts', message: 'it is not UTF-8' }]);
    expect(fileSystem.files.get('a.ts')).toBe(latin);
  });
});

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

describe('repairs that do not work', () => {
  const stubborn = (fix: () => readonly FixProposal[]): readonly RegisteredRule[] => [
    rule('stubborn', ({ handlers }, verdict) => {
      for (const { range } of handlers) verdict.fails({ range }, { message: 'Still wrong.', fix });
    }),
  ];

  test('are tried once', async () => {
    const intents = [
      { kind: 'await', at: { file: 'a.ts', start: { line: 1, character: 0 }, end: { line: 1, character: 0 } } },
    ] as const;
    const rules = stubborn(() => [{ title: 'Try', safety: 'safe', intents }]);
    const { workspace, fileSystem } = await open({ 'a.ts': 'handler h\n' }, { rules });
    const look = () => workspace.scan();
    const { result, applied } = await fixAll(workspace, look, () => true);
    expect({ findings: result.findings.length, applied: applied.length }).toEqual({ findings: 1, applied: 1 });
    expect(fileSystem.text('a.ts')).toBe('handler h\n// ');
  });

  test('are not offered when the rule or the reader fails at them', async () => {
    const failing = stubborn(() => {
      throw new Error('no');
    });
    const { workspace } = await open({ 'a.ts': 'handler h' }, { rules: failing });
    const { findings } = await workspace.scan();
    expect(await workspace.fixesOf(findings[0]!)).toEqual([]);
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
