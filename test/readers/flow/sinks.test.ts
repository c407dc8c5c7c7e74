import { describe, expect, test } from 'vitest';
import { factsOf, sinksIn } from './reading.js';

/** The sinks of a handler with these lines in it. */
async function typescript(...lines: readonly string[]) {
  return sinksIn(
    await factsOf('a.ts', ['export const handler = async (event, context) => {', ...lines, '};'].join('\n')),
  );
}

async function python(...lines: readonly string[]) {
  const body = lines.map((line) => `    ${line}`);
  return sinksIn(
    await factsOf('a.py', ['import os, subprocess, requests', 'def handler(event, context):', ...body].join('\n')),
  );
}

describe('commands', () => {
  test('of text with a field of the event in it', async () => {
    const facts = await factsOf(
      'a.ts',
      [
        "import { execSync, spawn } from 'node:child_process';",
        "import cp = require('child_process');",
        'export const handler = async (event) => {',
        '  const { name } = JSON.parse(event.body);',
        '  execSync(`convert ${name}`);',
        "  spawn('sh', ['-c', 'ls ' + name]);",
        '  spawn(`ls ${name}`, { shell: true });',
        "  spawn('ls', [name]);",
        "  cp.exec('ls ' + Number(name));",
        '  cp.exec(process.env.COMMAND);',
        '};',
      ].join('\n'),
    );
    expect(sinksIn(facts)).toEqual([
      '5 command execSync <- handler(0)',
      '6 command spawn <- handler(0)',
      '7 command spawn <- handler(0)',
    ]);
  });

  test('in Python, when a shell gets the text', async () => {
    expect(
      await python(
        'name = event["name"]',
        'os.system(f"convert {name}")',
        'subprocess.run("ls " + name, shell=True)',
        'subprocess.run(["sh", "-c", "ls %s" % name])',
        'subprocess.run(["ls", name])',
        'subprocess.run("ls " + shlex.quote(name), shell=True)',
      ),
    ).toEqual([
      '4 command os.system <- handler(0)',
      '5 command subprocess.run <- handler(0)',
      '6 command subprocess.run <- handler(0)',
    ]);
  });

  test('not of text of which only listed letters are left', async () => {
    const facts = await factsOf(
      'a.ts',
      [
        "import { execSync } from 'node:child_process';",
        'export const handler = async (event) => {',
        "  const name = event.name.replace(/[^a-zA-Z0-9._-]/g, '_');",
        '  execSync(`ls ${name}`);',
        "  execSync(`ls ${event.name.replace('/', '')}`);",
        '};',
      ].join('\n'),
    );
    expect(sinksIn(facts)).toEqual(['5 command execSync <- handler(0)']);
    expect(await python('import re', 'os.system("ls " + re.sub(r"[^a-z]", "", event["name"]))')).toEqual([]);
  });

  test('in C#, when a shell is started', async () => {
    const facts = await factsOf(
      'A.cs',
      [
        'class A {',
        '  void Handle(Request input) {',
        '    Process.Start(new ProcessStartInfo { FileName = "/bin/bash", Arguments = $"-c \\"ls {input.Name}\\"" });',
        '    Process.Start(new ProcessStartInfo { FileName = "ls", Arguments = input.Name });',
        '    Process.Start(new ProcessStartInfo("ls") { Arguments = input.Name });',
        '  }',
        '}',
      ].join('\n'),
    );
    expect(sinksIn(facts)).toEqual(['3 command ProcessStartInfo <- A.Handle(0)']);
  });

  test('in Go, with text that was parsed into a struct', async () => {
    const facts = await factsOf(
      'main.go',
      [
        'package main',
        'import ("encoding/json"; "os/exec"; "github.com/aws/aws-lambda-go/events")',
        'func handle(ctx context.Context, req events.APIGatewayProxyRequest) error {',
        '\tvar in Input',
        '\tjson.Unmarshal([]byte(req.Body), &in)',
        '\texec.Command("sh", "-c", "convert "+in.Name).Run()',
        '\texec.Command("convert", in.Name).Run()',
        '\treturn nil',
        '}',
      ].join('\n'),
    );
    expect(sinksIn(facts)).toEqual(['6 command exec.Command <- handle(1)']);
  });
});

describe('SQL', () => {
  test('put together from the event, and not when text and values go apart', async () => {
    expect(
      await typescript(
        'const { id } = event.pathParameters;',
        "await db.query(`select * from orders where id = '${id}'`);",
        "await db.query('select * from orders where id = $1', [id]);",
        'await sql`select * from orders where id = ${id}`;',
        "const text = 'delete from orders where id = ' + id;",
        'await client.execute(text);',
        'await rds.send(new ExecuteStatementCommand({ sql: `update orders set a = ${id}` }));',
        'await db.query(`select * from orders limit ${parseInt(event.limit, 10)}`);',
      ),
    ).toEqual(['3 sql db.query <- handler(0)', '7 sql client.execute <- handler(0)', '8 sql sql <- handler(0)']);
  });

  test('in Python by every way of putting text together', async () => {
    expect(
      await python(
        'name = event["name"]',
        'cursor.execute(f"SELECT * FROM t WHERE id = \'{name}\'")',
        'cursor.execute("SELECT * FROM t WHERE id = \'{}\'".format(name))',
        'cursor.execute("SELECT * FROM t WHERE id = \'%s\'" % name)',
        'cursor.execute("SELECT * FROM t WHERE id = %s", (name,))',
      ),
    ).toEqual([3, 4, 5].map((line) => `${line + 1} sql cursor.execute <- handler(0)`));
  });
});

describe('what is checked or made safe', () => {
  test('is nobody else’s text any more', async () => {
    expect(
      await typescript(
        'const { table, column, id } = event;',
        'if (!/^\\w+$/.test(table)) throw new Error("table");',
        'if (!allowed.includes(column)) return;',
        'await db.query(`select ${column} from ${table} where id = ${escape(id)} and a `);',
      ),
    ).toEqual([]);
  });
});

describe('paths and addresses', () => {
  test('of the event, but not behind a fixed host, nor a bare name of a file', async () => {
    const facts = await factsOf(
      'a.ts',
      [
        "import { readFile } from 'fs/promises';",
        "import path from 'node:path';",
        'export const handler = async ({ name }) => {',
        "  await readFile('/tmp/' + name);",
        "  await readFile('/tmp/' + path.basename(name));",
        '  await fetch(`https://api.example.com/${name}`);',
        '  await fetch(`${process.env.API}/${name}`);',
        '  await fetch(name);',
        '  await fetch(`https://${name}/x`);',
        '};',
      ].join('\n'),
    );
    expect(sinksIn(facts)).toEqual([
      '4 path readFile <- handler(0)',
      '8 address fetch <- handler(0)',
      '9 address fetch <- handler(0)',
    ]);
  });
});

test('a page with a field of the event in it', async () => {
  expect(await typescript('return { statusCode: 200, body: `<html><p>${event.name}</p></html>` };')).toEqual([
    '2 html body <- handler(0)',
  ]);
  expect(await typescript('return { statusCode: 200, body: JSON.stringify(event) };')).toEqual([]);
});

test('a function that is given the text names its own parameter, and calls say what they hand on', async () => {
  const facts = await factsOf(
    'a.ts',
    [
      "import { execSync } from 'child_process';",
      'export const handler = async (event) => Promise.all(event.Records.map(({ body }) => run(1, body)));',
      'const run = (n, text) => execSync(text);',
    ].join('\n'),
  );
  expect(sinksIn(facts)).toEqual(['3 command execSync <- run(1)']);
  const [handler] = facts.functions.flatMap(({ name }, index) => (name === 'handler' ? [index] : []));
  const passed = facts.flow.passes.find(({ range }) => range.start.line === 1 && range.start.character > 60);
  expect(passed?.arguments).toEqual([[], [{ function: handler, parameter: 0 }]]);
});

test('calls that nothing of a parameter reaches are told too', async () => {
  const { flow } = await factsOf(
    'a.ts',
    "import { execSync } from 'child_process';\nexecSync('ls');\ndb.query('select a from b where c = ?', [1]);\ndb.query(text);",
  );
  expect(flow.sinks.map(({ sink, from }) => [sink, from])).toEqual([
    ['command', []],
    ['sql', []],
  ]);
});

test('a function gives back what it makes of its parameters, and nothing else', async () => {
  const facts = await factsOf(
    'a.ts',
    [
      "import { execSync } from 'child_process';",
      'export const handler = async (event) => {',
      '  execSync(convert(event.name, 10));',
      '  execSync(convert("a.png", event.size));',
      '  execSync(program(event.name));',
      '};',
      'const convert = (name, size) => { const text = `convert ${name}`; return text; };',
      'function program(name) { return programs[name.length]; }',
    ].join('\n'),
  );
  expect(sinksIn(facts)).toEqual(['3 command execSync <- handler(0)']);
});

test('what a database gives back is not the event', async () => {
  expect(
    await typescript('const item = await table.get({ id: event.id });', 'await db.query(`select ${item.x} from t `);'),
  ).toEqual([]);
});

describe('what was looked at before', () => {
  test('in Python: asserted, quoted, one of those that are known', async () => {
    expect(
      await python(
        'name = event["name"]',
        'assert name.isalnum()',
        'os.system("ls " + name)',
        'os.system(shlex.join(["ls", event["folder"]]))',
        'os.system("ls " + FOLDERS[event["kind"]])',
        'os.system("ls " + event["other"])',
      ),
    ).toEqual(['8 command os.system <- handler(0)']);
  });

  test('in Java: getters that are asked, and constants', async () => {
    const facts = await factsOf(
      'A.java',
      [
        'class A {',
        '  void handleRequest(Event event) {',
        '    if (!ALLOWED.contains(event.getColumn())) throw new IllegalArgumentException();',
        '    statement.executeQuery("SELECT a FROM b ORDER BY " + event.getColumn());',
        '    statement.executeQuery("SELECT a FROM b WHERE c = " + Long.valueOf(event.getId()));',
        '    statement.executeQuery("SELECT a FROM b ORDER BY " + Column.valueOf(event.getSort()));',
        '    statement.executeQuery("SELECT a FROM b ORDER BY " + String.valueOf(event.getOther()));',
        '  }',
        '}',
      ].join('\n'),
    );
    expect(sinksIn(facts)).toEqual(['7 sql statement.executeQuery <- A.handleRequest(0)']);
  });

  test('in Go: keys that are looked up', async () => {
    const facts = await factsOf(
      'main.go',
      [
        'package main',
        'func handler(event Event) error {',
        '  if _, known := columns[event.Column]; !known { return nil }',
        '  db.Query("SELECT a FROM b ORDER BY " + event.Column)',
        '  db.Query("SELECT a FROM b ORDER BY " + event.Other)',
        '  return nil',
        '}',
      ].join('\n'),
    );
    expect(sinksIn(facts)).toEqual(['5 sql db.Query <- handler(0)']);
  });
});
