import { describe, expect, test } from 'vitest';
import { open, shop, shown } from './opened.js';

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
