import { describe, expect, test } from 'vitest';
import { waitsIn } from './reading.js';

describe('TypeScript', () => {
  test('waits by promises of a timer, and by functions that make them', async () => {
    const waits = await waitsIn(
      'a.ts',
      "import { setTimeout as pause } from 'node:timers/promises';",
      "import { sleep as rest } from './sleep';",
      'const SECOND = 1000;',
      'const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));',
      'export const handler = async () => {',
      '  await new Promise((resolve) => setTimeout(resolve, 5 * SECOND));',
      '  await pause(250);',
      '  await sleep(3000);',
      '  await Promise.race([work(), sleep(9000)]);',
      '  await new Promise((_, reject) => setTimeout(reject, 9000));',
      '  setTimeout(() => console.log("later"), 9000);',
      '  if (late) await sleep(SECOND);',
      '};',
    );
    expect(waits).toEqual([
      '4 setTimeout ?',
      '6 setTimeout 5000',
      '7 pause 250',
      '8 sleep 3000',
      '12 sleep 1000, perhaps',
    ]);
  });

  test('tells loops apart', async () => {
    const waits = await waitsIn(
      'a.ts',
      "import { sleep } from '../lib/sleep';",
      'export const handler = async (event) => {',
      '  for (let turn = 0; turn < 10; turn++) { if (await ready()) break; await sleep(2000); }',
      '  while (!(await ready())) await sleep(500);',
      '  for (const item of event.items) await sleep(100);',
      '  let delay = 100;',
      '  for (let i = 0; i < 3; i++) { try { return await ask(); } catch { delay *= 2; await sleep(delay); } }',
      '};',
    );
    expect(waits).toEqual([
      '3 sleep 2000, count x 10 may leave',
      '4 sleep 500, condition x ?',
      '5 sleep 100, items x ?',
      '7 sleep ?, growing, perhaps, after failure, count x 3 may leave',
    ]);
  });
});

test('Python waits in seconds', async () => {
  const waits = await waitsIn(
    'a.py',
    'import time, asyncio',
    'from time import sleep',
    'INTERVAL = 5',
    'def handler(event, context):',
    '    time.sleep(0.5)',
    '    for attempt in range(3):',
    '        for part in [1, 2]:',
    '            sleep(INTERVAL)',
    '    while True:',
    '        if done(): break',
    '        time.sleep(INTERVAL * 2)',
    '    time.sleep(2 ** attempt)',
  );
  expect(waits).toEqual([
    '5 time.sleep 500',
    '8 sleep 5000, items x 6',
    '11 time.sleep 10000, condition x ? may leave',
    '12 time.sleep ?',
  ]);
});

test('Java waits in the units it names', async () => {
  const waits = await waitsIn(
    'A.java',
    'import java.time.Duration;',
    'import java.util.concurrent.TimeUnit;',
    'public class A {',
    '  private static final int WAIT = 2;',
    '  public void handleRequest() throws Exception {',
    '    Thread.sleep(500);',
    '    TimeUnit.SECONDS.sleep(WAIT);',
    '    Thread.sleep(Duration.ofMinutes(1));',
    '    for (int i = 0; i <= 4; i++) { Thread.sleep(1_000L); }',
    '  }',
    '}',
  );
  expect(waits).toEqual([
    '6 Thread.sleep 500',
    '7 TimeUnit.SECONDS.sleep 2000',
    '8 Thread.sleep 60000',
    '9 Thread.sleep 1000, count x 5',
  ]);
});

test('Go waits in durations', async () => {
  const waits = await waitsIn(
    'main.go',
    'package main',
    'import "time"',
    'const pause = 2 * time.Second',
    'func handler() error {',
    '  time.Sleep(500 * time.Millisecond)',
    '  time.Sleep(pause)',
    '  for i := 0; i < 3; i++ { time.Sleep(time.Duration(5) * time.Second) }',
    '  if err := ask(); err != nil { time.Sleep(time.Minute) }',
    '  return nil',
    '}',
  );
  expect(waits).toEqual([
    '5 time.Sleep 500',
    '6 time.Sleep 2000',
    '7 time.Sleep 5000, count x 3',
    '8 time.Sleep 60000, perhaps, after failure',
  ]);
});

test('C# waits in milliseconds and time spans', async () => {
  const waits = await waitsIn(
    'A.cs',
    'public class Function {',
    '  private const int Pause = 250;',
    '  public async Task FunctionHandler() {',
    '    Thread.Sleep(Pause);',
    '    await Task.Delay(TimeSpan.FromSeconds(5));',
    '    await Task.WhenAny(work, Task.Delay(9000));',
    '    while (!ready) { await Task.Delay(1000); }',
    '  }',
    '}',
  );
  expect(waits).toEqual(['4 Thread.Sleep 250', '5 Task.Delay 5000', '7 Task.Delay 1000, condition x ?']);
});
