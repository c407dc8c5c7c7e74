import { describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import { type JournalFormat, journalHead, linesOf, readJournal } from '../../src/coach/progress/journal.js';

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
    kind: 'construct-moved',
    at,
    workspace,
    skill: 'retries-and-dlq',
    signal: 'dlq.redrive',
    resource: 'Orders',
    to: 'Placed',
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
    application: 'template.yaml',
    owner: 'queue Orders',
    made: false,
  },
  {
    kind: 'finding-moved',
    at,
    workspace,
    fingerprint: 'f',
    to: 'g',
    place,
    application: 'template.yaml',
    owner: 'queue Orders',
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
    variant: 'sam',
  },
  { kind: 'target-set', at, role: 'cloud-engineer', level: 'middle' },
  { kind: 'note-added', at, note: '1', text: 'ran the game day', role: 'cloud-engineer', level: 'lead' },
  { kind: 'step-set-aside', at, step: 'lesson queue-without-dlq', until: at },
  { kind: 'step-taken-up', at, step: 'lesson queue-without-dlq' },
  { kind: 'not-useful', at, rule: 'queue-without-dlq' },
  { kind: 'lesson-shown', at, rule: 'queue-without-dlq' },
  { kind: 'item-erased', at, item: 'answer x' },
  { kind: 'workspace-erased', at, workspace },
];

/** Fields that an event may do without. */
const optional = new Set(['owner', 'role', 'level', 'until', 'variant']);

describe('a journal', () => {
  test('gives back what was written', () => {
    expect(readJournal(journalHead + linesOf(events))).toEqual({ kind: 'read', version: 1, events, unreadable: 0 });
  });

  test('of nothing is empty', () => {
    expect(readJournal('')).toEqual({ kind: 'read', version: 1, events: [], unreadable: 0 });
  });

  test('keeps all but the line a crash cut off, and what came behind it', () => {
    const whole = journalHead + linesOf(events);
    expect(readJournal(whole.slice(0, -10))).toMatchObject({ events: events.slice(0, -1), unreadable: 1 });
    const goneOn = `${whole.slice(0, -10)}\n${linesOf(events.slice(0, 1))}`;
    expect(readJournal(goneOn)).toMatchObject({ events: [...events.slice(0, -1), events[0]], unreadable: 1 });
  });

  test('of any length loses one line where one is broken', () => {
    const lines = linesOf(Array.from({ length: 200 }, () => events).flat()).split('\n');
    const broken = lines.with(1700, '{"kind":"scan"').join('\n');
    const reading = readJournal(journalHead + broken);
    expect(reading).toMatchObject({ unreadable: 1 });
    expect(reading.kind === 'read' && reading.events).toHaveLength(200 * events.length - 1);
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

  test('of an earlier version is taken to this one, line by line', () => {
    const earlier =
      '{"format":"serverless-coach-progress","version":1}\n{"kind":"looked","when":5,"folder":"x"}\n{"kind":"odd"}\n';
    const current: JournalFormat = {
      version: 3,
      steps: {
        1: ({ kind, when, folder }) => (kind === 'looked' ? { kind: 'scan', when, folder } : undefined),
        2: ({ kind, when, folder }) => ({ kind, at: when, workspace: folder }),
      },
    };
    const scan = { kind: 'scan', at: 5, workspace: 'x' };
    expect(readJournal(earlier, current)).toEqual({ kind: 'read', version: 1, events: [scan], unreadable: 1 });
  });

  test('leaves out events that lack something or hold something else', () => {
    for (const event of events) {
      for (const field of Object.keys(event)) {
        const { [field as never]: _, ...less } = event;
        const left = optional.has(field) ? { unreadable: 0 } : { events: [], unreadable: 1 };
        expect(readJournal(`${journalHead}${JSON.stringify(less)}\n`)).toMatchObject(left);
        const strange = { ...event, [field]: [] };
        expect(readJournal(`${journalHead}${JSON.stringify(strange)}\n`)).toMatchObject({ unreadable: 1 });
      }
    }
  });

  test('of 100,000 events takes little longer than its JSON alone', () => {
    const many = linesOf(Array.from({ length: Math.ceil(100_000 / events.length) }, () => events).flat());
    const best = (work: () => void) => {
      const times = Array.from({ length: 3 }, () => {
        const began = process.cpuUsage();
        work();
        return process.cpuUsage(began).user;
      });
      return Math.min(...times);
    };
    const reading = best(() => {
      expect(readJournal(journalHead + many)).toMatchObject({ kind: 'read', unreadable: 0 });
    });
    const parsing = best(() => {
      JSON.parse(`[${many.slice(0, -1).replaceAll('\n', ',')}]`);
    });
    expect(reading).toBeLessThan(3 * parsing);
  });
});
