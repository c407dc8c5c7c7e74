import { describe, expect, test } from 'vitest';
import { after } from './after-edit.js';

const removed = (path: string, text: string, part: string) =>
  after(path, text, part, (at) => ({ kind: 'remove-when-done', at }));

const lines = (...each: readonly string[]) => each.join('\n');

describe('remove-when-done in TypeScript', () => {
  test('by the sister of the function that writes, with comments and line endings kept', async () => {
    const text = [
      "import { writeFile } from 'node:fs/promises';",
      'export const handler = async (event) => {',
      '  const path = `/tmp/${event.id}.png`; // one for each',
      '  // the picture',
      '  await writeFile(path, event.image);',
      '  const size = await measure(path); // bytes',
      '  return size;',
      '};',
      '',
    ];
    expect(await removed('a.ts', text.join('\r\n'), 'writeFile(path, event.image)')).toBe(
      [
        "import { writeFile, rm } from 'node:fs/promises';",
        'export const handler = async (event) => {',
        '  const path = `/tmp/${event.id}.png`; // one for each',
        '  // the picture',
        '  try {',
        '    await writeFile(path, event.image);',
        '    const size = await measure(path); // bytes',
        '    return size;',
        '  } finally {',
        '    await rm(path, { force: true });',
        '  }',
        '};',
        '',
      ].join('\r\n'),
    );
  });

  test('of a module, without waiting', async () => {
    const text = lines(
      "const fs = require('fs')",
      'exports.handler = function (event) {',
      "  const path = '/tmp/' + event.id",
      '  fs.writeFileSync(path, event.text)',
      '  const text = `',
      'as it is`',
      "  run(fs.readFileSync(path, 'utf8'), text)",
      '}',
    );
    expect(await removed('a.js', text, 'fs.writeFileSync(path, event.text)')).toBe(
      lines(
        "const fs = require('fs')",
        'exports.handler = function (event) {',
        "  const path = '/tmp/' + event.id",
        '  try {',
        '    fs.writeFileSync(path, event.text)',
        '    const text = `',
        'as it is`',
        "    run(fs.readFileSync(path, 'utf8'), text)",
        '  } finally {',
        '    fs.rmSync(path, { force: true })',
        '  }',
        '}',
      ),
    );
  });

  test('of a folder, behind the statement that makes it up', async () => {
    const text = lines(
      "import fs from 'node:fs';",
      'export async function handler() {',
      "  const folder = await fs.promises.mkdtemp('/tmp/a');",
      '  await unpack(folder);',
      '}',
    );
    expect(await removed('a.ts', text, "fs.promises.mkdtemp('/tmp/a')")).toBe(
      lines(
        "import fs from 'node:fs';",
        'export async function handler() {',
        "  const folder = await fs.promises.mkdtemp('/tmp/a');",
        '  try {',
        '    await unpack(folder);',
        '  } finally {',
        '    await fs.promises.rm(folder, { recursive: true, force: true });',
        '  }',
        '}',
      ),
    );
  });

  test.each([
    ['is given back', '  return path;'],
    ['is given back in something', '  return { path };'],
    ['is kept', '  paths.push(path);'],
    ['goes to something that nobody waits for', '  upload(path);'],
    ['is given back by what nobody waits for', '  return upload(path);'],
    ['is read by a stream', '  const stream = createReadStream(path);'],
    ['is in something that is put away', '  const book = await open(path);\n  books[event.id] = book;'],
    ['is used when something calls back', '  later(() => readFileSync(path));'],
    ['is not used in its block', '  console.log(event.id);'],
    ['is used by a function that is known above', '  function read() { readFileSync(path); }\n  read();'],
  ])('not where the path %s', async (_, use) => {
    const text = lines(
      "import { writeFile } from 'node:fs/promises';",
      'export const handler = async (event) => {',
      '  const path = `/tmp/${event.id}.png`;',
      '  await writeFile(path, event.image);',
      use,
      '};',
    );
    expect(await removed('a.ts', text, 'writeFile(path, event.image)')).toBeUndefined();
  });

  test('not where the writing is not waited for, or the name is taken', async () => {
    const text = (write: string, head = '') =>
      lines(
        "import { writeFile } from 'node:fs/promises';",
        head,
        'export const handler = async (event) => {',
        '  const path = `/tmp/${event.id}.png`;',
        `  ${write};`,
        '  await use(path);',
        '};',
      );
    const written = 'writeFile(path, event.image)';
    expect(await removed('a.ts', text(`await ${written}`), written)).toBeDefined();
    expect(await removed('a.ts', text(`void ${written}`), written)).toBeUndefined();
    expect(await removed('a.ts', text(`await ${written}`, 'const rm = 1;'), written)).toBeUndefined();
  });
});

describe('remove-when-done in Python', () => {
  test('of what is downloaded', async () => {
    const text = lines(
      'import boto3',
      '',
      's3 = boto3.client("s3")',
      '',
      '',
      'def handler(event, context):',
      '    for record in event["Records"]:',
      '        key = record["s3"]["object"]["key"]',
      '        path = f"/tmp/{key}"',
      '        s3.download_file("images", key, path)  # whole',
      '        resize(path)',
      '    return "done"',
      '',
    );
    expect(await removed('a.py', text, 's3.download_file("images", key, path)')).toBe(
      lines(
        'import boto3',
        'import pathlib',
        '',
        's3 = boto3.client("s3")',
        '',
        '',
        'def handler(event, context):',
        '    for record in event["Records"]:',
        '        key = record["s3"]["object"]["key"]',
        '        path = f"/tmp/{key}"',
        '        try:',
        '            s3.download_file("images", key, path)  # whole',
        '            resize(path)',
        '        finally:',
        '            pathlib.Path(path).unlink(missing_ok=True)',
        '    return "done"',
        '',
      ),
    );
  });

  test('of what is opened for writing, and of names that are made up', async () => {
    const opened = lines(
      'import pathlib',
      'def handler(event, context):',
      '    path = "/tmp/" + event["id"]',
      '    with open(path, "w") as out:',
      '        out.write(event["text"])',
      '    convert(path)',
    );
    expect(await removed('a.py', opened, 'open(path, "w")')).toBe(
      lines(
        'import pathlib',
        'def handler(event, context):',
        '    path = "/tmp/" + event["id"]',
        '    try:',
        '        with open(path, "w") as out:',
        '            out.write(event["text"])',
        '        convert(path)',
        '    finally:',
        '        pathlib.Path(path).unlink(missing_ok=True)',
      ),
    );
    const made = lines(
      'import shutil, tempfile',
      'def handler(event, context):',
      '    folder = tempfile.mkdtemp()',
      '    unpack(event, folder)',
    );
    expect(await removed('a.py', made, 'tempfile.mkdtemp()')).toBe(
      lines(
        'import shutil, tempfile',
        'def handler(event, context):',
        '    folder = tempfile.mkdtemp()',
        '    try:',
        '        unpack(event, folder)',
        '    finally:',
        '        shutil.rmtree(folder, ignore_errors=True)',
      ),
    );
  });

  test.each([
    ['is given back', '    return path'],
    ['is given back by a function', '    return convert(path)'],
    ['is kept', '    paths.append(path)'],
    ['goes to a process of its own', '    subprocess.Popen(["ffmpeg", path])'],
    ['is given to another name', '    other = path'],
    ['is in something that is given back', '    loader = Loader(path)\n    return loader'],
    ['is in something that is given back in a list', '    loader = Loader(path)\n    return [loader]'],
    ['is in something that is put away', '    loader = Loader(path)\n    loaders["a"] = loader'],
    ['is in something with another name', '    loader = Loader(path)\n    other = loader'],
    ['changes', '    convert(path)\n    path = "/tmp/b"'],
    ['is written out again', '    convert(f"/tmp/{event[\'id\']}")\n    convert(path)'],
  ])('not where the path %s', async (_, use) => {
    const text = lines(
      'import boto3',
      's3 = boto3.client("s3")',
      'def handler(event, context):',
      '    path = f"/tmp/{event[\'id\']}"',
      '    s3.download_file("images", "a", path)',
      use,
    );
    expect(await removed('a.py', text, 's3.download_file("images", "a", path)')).toBeUndefined();
  });
});

test.each([
  ['a pair of Python', 'a.py', ['import tempfile', 'def a(event):', '    pair = tempfile.mkstemp()', '    read(pair)']],
  ['a handle', 'a.py', ['import tempfile', 'def a(event):', '    fd = tempfile.mkstemp()[0]', '    read(fd)']],
  [
    'something in the folder',
    'a.py',
    ['import tempfile', 'def a(event):', '    path = tempfile.mkdtemp() + "/b"', '    read(path)'],
  ],
  [
    'what the path is made into',
    'A.java',
    [
      'import java.nio.file.Files;',
      'class A {',
      '    void a() throws java.io.IOException {',
      '        java.io.File copy = Files.createTempFile("a", "b").toFile();',
      '        read(copy);',
      '    }',
      '}',
    ],
  ],
])('not where %s has the name', async (_, path, written) => {
  const text = lines(...written);
  const part = /(?:tempfile\.mk\w+|Files\.createTempFile)\([^()]*\)/.exec(text)?.[0] ?? '';
  expect(await removed(path, text, part)).toBeUndefined();
});

test('of Java by the class as it is written', async () => {
  const text = lines(
    'class A {',
    '    void a() throws java.io.IOException {',
    '        var copy = java.nio.file.Files.createTempFile("a", "b");',
    '        read(copy);',
    '    }',
    '}',
  );
  expect(await removed('A.java', text, 'java.nio.file.Files.createTempFile("a", "b")')).toContain(
    '            java.nio.file.Files.deleteIfExists(copy);',
  );
});

test('not where what is made of the path is used behind the block', async () => {
  const text = (use: string) =>
    lines(
      'import shutil',
      'def handler(event, context):',
      '    path = "/tmp/" + event["id"]',
      '    if event["source"]:',
      '        shutil.copy(event["source"], path)',
      '        loader = Loader(path)',
      '        loader.load()',
      `    return ${use}`,
    );
  expect(await removed('a.py', text('event'), 'shutil.copy(event["source"], path)')).toBeDefined();
  expect(await removed('a.py', text('loader.load()'), 'shutil.copy(event["source"], path)')).toBeUndefined();
});

describe('remove-when-done in Go', () => {
  const text = (use: string) =>
    lines(
      'package main',
      '',
      'import "os"',
      '',
      'func handle(image string) (string, error) {',
      '\tcopied, err := os.CreateTemp("", "image")',
      '\tif err != nil {',
      '\t\treturn "", err',
      '\t} // no disk',
      '\tdefer copied.Close()',
      use,
      '}',
      '',
    );

  test('when the function ends', async () => {
    const used = '\t_, err = copied.WriteString(image)\n\treturn "", err';
    expect(await removed('main.go', text(used), 'os.CreateTemp("", "image")')).toBe(
      text(used).replace('// no disk\n', '// no disk\n\tdefer os.Remove(copied.Name())\n'),
    );
  });

  test('not where it is given back', async () => {
    expect(await removed('main.go', text('\treturn copied.Name(), nil'), 'os.CreateTemp("", "image")')).toBeUndefined();
    const handedOn = '\tgo convert(copied)\n\treturn "", nil';
    expect(await removed('main.go', text(handedOn), 'os.CreateTemp("", "image")')).toBeUndefined();
  });
});

describe('remove-when-done in Java and C#', () => {
  test('in the style of each', async () => {
    const java = lines(
      'import java.nio.file.Files;',
      'import java.nio.file.Path;',
      'class A {',
      '    long size(String image) throws java.io.IOException {',
      '        Path copy = Files.createTempFile("image", ".png");',
      '        Files.writeString(copy, image);',
      '        long size = Files.size(copy);',
      '        return size;',
      '    }',
      '}',
    );
    expect(await removed('A.java', java, 'Files.createTempFile("image", ".png")')).toBe(
      lines(
        'import java.nio.file.Files;',
        'import java.nio.file.Path;',
        'class A {',
        '    long size(String image) throws java.io.IOException {',
        '        Path copy = Files.createTempFile("image", ".png");',
        '        try {',
        '            Files.writeString(copy, image);',
        '            long size = Files.size(copy);',
        '            return size;',
        '        } finally {',
        '            Files.deleteIfExists(copy);',
        '        }',
        '    }',
        '}',
      ),
    );
    const csharp = lines(
      'using System.IO;',
      'class A {',
      '    long Size(string id, string image) {',
      '        var copy = $"/tmp/{id}.png";',
      '        File.WriteAllText(copy, image);',
      '        return new FileInfo(copy).Length;',
      '    }',
      '}',
    );
    expect(await removed('A.cs', csharp, 'File.WriteAllText(copy, image)')).toBe(
      lines(
        'using System.IO;',
        'class A {',
        '    long Size(string id, string image) {',
        '        var copy = $"/tmp/{id}.png";',
        '        try',
        '        {',
        '            File.WriteAllText(copy, image);',
        '            return new FileInfo(copy).Length;',
        '        }',
        '        finally',
        '        {',
        '            File.Delete(copy);',
        '        }',
        '    }',
        '}',
      ),
    );
    expect(
      await removed('A.cs', csharp.replace('new FileInfo(copy).Length', 'copy'), 'File.WriteAllText(copy, image)'),
    ).toBeUndefined();
  });
});
