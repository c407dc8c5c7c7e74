import { describe, expect, test } from 'vitest';
import type { Closing, ProgressEvent } from '../../src/coach/progress/events.js';
import type { Evidence } from '../../src/coach/progress/evidence.js';
import { History } from '../../src/coach/progress/history.js';
import { Ledger } from '../../src/coach/progress/ledger.js';
import { masteryOf } from '../../src/coach/progress/mastery.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 2);
const workspace = 'file:///orders';
const skill = 'retries-and-dlq';
const origin = { line: 0, character: 0 };
const place = { file: 'template.yaml', start: origin, end: origin };

function evidenceFrom(events: readonly ProgressEvent[]): readonly Evidence[] {
  return History.of(events).ledger.evidenceOf(skill);
}

const scan = (at: number): ProgressEvent => ({ kind: 'scan', workspace, at });

function opened(at: number, made = false, fingerprint = 'one'): ProgressEvent {
  const rule = 'queue-without-dlq';
  return {
    kind: 'finding-opened',
    at,
    workspace,
    fingerprint,
    rule,
    skill,
    severity: 'error',
    place,
    application: 'template.yaml',
    made,
  };
}

function closed(at: number, how: Closing = 'hand', fingerprint = 'one'): ProgressEvent {
  return { kind: 'finding-closed', at, workspace, fingerprint, how };
}

function seen(
  at: number,
  kind: 'construct-seen' | 'construct-gone' = 'construct-seen',
  authored = true,
): ProgressEvent {
  const construct = { workspace, skill, signal: 'dlq.good.redrive', resource: 'Orders', steward: false, place };
  return { ...construct, kind, at, authored };
}

function answered(at: number, right: boolean): ProgressEvent {
  return { kind: 'answer', at, skill, question: 'queue-without-dlq#1', right };
}

function passed(at: number, more: { hints?: number; revealed?: boolean; variant?: string } = {}): ProgressEvent {
  const exercise = { skill, exercise: 'dead-letters', depth: 3, hints: 0, revealed: false } as const;
  return { ...exercise, ...more, kind: 'exercise-passed', at };
}

describe('a finding', () => {
  test('speaks against the skill while it is open', () => {
    expect(evidenceFrom([opened(start)])).toMatchObject([{ kind: 'open-finding', severity: 'error', since: start }]);
  });

  test('that is repaired shows the skill, more once it has held for a week', () => {
    const events = [opened(start), closed(start + day), scan(start + 3 * day)];
    expect(evidenceFrom(events)).toMatchObject([{ kind: 'fix', by: 'hand', at: start + day }]);
    expect(evidenceFrom(events)[0]).not.toHaveProperty('heldAt');
    expect(evidenceFrom([...events, scan(start + 8 * day)])).toMatchObject([{ heldAt: start + 8 * day }]);
  });

  test('that comes back is open again, and its repair is none', () => {
    const events = [opened(start), closed(start + day), opened(start + 2 * day), scan(start + 9 * day)];
    expect(evidenceFrom(events)).toMatchObject([{ kind: 'open-finding', since: start + 2 * day }]);
  });

  test.each<readonly [Closing, readonly string[]]>([
    ['hand', ['fix']],
    ['button', ['fix']],
    ['revert', []],
    ['deletion', []],
    ['rule-off', []],
    ['reasoned-suppression', []],
    ['suppression', ['open-finding']],
  ])('closed by %s leaves %j', (how, kinds) => {
    expect(evidenceFrom([opened(start), closed(start + day, how)]).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('that moves to where one was repaired takes its place, so that other repairs count more', () => {
    const ledger = new Ledger();
    const repaired = ['one', 'two'].flatMap((each) => [opened(start, false, each), closed(start + day, 'hand', each)]);
    for (const event of [...repaired, opened(start, false, 'three')]) ledger.take(event);
    const there = { at: start + 2 * day, workspace, place, application: 'template.yaml' };
    expect(ledger.take({ ...there, kind: 'finding-moved', fingerprint: 'three', to: 'one' })).toContain(skill);
    expect(ledger.take({ ...there, kind: 'finding-moved', fingerprint: 'one', to: 'four' })).toEqual([]);
    expect(ledger.evidenceOf(skill).map(({ kind }) => kind)).toEqual(['fix', 'open-finding']);
  });

  test('made and repaired within a day shows nothing', () => {
    expect(evidenceFrom([opened(start, true), closed(start + 23 * hour)])).toEqual([]);
    expect(evidenceFrom([opened(start, true), closed(start + 25 * hour)])).toHaveLength(1);
    expect(evidenceFrom([opened(start, false), closed(start + hour)])).toHaveLength(1);
  });
});

describe('a construct', () => {
  test('counts from the last scan of its folder', () => {
    expect(evidenceFrom([seen(start), scan(start + 5 * day)])).toMatchObject([{ seen: start + 5 * day }]);
  });

  test('that is gone fades from the time it went', () => {
    const events = [seen(start), seen(start + day, 'construct-gone'), scan(start + 90 * day)];
    expect(evidenceFrom(events)).toMatchObject([{ seen: start + day }]);
  });

  test('once written here stays so when it is found again', () => {
    const events = [seen(start), seen(start + day, 'construct-gone'), seen(start + 2 * day, 'construct-seen', false)];
    expect(evidenceFrom(events)).toMatchObject([{ authored: true }]);
    expect(evidenceFrom([seen(start, 'construct-gone')])).toEqual([]);
  });
});

describe('an answer', () => {
  test.each<readonly [string, readonly ProgressEvent[], string]>([
    ['right at first', [answered(start, true)], 'right-at-first'],
    ['right later', [answered(start, false), answered(start + hour, true)], 'right-later'],
    ['right after a week', [answered(start, false), answered(start + 7 * day, true)], 'right-delayed'],
    ['asked again soon', [answered(start, true), answered(start + hour, true)], 'right-at-first'],
    ['asked again late', [answered(start, true), answered(start + 8 * day, true)], 'right-delayed'],
  ])('%s', (_, events, result) => {
    expect(evidenceFrom(events)).toMatchObject([{ kind: 'answer', result }]);
  });

  test('wrong is not held against anybody', () => {
    expect(evidenceFrom([answered(start, false), answered(start + 8 * day, false)])).toEqual([]);
  });

  test('confirmed after weeks fades more slowly', () => {
    const events = [0, 8, 16].map((days) => answered(start + days * day, true));
    expect(evidenceFrom(events)).toMatchObject([{ confirmations: 2, at: start + 16 * day }]);
  });
});

describe('an exercise', () => {
  test('counts once, and once more after a month', () => {
    expect(evidenceFrom([passed(start), passed(start + day)])).toHaveLength(1);
    expect(evidenceFrom([passed(start), passed(start + 31 * day)])).toMatchObject([
      { pass: 'first', confirmations: 1 },
      { pass: 'repeated' },
    ]);
  });

  test('passed for a second tool counts once more, for a third no more', () => {
    const passes = ['sam', 'terraform', 'cdk', 'terraform'].map((variant, days) =>
      passed(start + days * day, { variant }),
    );
    expect(evidenceFrom(passes)).toMatchObject([
      { pass: 'first', variant: 'sam', confirmations: 0 },
      { pass: 'second-variant', variant: 'terraform' },
    ]);
  });

  test('for the same tool, or for one that nobody wrote down, counts once', () => {
    expect(evidenceFrom([passed(start, { variant: 'sam' }), passed(start + day, { variant: 'sam' })])).toHaveLength(1);
    expect(evidenceFrom([passed(start), passed(start + day, { variant: 'sam' })])).toHaveLength(1);
    expect(evidenceFrom([passed(start, { variant: 'sam' }), passed(start + day)])).toHaveLength(1);
  });

  test('for another tool after a month counts as passed again, not twice', () => {
    const passes = [passed(start, { variant: 'sam' }), passed(start + 31 * day, { variant: 'cdk' })];
    expect(evidenceFrom(passes)).toMatchObject([{ pass: 'first' }, { pass: 'repeated', variant: 'cdk' }]);
  });

  test('weighs what it was: full, a half for a second tool, one again after a month, a quarter with the solution', () => {
    const weights = (...events: readonly ProgressEvent[]) =>
      masteryOf(evidenceFrom(events), start + 40 * day).items.map(({ weight }) => weight);
    const sam = passed(start, { variant: 'sam' });
    expect(weights(sam)).toEqual([3]);
    expect(weights(sam, passed(start + day, { variant: 'cdk' }))).toEqual([3, 0.5]);
    expect(weights(sam, passed(start + 31 * day, { variant: 'sam' }))).toEqual([3, 1]);
    expect(weights(passed(start, { hints: 1 }))).toEqual([2.25]);
    expect(weights(passed(start, { hints: 3 }))).toEqual([1.5]);
    expect(weights(passed(start, { hints: 3, revealed: true }))).toEqual([0.25]);
    expect(weights(sam, passed(start + day, { variant: 'cdk', revealed: true }))).toEqual([3, 0.25]);
    expect(weights(sam, passed(start + 31 * day, { revealed: true }))).toEqual([3, 0.25]);
  });

  test('passed after its solution was shown counts no more for doing it alone the next day', () => {
    const events = [passed(start, { revealed: true }), passed(start + day)];
    expect(evidenceFrom(events)).toMatchObject([{ pass: 'first', help: 'revealed' }]);
    expect(evidenceFrom([...events, passed(start + 31 * day)])).toMatchObject([
      { pass: 'first', help: 'revealed' },
      { pass: 'repeated', help: 'none' },
    ]);
  });
});

describe('what is erased', () => {
  test('is gone until it happens again', () => {
    const [item] = evidenceFrom([answered(start, true)]);
    const erased: ProgressEvent = { kind: 'item-erased', at: start + 1, item: item?.id ?? '' };
    expect(evidenceFrom([answered(start, true), erased])).toEqual([]);
    expect(evidenceFrom([answered(start, true), erased, answered(start + 2, true)])).toHaveLength(1);
  });

  test('with a workspace takes its findings along', () => {
    const events = [opened(start), seen(start), answered(start, true)];
    const erased: ProgressEvent = { kind: 'workspace-erased', at: start + 1, workspace };
    expect(evidenceFrom([...events, erased]).map(({ kind }) => kind)).toEqual(['answer']);
  });
});

/** Ways to look better than one is. */
describe('farming', () => {
  const mean = (events: readonly ProgressEvent[], now = start + 30 * day) => masteryOf(evidenceFrom(events), now).mean;

  test('by making faults and repairing them', () => {
    const events = [0, 1, 2, 3].flatMap((index) => [
      opened(start + index * hour, true, `${index}`),
      closed(start + index * hour + 1000, 'hand', `${index}`),
    ]);
    expect(mean(events)).toBeUndefined();
  });

  test('by deleting, suppressing or going back', () => {
    for (const how of ['deletion', 'suppression', 'reasoned-suppression', 'revert', 'rule-off'] as const) {
      expect(mean([opened(start), closed(start + 2 * day, how), scan(start + 10 * day)]) ?? 0).toBe(0);
    }
  });

  test('by pressing the button for one rule again and again', () => {
    const events = Array.from({ length: 50 }, (_, index) => [
      opened(start, false, `${index}`),
      closed(start + 2 * day, 'button', `${index}`),
    ]).flat();
    expect(mean([...events, scan(start + 30 * day)])).toBeLessThan(0.25);
  });

  test('by answering the same questions every day', () => {
    expect(mean(Array.from({ length: 30 }, (_, days) => answered(start + days * day, true)))).toBeLessThan(0.2);
  });

  test('by opening what others wrote', () => {
    expect(mean([seen(start, 'construct-seen', false)], start)).toBeCloseTo(0.4 / 2.4);
  });
});
