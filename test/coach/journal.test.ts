import { describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import { journalHead, linesOf, readJournal } from '../../src/coach/progress/journal.js';

const at = Date.UTC(2026, 10, 2);
const workspace = 'file:///orders';
const origin = { line: 3, character: 2 };
const place = { file: 'template.yaml', start: origin, end: { line: 3, character: 8 } };
const events: readonly ProgressEvent[] = [
  { kind: 'scan', at, workspace },
  {
    kind: 'construct-seen',
    at,
    workspace,
    skill: 'retries-and-dlq',
    signal: 'dlq.redrive',
    resource: 'Orders',
    authored: true,
    steward: false,
    place,
  },
  {
    kind: 'finding-opened',
    at,
    workspace,
    fingerprint: 'f',
    rule: 'queue-without-dlq',
    skill: 'retries-and-dlq',
    severity: 'warning',
    place,
    made: false,
  },
  { kind: 'finding-closed', at, workspace, fingerprint: 'f', how: 'hand' },
  { kind: 'answer', at, skill: 'retries-and-dlq', question: 'queue-without-dlq#1', right: true },
  {
    kind: 'exercise-passed',
    at,
    skill: 'retries-and-dlq',
    exercise: 'dead-letters',
    depth: 2,
    hints: 1,
    revealed: false,
  },
  { kind: 'item-erased', at, item: 'answer x' },
  { kind: 'workspace-erased', at, workspace },
];

describe('a journal', () => {
  test('gives back what was written', () => {
    expect(readJournal(journalHead + linesOf(events))).toEqual({ kind: 'read', events, unreadable: 0 });
  });

  test('of nothing is empty', () => {
    expect(readJournal('')).toEqual({ kind: 'read', events: [], unreadable: 0 });
  });

  test('keeps all but the line a crash cut off, and what came behind it', () => {
    const whole = journalHead + linesOf(events);
    expect(readJournal(whole.slice(0, -10))).toMatchObject({ events: events.slice(0, -1), unreadable: 1 });
    const goneOn = `${whole.slice(0, -10)}\n${linesOf(events.slice(0, 1))}`;
    expect(readJournal(goneOn)).toMatchObject({ events: [...events.slice(0, -1), events[0]], unreadable: 1 });
  });

  test.each(['hello', '{"format":"other","version":1}', '{"format":"serverless-coach-progress"}', '\u0000\u0000'])(
    'is none: %j',
    (text) => {
      expect(readJournal(`${text}\n${linesOf(events)}`)).toEqual({ kind: 'damaged' });
    },
  );

  test('of a later version is told apart', () => {
    expect(readJournal('{"format":"serverless-coach-progress","version":7}\n')).toEqual({ kind: 'newer', version: 7 });
  });

  test('leaves out events that lack something or hold something else', () => {
    for (const event of events) {
      for (const field of Object.keys(event)) {
        const { [field as never]: _, ...less } = event;
        expect(readJournal(`${journalHead}${JSON.stringify(less)}\n`)).toMatchObject({ events: [], unreadable: 1 });
        const strange = { ...event, [field]: [] };
        expect(readJournal(`${journalHead}${JSON.stringify(strange)}\n`)).toMatchObject({ unreadable: 1 });
      }
    }
  });

  test('of 100,000 events is read in a moment', () => {
    const many = journalHead + linesOf(Array.from({ length: 12_500 }, () => events).flat());
    const started = performance.now();
    expect(readJournal(many)).toMatchObject({ unreadable: 0 });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
