import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeCatalogue, folderWith, runIn } from './run-cli.js';

const shop = {
  'app.tpl': 'template\nfunction Save src/save.handler\nfunction Load src/load.handler timeout 5',
  'src/save.ts': 'handler handler\n\ttodo',
  'src/load.ts': 'handler handler',
};

const lint = (folder: string, ...args: readonly string[]) => runIn(folder, ['lint', ...args], fakeCatalogue);
const lintJson = async (folder: string, ...args: readonly string[]) => {
  const { code, stdout, stderr } = await lint(folder, '--format', 'json', ...args);
  return { code, stderr, report: JSON.parse(stdout) };
};

describe('the exit code', () => {
  test.each([
    [[], 1],
    [['--fail-on', 'info'], 1],
    [['--fail-on', 'error'], 0],
    [['--fail-on', 'never'], 0],
    [['src/load.ts'], 0],
  ])('with %j is %i', async (args, expected) => {
    expect((await lint(folderWith(shop), ...args)).code).toBe(expected);
  });

  test('is 0 without findings', async () => {
    expect(await lint(folderWith({ 'a.ts': 'handler a' }))).toMatchObject({ code: 0, stderr: '' });
    expect((await lint(folderWith({}))).code).toBe(0);
  });

  test('is 1 when a file cannot be understood, because nobody can say that it is clean', async () => {
    const folder = folderWith({ 'app.tpl': 'template\n???' });
    const { code, stdout } = await lint(folder);
    expect(code).toBe(1);
    expect(stdout).toContain('app.tpl:2  What is ???');
    expect((await lint(folder, '--fail-on', 'error')).code).toBe(0);
  });
});

describe('wrong usage is one line and exit code 2', () => {
  test.each([
    [['lnt'], 'There is no command lnt; did you mean lint?'],
    [['lint', 'gone'], 'There is no file or folder gone.'],
    [['lint', '--format', 'xml'], '--format is "xml"; use pretty, json, sarif, github or junit.'],
    [['lint', '--fail-on', 'warn'], '--fail-on is "warn"; use error, warning, info or never.'],
    [['lint', '--formt', 'json'], 'lint has no option --formt; did you mean --format?'],
    [['lint', '-x'], 'lint has no option -x.'],
    [['lint', '--rule', 'todo-lft'], 'There is no rule todo-lft; did you mean todo-left?'],
    [['lint', '--config', 'gone.yaml'], 'The file gone.yaml is not there.'],
    [['lint', '--baseline', 'gone.json'], 'There is no baseline gone.json; --update-baseline writes one.'],
    [['explain', 'todo-lft'], 'There is no rule todo-lft; did you mean todo-left?'],
    [['explain'], 'explain needs one rule; serverless-coach rules lists them.'],
    [['rules', 'todo-left'], 'rules takes no path; use explain todo-left for one rule.'],
    [['lsp'], 'lsp needs --stdio, the only way it can speak.'],
  ])('%j', async (args, message) => {
    const result = await runIn(folderWith(shop), args, fakeCatalogue);
    expect(result).toEqual({ code: 2, stdout: '', stderr: `serverless-coach: ${message}\n` });
  });

  test('an option without its value', async () => {
    const { code, stderr } = await lint(folderWith(shop), '--format');
    expect({ code, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(stderr).toContain('--format');
  });

  test('a wrong configuration, with its line', async () => {
    const folder = folderWith({ ...shop, 'sub/.serverless-coach.yaml': 'rules:\n  todo-left: of\n', 'sub/a.ts': '' });
    expect(await lint(folder, 'sub')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'serverless-coach: sub/.serverless-coach.yaml:2: rules.todo-left is "of"; use off, info, warning or error.\n',
    });
    expect((await lint(folder)).code).toBe(1);
  });

  test('a configuration under another name', async () => {
    const folder = folderWith({ ...shop, '.serverless-coach.yml': 'extends: strict' });
    expect((await lint(folder, 'src')).stderr).toBe(
      'serverless-coach: .serverless-coach.yml is not read; name it .serverless-coach.yaml.\n',
    );
  });

  test('a damaged baseline', async () => {
    const folder = folderWith({ ...shop, '.serverless-coach-baseline.json': '{' });
    const { code, stdout, stderr } = await lint(folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^serverless-coach: \.serverless-coach-baseline\.json is not JSON .*--update-baseline\.\n$/);
  });
});

describe('paths', () => {
  test('are shown as the working directory sees them', async () => {
    const folder = folderWith(Object.fromEntries(Object.entries(shop).map(([path, text]) => [`shop/${path}`, text])));
    const files = async (cwd: string, ...args: readonly string[]) =>
      (await lintJson(cwd, ...args)).report.findings.map(({ file }: { file: string }) => file);
    expect(await files(folder)).toEqual(['shop/app.tpl', 'shop/src/save.ts']);
    expect(await files(join(folder, 'shop'), 'src')).toEqual(['src/save.ts']);
    expect(await files(join(folder, 'shop/src'), '..')).toEqual(['../app.tpl', 'save.ts']);
    expect(await files(folder, 'shop/app.tpl', 'shop/src/load.ts')).toEqual(['shop/app.tpl', 'shop/src/save.ts']);
  });

  test('below a repository belong to it', async () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'services/a/app.tpl': 'template\nfunction A ../shared/a.handler timeout 1',
      'services/shared/a.ts': 'handler handler\ntodo',
    });
    const { report } = await lintJson(join(folder, 'services/a'));
    expect(report.findings).toMatchObject([{ file: '../shared/a.ts', application: 'app.tpl' }]);
  });
});

test('JSON says everything the contract asks for', async () => {
  const { report } = await lintJson(folderWith(shop));
  expect(report).toMatchObject({
    version: 1,
    tool: { name: 'serverless-coach', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    summary: { files: 3, functions: 2, findings: { error: 0, warning: 2, info: 0 }, suppressed: 0 },
    practised: [
      { rule: 'timeout-missing', sites: 2, holds: 1 },
      { rule: 'todo-left', sites: 1, holds: 0 },
    ],
    problems: [],
  });
  expect(report.summary.millis).toBeTypeOf('number');
  expect(report.findings[0]).toEqual({
    rule: 'timeout-missing',
    severity: 'warning',
    file: 'app.tpl',
    line: 2,
    column: 1,
    endLine: 2,
    endColumn: 31,
    message: 'Save has no timeout.',
    application: 'app.tpl',
    function: 'Save',
    skill: 'retries-and-dlq',
    level: 'junior',
    resources: [{ title: 'On todos', url: 'https://example.com/todos' }],
    related: [],
    fixes: [
      {
        title: 'Give Save a timeout',
        safety: 'suggested',
        edits: [{ file: 'app.tpl', line: 2, column: 31, endLine: 2, endColumn: 31, text: ' timeout 30' }],
      },
    ],
  });
});

test('the report for people shows the line of each finding', async () => {
  const { stdout } = await lint(folderWith(shop));
  expect(stdout.replace(/\d+ ms/, '0 ms')).toBe(`app.tpl
  2:1     warning  Save has no timeout.  timeout-missing
     2 | function Save src/save.handler
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

src/save.ts
  2:1     warning  A todo.  todo-left
     2 |  todo
       | ^^^^

2 findings (2 warnings) in 3 files, 2 functions, 0 ms.
1 finding can be repaired with --fix.
`);
});

describe('--fix', () => {
  test('repairs what is safe, says so on stderr, and reports the rest', async () => {
    const folder = folderWith(shop);
    const { code, stderr, report } = await lintJson(folder, '--fix');
    expect(report.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['timeout-missing']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Repaired 1 finding in 1 file.\n' });
    expect(readFileSync(join(folder, 'src/save.ts'), 'utf8')).toBe('handler handler\n// \ttodo');
    expect(readFileSync(join(folder, 'app.tpl'), 'utf8')).toBe(shop['app.tpl']);
  });

  test('of one rule leaves the others alone', async () => {
    const folder = folderWith(shop);
    const { report } = await lintJson(folder, '--fix', '--rule', 'timeout-missing');
    expect(report.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['timeout-missing']);
    expect(readFileSync(join(folder, 'src/save.ts'), 'utf8')).toBe(shop['src/save.ts']);
  });
});

describe('a baseline', () => {
  test('takes out what is known and reports what is new', async () => {
    const folder = folderWith(shop);
    const updated = await lintJson(folder, '--update-baseline');
    expect(updated).toMatchObject({ code: 0, report: { findings: [], summary: { baseline: 2 } } });
    expect((await lint(folder)).code).toBe(0);
    writeFileSync(join(folder, 'src/load.ts'), '\nhandler handler\ntodo');
    writeFileSync(join(folder, 'src/save.ts'), `\n\n${shop['src/save.ts']}`);
    const { code, report } = await lintJson(folder);
    expect(code).toBe(1);
    expect(report.findings.map(({ file }: { file: string }) => file)).toEqual(['src/load.ts']);
  });

  test('says what is gone, and drops it on request', async () => {
    const folder = folderWith(shop);
    await lint(folder, '--baseline', 'known.json', '--update-baseline');
    writeFileSync(join(folder, 'src/save.ts'), 'handler handler');
    expect(await lint(folder, '--baseline', 'known.json')).toMatchObject({
      code: 0,
      stderr: '1 entry of known.json no longer found; --update-baseline drops them.\n',
    });
    expect((await lint(folder, '--baseline', 'known.json', 'src/load.ts')).stderr).toBe('');
    expect((await lint(folder, '--baseline', 'known.json', '--rule', 'timeout-missing')).stderr).toBe('');
    await lint(folder, '--baseline', 'known.json', '--update-baseline');
    expect(await lint(folder, '--baseline', 'known.json')).toMatchObject({ code: 0, stderr: '' });
  });

  test('of a part keeps what belongs to the rest', async () => {
    const folder = folderWith(shop);
    await lint(folder, '--update-baseline');
    await lint(folder, '--update-baseline', 'src/load.ts');
    expect((await lint(folder)).code).toBe(0);
  });
});

describe('the configuration', () => {
  test('switches rules and ignores files, from the folder it is in', async () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'a/.serverless-coach.yaml': 'rules: { timeout-missing: error }\nignore: [gen]',
      'a/gen/b.ts': 'handler b\ntodo',
      'a/app.tpl': 'template\nfunction A x.y',
    });
    const { report } = await lintJson(folder, 'a');
    expect(report.findings).toMatchObject([{ rule: 'timeout-missing', severity: 'error' }]);
    expect((await lintJson(folder)).report.findings).toHaveLength(2);
    const elsewhere = await lintJson(folder, '--config', 'a/.serverless-coach.yaml');
    expect(elsewhere.report.findings).toHaveLength(1);
  });
});

test('facts are kept between runs unless --no-cache is given', async () => {
  const folder = folderWith(shop);
  await lint(folder, '--no-cache');
  expect(existsSync(join(folder, '.cache'))).toBe(false);
  const first = await lint(folder);
  expect(existsSync(join(folder, '.cache/serverless-coach'))).toBe(true);
  expect((await lint(folder)).stdout.replace(/\d+ ms/, '')).toBe(first.stdout.replace(/\d+ ms/, ''));
});

test('progress goes to a terminal only, and leaves nothing behind', async () => {
  const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}.ts`, 'handler a']));
  const { stderr, stdout } = await runIn(folderWith(files), ['lint'], fakeCatalogue, true);
  expect(stderr).toMatch(/Reading \d+ of 50 files/);
  expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
  expect(stdout).not.toContain('Reading');
});
