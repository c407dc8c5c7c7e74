import { describe, expect, test } from 'vitest';
import { flowOf } from './reading.js';

describe('the environment as a whole', () => {
  test.each([
    ['app.ts', 'const all = { ...process.env };'],
    ['app.ts', 'const read = (name: string) => process.env[name];'],
    ['app.ts', 'const { A, ...others } = process.env;'],
    ['app.ts', 'schema.parse(process.env);'],
    ['app.py', 'import os\nall = dict(os.environ)'],
    ['app.py', 'from os import environ\nSettings(**environ)'],
    ['app.py', 'import os\ndef read(name):\n    return os.environ.get(name)'],
    ['app.py', 'import os\nfor key, value in os.environ.items():\n    print(key)'],
    ['A.java', 'class A { Object all() { return System.getenv(); } }'],
    ['A.java', 'class A { String read(String name) { return System.getenv(name); } }'],
    ['main.go', 'package main\nimport "os"\nfunc read(name string) string { return os.Getenv(name) }'],
    ['main.go', 'package main\nimport "os"\nvar all = os.Environ()'],
    ['A.cs', 'class A { object All() => Environment.GetEnvironmentVariables(); }'],
  ])('is used: %s %s', async (path, text) => {
    expect((await flowOf(path, text)).environmentUses).toHaveLength(1);
  });

  test.each([
    [
      'app.ts',
      "const a = process.env.A; const b = process.env['B']; const { C } = process.env; const d = 'D' in process.env;",
    ],
    ['app.ts', "const name = 'A'; const a = process.env[name]; process.env.B = '1';"],
    [
      'app.py',
      'import os\nA = os.environ["A"]\nB = os.environ.get("B", "")\nC = os.getenv("C")\nD = "D" in os.environ',
    ],
    ['app.py', 'from os import environ\nA = environ["A"]'],
    ['A.java', 'class A { String a = System.getenv("A"); String b = System.getenv().getOrDefault("B", ""); }'],
    ['main.go', 'package main\nimport "os"\nconst name = "A"\nvar a = os.Getenv(name)\nvar b, ok = os.LookupEnv("B")'],
    ['A.cs', 'class A { string A = Environment.GetEnvironmentVariable("A"); }'],
  ])('is not used where names are known: %s %s', async (path, text) => {
    expect((await flowOf(path, text)).environmentUses).toEqual([]);
  });
});

test('places named in what only a script runs are none of a function', async () => {
  const text =
    'ARN = "arn:aws:sns:eu-west-1:987654321098:a"\nif __name__ == "__main__":\n    print("arn:aws:sns:eu-west-1:987654321098:b")\n';
  expect((await flowOf('app.py', text)).placeNames.map(({ value }) => value.slice(-1))).toEqual(['a']);
});
