import { expect, test } from 'vitest';
import { exitsIn, workOf } from './reading.js';

test('Node', async () => {
  const exits = await exitsIn(
    'a.ts',
    "import process, { exit } from 'node:process';",
    "process.on('SIGTERM', () => { process.exit(0); });",
    'const exit2 = () => {};',
    'export const handler = async () => {',
    '  if (!table) process.exit(1);',
    '  exit2();',
    '  exit(2);',
    '};',
  );
  expect(exits).toEqual(['2 process.exit 0 after signal', '5 process.exit 1', '7 exit 2']);
});

test('Python', async () => {
  const exits = await exitsIn(
    'a.py',
    'import os, signal, sys',
    'def stop(number, frame):',
    '    sys.exit(0)',
    'signal.signal(signal.SIGTERM, stop)',
    'def handler(event, context):',
    '    if not event: sys.exit("nothing to do")',
    '    os._exit(1)',
    '    error = SystemExit(3)',
    '    raise SystemExit(3)',
  );
  expect(exits).toEqual(['3 sys.exit 0 after signal', '6 sys.exit', '7 os._exit 1', '9 SystemExit 3']);
});

test('Java', async () => {
  const exits = await exitsIn(
    'A.java',
    'public class A {',
    '  public void handleRequest() { System.exit(1); Runtime.getRuntime().halt(2); scanner.exit(3); }',
    '}',
  );
  expect(exits).toEqual(['2 System.exit 1', '2 Runtime.getRuntime().halt 2']);
});

test('Go, where loggers end the process too', async () => {
  const exits = await exitsIn(
    'main.go',
    'package main',
    'import (',
    '  "log"',
    '  "os"',
    '  "github.com/sirupsen/logrus"',
    ')',
    'func handler() error {',
    '  if err != nil { log.Fatalf("no: %v", err) }',
    '  logrus.WithError(err).Fatal("no")',
    '  h.logger.Fatal("no")',
    '  t.Fatal("of a test")',
    '  os.Exit(1)',
    '  return nil',
    '}',
  );
  expect(exits).toEqual(['8 log.Fatalf', '9 logrus.WithError(err).Fatal', '10 h.logger.Fatal', '12 os.Exit 1']);
});

test('C#', async () => {
  const exits = await exitsIn(
    'A.cs',
    'public class Function {',
    '  public void FunctionHandler() { Environment.Exit(1); Environment.FailFast("no"); }',
    '}',
  );
  expect(exits).toEqual(['2 Environment.Exit 1', '2 Environment.FailFast']);
});

test('knows whole statements', async () => {
  const { exits } = await workOf(
    'a.js',
    'exports.handler = () => { process.exit(1); return ready || process.exit(2); };',
  );
  expect(exits.map(({ statementRange }) => statementRange !== undefined)).toEqual([true, false]);
});
