import { expect, test } from 'vitest';
import { filesIn, workOf } from './reading.js';

test('Node', async () => {
  const files = await filesIn(
    'a.ts',
    "import { randomUUID } from 'node:crypto';",
    "import fs, { existsSync } from 'node:fs';",
    "import { writeFile } from 'node:fs/promises';",
    "import os from 'node:os';",
    "import path from 'node:path';",
    "const FOLDER = '/tmp/orders';",
    'export const handler = async (event) => {',
    "  fs.writeFileSync('report.csv', text);",
    '  await writeFile(`${FOLDER}/${event.id}.json`, text);',
    '  fs.createWriteStream(path.join(os.tmpdir(), randomUUID()));',
    "  fs.openSync('/var/log/x', 'r');",
    "  fs.mkdirSync(path.join(__dirname, 'cache'));",
    '  fs.promises.writeFile(event.path, text);',
    '};',
  );
  expect(files).toEqual([
    '8 fs.writeFileSync package report.csv',
    '9 writeFile temporary /tmp/orders/… from event',
    '10 fs.createWriteStream temporary /… generated',
    '12 fs.mkdirSync package /cache',
    '13 fs.promises.writeFile unknown … from event',
  ]);
});

test('Python', async () => {
  const files = await filesIn(
    'a.py',
    'import os, tempfile, uuid',
    'from pathlib import Path',
    'def handler(event, context):',
    '    with open(f"/tmp/{event["key"]}", "wb") as f: pass',
    '    open("data.json").read()',
    '    open("data.json", mode="a")',
    '    Path("/mnt/files/x").write_text("x")',
    '    os.makedirs(os.path.join("/opt", "x"), exist_ok=True)',
    '    s3.download_file(bucket, key, "/tmp/" + str(uuid.uuid4()))',
    '    os.makedirs(os.path.dirname(destination))',
    '    os.makedirs(os.path.dirname("/srv/a/b"))',
    '    os.makedirs(os.path.dirname(os.path.join("/tmp", name, "b")))',
    '    open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "x"), "w")',
    '    with tempfile.NamedTemporaryFile() as f: pass',
    '    tempfile.NamedTemporaryFile(delete=False)',
  );
  expect(files).toEqual([
    '4 open temporary /tmp/… from event',
    '6 open package data.json',
    '7 Path("/mnt/files/x").write_text absolute /mnt/files/x',
    '8 os.makedirs absolute /opt/x',
    '9 s3.download_file temporary /tmp/… generated',
    '10 os.makedirs unknown …',
    '11 os.makedirs absolute /srv/a/…',
    '12 os.makedirs temporary /tmp/…',
    '13 open package /x',
    '14 tempfile.NamedTemporaryFile temporary … generated removes itself',
    '15 tempfile.NamedTemporaryFile temporary … generated',
  ]);
});

test('Java', async () => {
  const files = await filesIn(
    'A.java',
    'import java.io.File;',
    'import java.io.FileOutputStream;',
    'import java.nio.file.Files;',
    'import java.nio.file.Paths;',
    'public class A {',
    '  public void handleRequest(Event event) {',
    '    new FileOutputStream("/tmp/" + event.getKey());',
    '    Files.writeString(Paths.get("out", "x.txt"), text);',
    '    File.createTempFile("a", "b");',
    '    File made = new File("/data/x");',
    '    new FileOutputStream(made);',
    '  }',
    '}',
  );
  expect(files).toEqual([
    '7 FileOutputStream temporary /tmp/… from event',
    '8 Files.writeString package out/x.txt',
    '9 File.createTempFile temporary … generated',
    '11 FileOutputStream absolute /data/x',
  ]);
});

test('Go', async () => {
  const files = await filesIn(
    'main.go',
    'package main',
    'import ("os"; "path/filepath"; "fmt")',
    'func handler(event Event) error {',
    '  os.Create(fmt.Sprintf("/tmp/%s.csv", event.Key))',
    '  os.WriteFile("out.txt", nil, 0o600)',
    '  os.OpenFile("in.txt", os.O_RDONLY, 0)',
    '  os.OpenFile(filepath.Join(os.TempDir(), "x"), os.O_CREATE|os.O_WRONLY, 0)',
    '  return nil',
    '}',
  );
  expect(files).toEqual([
    '4 os.Create temporary /tmp/… from event',
    '5 os.WriteFile package out.txt',
    '7 os.OpenFile temporary /x',
  ]);
});

test('C#', async () => {
  const files = await filesIn(
    'A.cs',
    'public class Function {',
    '  public void FunctionHandler(Event input) {',
    '    File.WriteAllText(Path.Combine(Path.GetTempPath(), input.Name), "");',
    '    using var writer = new StreamWriter($"/tmp/{Guid.NewGuid()}.txt");',
    '    new FileStream("out.bin", FileMode.Create);',
    '    new FileStream("in.bin", FileMode.Open);',
    '  }',
    '}',
  );
  expect(files).toEqual([
    '3 File.WriteAllText temporary /… from event',
    '4 StreamWriter temporary /tmp/… generated',
    '5 FileStream package out.bin',
  ]);
});

test('knows what is asked for and what is removed', async () => {
  const { fileWrites, fileRemovals } = await workOf(
    'a.js',
    "const fs = require('fs');",
    'exports.handler = () => {',
    "  if (!fs.existsSync('/tmp/model')) fs.writeFileSync('/tmp/model', model);",
    "  if (process.env.IS_OFFLINE) fs.writeFileSync('./report.txt', text);",
    "  fs.unlinkSync('/tmp/other'); items.remove(item); table.delete(id); fs.promises.rm('/tmp/x');",
    "  require('child_process').execSync('rm -rf /tmp/*');",
    '};',
  );
  expect(fileWrites.map(({ isAskedFor }) => isAskedFor)).toEqual([true]);
  expect(fileRemovals.map(({ range }) => range.start.line)).toEqual([4, 4, 5]);
});

test.each([
  ['if (fs.existsSync(path)) return fs.readFileSync(path); fs.writeFileSync(path, await load());', true],
  ['const isThere = fs.existsSync(path); if (!isThere) fs.writeFileSync(path, await load());', true],
  ['for (const each of all) { if (fs.existsSync(path)) continue; fs.writeFileSync(path, each); }', true],
  ['fs.writeFileSync(path, text); await send(path, fs.statSync(path).size);', false],
  ["if (!fs.existsSync('/tmp/out')) fs.mkdirSync('/tmp/out'); fs.writeFileSync(path, text);", false],
])('%s', async (body, expected) => {
  const { fileWrites } = await workOf(
    'a.js',
    "const fs = require('fs');",
    `exports.handler = async (event) => { const path = '/tmp/out/' + event.id; ${body} };`,
  );
  expect(fileWrites.find(({ text }) => text === 'fs.writeFileSync')?.isAskedFor).toBe(expected);
});
