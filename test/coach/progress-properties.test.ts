import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import type { Evidence } from '../../src/coach/progress/evidence.js';
import { History } from '../../src/coach/progress/history.js';
import { constructId, findingId } from '../../src/coach/progress/item-ids.js';
import type { WorkspaceRecord } from '../../src/coach/progress/ledger.js';
import { masteryOf } from '../../src/coach/progress/mastery.js';
import { meanAtMost, meanOf } from '../../src/coach/progress/mean.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 2);
const skill = 'retries-and-dlq';
const origin = { line: 0, character: 0 };
const place = { file: 'template.yaml', start: origin, end: origin };

const at = fc.integer({ min: 0, max: 400 }).map((days) => start + days * day);
const workspace = fc.constantFrom('file:///orders', 'file:///jobs');
const fingerprint = fc.constantFrom('a', 'b', 'c', 'd');
const resource = fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5');
const common = { skill, place };

const event: fc.Arbitrary<ProgressEvent> = fc.oneof(
  fc.record({ kind: fc.constant('scan' as const), at, workspace }),
  fc.record({
    kind: fc.constantFrom('construct-seen' as const, 'construct-gone' as const),
    at,
    workspace,
    ...constants(common),
    signal: fc.constantFrom('s1', 's2', 's3', 's4', 's5'),
    resource,
    authored: fc.boolean(),
    steward: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('finding-opened' as const),
    at,
    workspace,
    fingerprint,
    ...constants(common),
    rule: fc.constantFrom('r', 's'),
    severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
    application: fc.constant('template.yaml'),
    made: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('finding-closed' as const),
    at,
    workspace,
    fingerprint,
    how: fc.constantFrom(
      'hand' as const,
      'button' as const,
      'deletion' as const,
      'suppression' as const,
      'elsewhere' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('finding-moved' as const),
    at,
    workspace,
    fingerprint,
    to: fingerprint,
    place: fc.constant(place),
    application: fc.constant('template.yaml'),
  }),
  fc.record({
    kind: fc.constant('construct-moved' as const),
    at,
    workspace,
    ...constants(common),
    signal: fc.constantFrom('s1', 's2'),
    resource,
    to: resource,
  }),
  fc.record({ kind: fc.constant('workspace-erased' as const), at, workspace }),
  fc.record({
    kind: fc.constant('item-erased' as const),
    at,
    item: fc.oneof(
      fc.tuple(workspace, fingerprint).map(([folder, print]) => findingId({ workspace: folder, fingerprint: print })),
      fc
        .tuple(workspace, resource)
        .map(([folder, to]) => constructId({ workspace: folder, signal: 's1', resource: to })),
    ),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    at,
    skill: fc.constant(skill),
    question: fc.constantFrom('r#0', 'r#1', 's#0', 's#1', 's#2', 's#3'),
    right: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('exercise-passed' as const),
    at,
    skill: fc.constant(skill),
    exercise: fc.constantFrom('x', 'y', 'z'),
    depth: fc.constantFrom(2 as const, 3 as const),
    hints: fc.integer({ min: 0, max: 3 }),
    revealed: fc.boolean(),
    variant: fc.constantFrom('sam', 'terraform', 'cdk'),
  }),
);

function constants<T extends object>(values: T) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fc.constant(value)])) as {
    [Name in keyof T]: fc.Arbitrary<T[Name]>;
  };
}

const end = start + 401 * day;

function mastery(events: readonly ProgressEvent[], now = end): number {
  return masteryOf(History.of(events).ledger.evidenceOf(skill), now).mean ?? 0;
}

/** What a workspace shows, without leaving anything out. */
function everything({ findings, constructs, scannedAt = 0 }: WorkspaceRecord): readonly Evidence[] {
  return [
    ...[...constructs].map(([id, { kind, at, ...construct }]): Evidence => {
      return { ...construct, kind: 'construct', id, seen: kind === 'construct-gone' ? at : Math.max(at, scannedAt) };
    }),
    ...[...findings].flatMap(([id, { opened, closed, heldAt }]): readonly Evidence[] => {
      const { rule, severity } = opened;
      const finding = { id, skill, rule, severity };
      if (!closed || closed.how === 'suppression') return [{ ...finding, kind: 'open-finding', since: opened.at }];
      if (closed.how !== 'hand' && closed.how !== 'button') return [];
      if (opened.made && closed.at - opened.at < day) return [];
      return [{ ...finding, kind: 'fix', by: closed.how, at: closed.at, ...(heldAt !== undefined && { heldAt }) }];
    }),
  ];
}

describe('whatever happens', () => {
  test('mastery stays below 0.88, and never above the best so far', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const last = Math.max(start, ...events.map((each) => each.at));
        const now = mastery(events, last);
        expect(now).toBeLessThan(0.88);
        expect(History.of(events).bestOf(skill).mastery).toBeGreaterThanOrEqual(now - 1e-9);
      }),
    );
  });

  test('what counts is the same as when all of it is looked at, and its mean as when it is weighed item by item', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        const { ledger } = History.of(events);
        const counting = ledger.evidenceOf(skill);
        const mean = masteryOf(counting, end).mean ?? 0;
        const practice = counting.filter(({ kind }) => kind === 'answer' || kind === 'exercise');
        const all = ['file:///orders', 'file:///jobs'].flatMap((address) => everything(ledger.workspace(address)));
        expect(masteryOf([...all, ...practice], end).mean ?? 0).toBeCloseTo(mean, 9);
        expect(meanOf(ledger.groupsOf(skill), end)).toBeCloseTo(mean, 9);
        expect(meanAtMost(ledger.groupsOf(skill), end)).toBeGreaterThanOrEqual(mean - 1e-9);
      }),
    );
  });

  test('the best is that of the best day, but for what looking again soon gives', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (unsorted) => {
        const events = unsorted.toSorted((a, b) => a.at - b.at);
        const days = events.map(({ at }, index) =>
          at === events[index + 1]?.at ? 0 : mastery(events.slice(0, index + 1), at),
        );
        const best = Math.max(0, ...days);
        const { mastery: known } = History.of(events).bestOf(skill);
        expect(known).toBeLessThanOrEqual(best + 1e-9);
        expect(known).toBeGreaterThanOrEqual(best - 0.02);
      }),
    );
  });

  test('the best is the same whenever somebody looked', () => {
    const hourly = event.map((each) => ({ ...each, at: start + ((each.at - start) / day) * hour }));
    fc.assert(
      fc.property(fc.array(hourly, { maxLength: 40 }), (unsorted) => {
        const events = unsorted.toSorted((a, b) => a.at - b.at);
        const watched = new History();
        for (const each of events) {
          watched.take(each);
          watched.bestOf(skill);
        }
        expect(watched.bestOf(skill)).toEqual(History.of(events).bestOf(skill));
      }),
    );
  });

  test('repairing a finding never lowers it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), workspace, fingerprint, (events, folder, print) => {
        const repair: ProgressEvent = {
          kind: 'finding-closed',
          at: end,
          workspace: folder,
          fingerprint: print,
          how: 'hand',
        };
        expect(mastery([...events, repair])).toBeGreaterThanOrEqual(mastery(events) - 1e-9);
      }),
    );
  });

  test('time alone, with every workspace closed, never raises it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.integer({ min: 0, max: 900 }), (events, days) => {
        expect(mastery(events, end + days * day)).toBeLessThanOrEqual(mastery(events, end) + 1e-9);
      }),
    );
  });

  test('the order in which several windows write changes nothing', () => {
    const apart = fc.uniqueArray(event, { maxLength: 30, selector: (each) => each.at });
    fc.assert(
      fc.property(apart, (events) => {
        expect(mastery(events.toReversed())).toBeCloseTo(mastery(events), 9);
      }),
    );
  });
});
