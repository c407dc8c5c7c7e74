import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import type { JsonObject } from '../../src/coach/progress/journal.js';
import { NodeProgressFile } from '../../src/progress/node-progress-file.js';
import { ProgressStore } from '../../src/progress/progress-store.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serverless-coach-progress-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'kept', 'progress.jsonl');
const store = () => new ProgressStore(new NodeProgressFile(path()));
const scan = (at: number, workspace = 'file:///orders'): ProgressEvent => ({ kind: 'scan', at, workspace });

describe('the store', () => {
  test('is empty before anything happened, and writes nothing by being read', async () => {
    expect(await store().load()).toEqual({ events: [], notices: [] });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('keeps what is recorded, in order', async () => {
    await store().record([scan(1)]);
    await store().record([scan(2), scan(3)]);
    expect((await store().load()).events).toEqual([scan(1), scan(2), scan(3)]);
    expect(readFileSync(path(), 'utf8').split('\n')).toHaveLength(5);
  });

  test('keeps words of every language', async () => {
    const note: ProgressEvent = { kind: 'note-added', at: 1, note: '1', text: 'Übung für 注文' };
    await store().record([note]);
    expect((await store().load()).events).toEqual([note]);
  });

  test('loses one line at most in a crash', async () => {
    await store().record([scan(1), scan(2)]);
    appendFileSync(path(), '{"kind":"scan","at":3,"work');
    await store().record([scan(4)]);
    expect(await store().load()).toEqual({
      events: [scan(1), scan(2), scan(4)],
      notices: [{ kind: 'unreadable-lines', lines: 1 }],
    });
  });

  test('puts a file aside that is none of its own, and goes on', async () => {
    await store().record([scan(1)]);
    for (const [index, text] of ['rubbish', '\u0000\u0000\u0000'].entries()) {
      writeFileSync(path(), text);
      const name = `progress.jsonl.damaged-${index + 1}`;
      expect(await store().load()).toEqual({ events: [], notices: [{ kind: 'set-aside', name }] });
      expect(readFileSync(join(folder, 'kept', name), 'utf8')).toBe(text);
    }
    await store().record([scan(2)]);
    expect((await store().load()).events).toEqual([scan(2)]);
  });

  test('leaves the file of a later version alone', async () => {
    const later = '{"format":"serverless-coach-progress","version":9}\n{"kind":"new"}\n';
    await store().record([scan(1)]);
    writeFileSync(path(), later);
    await store().record([scan(2)]);
    await store().remove(() => () => true);
    expect(await store().load()).toEqual({ events: [], notices: [{ kind: 'newer', version: 9 }] });
    expect(readFileSync(path(), 'utf8')).toBe(later);
  });

  test('takes the file of an earlier version to its own when it writes', async () => {
    await store().record([scan(1)]);
    const moved = (line: JsonObject) => ({ ...line, workspace: `${String(line.workspace)}/moved` });
    const next = () => new ProgressStore(new NodeProgressFile(path()), { version: 2, steps: { 1: moved } });
    const first = scan(1, 'file:///orders/moved');
    expect((await next().load()).events).toEqual([first]);
    await next().record([scan(2)]);
    expect((await next().load()).events).toEqual([first, scan(2)]);
    expect(await store().load()).toEqual({ events: [], notices: [{ kind: 'newer', version: 2 }] });
  });

  test('tells when another window wrote', async () => {
    const [one, other] = [store(), store()];
    await one.load();
    expect(await one.record([scan(1)])).toBe(false);
    expect(await other.record([scan(2)])).toBe(true);
    expect(await one.hasChanged()).toBe(true);
    await one.load();
    expect(await one.hasChanged()).toBe(false);
    expect(await one.record([scan(3)])).toBe(false);
  });

  test('takes out what is erased, so that nothing of it is left', async () => {
    await store().record([scan(1, 'file:///secret'), scan(2)]);
    await store().remove(() => (event) => 'workspace' in event && event.workspace === 'file:///secret');
    expect((await store().load()).events).toEqual([scan(2)]);
    expect(readFileSync(path(), 'utf8')).not.toContain('secret');
  });

  test('is safe with several windows', async () => {
    const windows = Array.from({ length: 8 }, () => store());
    await Promise.all(
      windows.flatMap((window, index) => Array.from({ length: 10 }, (_, at) => window.record([scan(index * 10 + at)]))),
    );
    const { events, notices } = await store().load();
    expect(notices).toEqual([]);
    expect(events.map(({ at }) => at).sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, at) => at));
  });

  test('is not kept out by a window that crashed', async () => {
    await store().record([scan(1)]);
    mkdirSync(`${path()}.lock`);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(`${path()}.lock`, longAgo, longAgo);
    await store().record([scan(2)]);
    expect((await store().load()).events).toHaveLength(2);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['progress.jsonl']);
  });
});
