import { describe, expect, test } from 'vitest';
import { fakeCatalogue, folderWith, runIn } from './run-cli.js';

const stdout = async (args: readonly string[], files = {}) =>
  (await runIn(folderWith(files), args, fakeCatalogue)).stdout;

test.each([[['--help']], [['-h']], [[]], [['help']]])('%j says how to use it', async (args) => {
  expect(await stdout(args)).toMatch(/^Reads serverless code[\s\S]*Usage: serverless-coach <command>/);
});

test.each(['lint', 'rules', 'explain', 'model', 'policy', 'lsp'])('%s --help says how to use it', async (command) => {
  expect(await stdout([command, '--help'])).toMatch(new RegExp(`^Usage: serverless-coach ${command}`));
  expect(await stdout(['help', command])).toBe(await stdout([command, '--help']));
});

test('--version is that of the package', async () => {
  expect(await stdout(['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('rules', () => {
  test('lists every rule, those on comments too', async () => {
    const text = await stdout(['rules']);
    expect(text).toMatch(/^todo-left +warning +Title of todo-left \(retries-and-dlq, junior\)$/m);
    expect(text).toMatch(/^suppression-unused +info /m);
  });

  test('as JSON has their metadata', async () => {
    const { version, rules } = JSON.parse(await stdout(['rules', '--format', 'json']));
    expect(version).toBe(1);
    expect(rules).toEqual(fakeCatalogue.metadata);
  });
});

describe('explain', () => {
  test('shows the page and what to read on', async () => {
    expect(await stdout(['explain', 'todo-left'])).toBe(`Title of todo-left
todo-left · warning · retries-and-dlq · junior

Why it matters.

Bad

  a.ts
    todo # <- todo-left

How it works

- one thing
- two things with a link (https://example.com)

Read on

  On todos (Example, 5 min)
    https://example.com/todos
`);
  });

  test.each(fakeCatalogue.metadata.filter(({ id }) => id.startsWith('suppression')).map(({ id }) => id))(
    '%s has a page',
    async (id) => expect(await stdout(['explain', id])).toMatch(/How it works/),
  );

  test('uses colours at a terminal', async () => {
    const { stdout: text } = await runIn(folderWith({}), ['explain', 'todo-left'], fakeCatalogue, true);
    expect(text).toContain('\u001b[1mTitle of todo-left\u001b[22m');
  });
});

describe('model', () => {
  const files = {
    'shop/app.tpl': 'template\nfunction Save src/save.handler timeout 5',
    'shop/src/save.ts': 'handler handler',
    'jobs/a.ts': 'handler a',
    'jobs/b.ts': 'handler b',
  };

  test('as JSON has every application, loose handlers together', async () => {
    const { version, applications } = JSON.parse(await stdout(['model', '--format', 'json'], files));
    expect(version).toBe(1);
    expect(applications).toMatchObject([
      {
        root: 'shop/app.tpl',
        dialect: 'sam',
        functions: [{ name: 'Save', file: 'shop/src/save.ts', handler: 'handler', timeoutSeconds: 5 }],
      },
      {
        root: '.',
        dialect: 'code',
        functions: [
          { name: 'a', file: 'jobs/a.ts' },
          { name: 'b', file: 'jobs/b.ts' },
        ],
      },
    ]);
  });

  test('for people has the functions by application', async () => {
    expect(await stdout(['model'], files)).toMatch(/^shop\/app.tpl sam\n {2}Save nodejs22.x shop\/src\/save.ts\n/);
  });
});

describe('policy', () => {
  const files = {
    'shop/app.tpl': 'template\nfunction Save src/save.handler timeout 5',
    'shop/src/save.ts': 'handler handler',
  };

  test('as JSON has what each function needs', async () => {
    const { version, functions } = JSON.parse(await stdout(['policy', '--format', 'json'], files));
    expect(version).toBe(1);
    expect(functions).toEqual([{ application: 'shop/app.tpl', name: 'Save', atLeast: false, statements: [] }]);
  });

  test('for people says what the code needs, and what runs it', async () => {
    const text = await stdout(['policy'], files);
    expect(text).toMatch(/^Save shop\/app.tpl\n {2}Its code calls nothing that needs a right\.\n/);
    expect(text).toMatch(/What runs it needs logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on \*\./);
  });
});
