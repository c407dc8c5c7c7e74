import { describe, expect, test } from 'vitest';
import { framework } from '../../rules/skills.js';
import { depthOf } from '../../src/coach/progress/depth.js';
import type {
  AnswerEvidence,
  ConstructEvidence,
  Evidence,
  ExerciseEvidence,
  FixEvidence,
  OpenFinding,
} from '../../src/coach/progress/evidence.js';
import { masteryOf } from '../../src/coach/progress/mastery.js';
import { roleFits } from '../../src/coach/progress/role-fit.js';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 10, 2);
const skill = 'retries-and-dlq';
let count = 0;
const base = () => ({ id: `e${++count}`, skill });

function fix(severity: FixEvidence['severity'], more: Partial<FixEvidence> = {}): FixEvidence {
  return { ...base(), kind: 'fix', rule: 'queue-without-dlq', severity, by: 'hand', at: start, ...more };
}

function construct(signal: string, resource: string, more: Partial<ConstructEvidence> = {}): ConstructEvidence {
  return { ...base(), kind: 'construct', signal, resource, authored: true, seen: start, ...more };
}

function answer(result: AnswerEvidence['result'], at = start): AnswerEvidence {
  return { ...base(), kind: 'answer', question: `q${count}`, result, at, confirmations: 0 };
}

function exercise(more: Partial<ExerciseEvidence> = {}): ExerciseEvidence {
  return {
    ...base(),
    kind: 'exercise',
    exercise: 'dead-letters',
    depth: 3,
    hints: 0,
    help: 'none',
    pass: 'first',
    at: start,
    confirmations: 0,
    ...more,
  };
}

function open(severity: OpenFinding['severity'], rule: string): OpenFinding {
  return { ...base(), kind: 'open-finding', rule, severity, since: start };
}

function rounded(evidence: readonly Evidence[], now = start) {
  const { mean = Number.NaN, support } = masteryOf(evidence, now);
  return { support: Math.round(support * 100) / 100, mean: Math.round(mean * 100) / 100 };
}

const threeAnswers = [answer('right-at-first'), answer('right-at-first'), answer('right-at-first')];

/** What somebody shows who works with queues and streams every week. */
const practised: readonly Evidence[] = [
  ...threeAnswers,
  construct('dlq.good.on-failure', 'Charge'),
  construct('dlq.good.on-failure', 'Notify'),
  construct('dlq.good.partial-batch', 'Project'),
  construct('dlq.good.redrive', 'Pending', { authored: false }),
  exercise({ hints: 1 }),
];
const warningFixed = fix('warning', { rule: 'partial-batch-response-off' });
const errorFixed = fix('error', { rule: 'error-swallowed-in-event-handler' });
const openWarning = open('warning', 'stream-retries-unbounded');

describe('mastery', () => {
  test('of nothing is not known', () => {
    expect(masteryOf([], start)).toMatchObject({ mean: undefined, support: 0, opposition: 0 });
  });

  test('of a reader stays low, however much is read', () => {
    const { mean = 0, spread } = masteryOf(threeAnswers, start);
    expect([mean, spread].map((value) => value.toFixed(2))).toEqual(['0.23', '0.22']);
    const hundred = Array.from({ length: 100 }, () => answer('right-at-first'));
    expect(rounded(hundred).mean).toBe(0.33);
    expect(depthOf(masteryOf(hundred, start)).depth).toBe(1);
  });

  test('of a clean template that was copied is found, not shown', () => {
    const copied = [
      ['a', 'One'],
      ['a', 'Two'],
      ['b', 'Two'],
      ['b', 'Three'],
    ].map(([signal = '', resource = '']) => construct(signal, resource, { authored: false }));
    expect(masteryOf(copied, start).mean).toBeCloseTo(0.375);
    expect(depthOf(masteryOf(copied, start)).depth).toBe(1);
  });

  test('of repairs by the button hardly rises', () => {
    const repairs = [0, 1, 2].map((at) => fix('warning', { by: 'button', at: start + at, heldAt: start + 7 * day }));
    expect(rounded(repairs, start + 7 * day)).toEqual({ support: 0.32, mean: 0.14 });
  });

  test('of a practitioner with an open error ends before design', () => {
    const evidence = [...practised, warningFixed, openWarning, open('error', 'error-swallowed-in-event-handler')];
    expect(rounded(evidence)).toEqual({ support: 8.55, mean: 0.71 });
    expect(depthOf(masteryOf(evidence, start))).toEqual({ depth: 2, missing: { kind: 'open-error' } });
  });

  test('rises when the error is repaired, and again when the repair has held', () => {
    const evidence = [...practised, warningFixed, openWarning, errorFixed];
    expect(rounded(evidence)).toEqual({ support: 9.05, mean: 0.78 });
    expect(depthOf(masteryOf(evidence, start)).depth).toBe(3);
    const held = [...practised, openWarning, ...[warningFixed, errorFixed].map((each) => ({ ...each, heldAt: start }))];
    expect(rounded(held)).toEqual({ support: 9.85, mean: 0.8 });
  });

  test('fades when nobody works on it, and comes back with answers or with the workspace', () => {
    const away = [...practised, openWarning, ...[warningFixed, errorFixed].map((each) => ({ ...each, heldAt: start }))];
    const later = start + 90 * day;
    expect(rounded(away, later)).toEqual({ support: 4.98, mean: 0.67 });
    const delayed = [0, 1, 2].map(() => answer('right-delayed', later));
    expect(rounded([...away, ...delayed], later).mean).toBe(0.7);
    const reopened = away.map((item) => (item.kind === 'construct' ? { ...item, seen: later } : item));
    expect(rounded(reopened, later).mean).toBe(0.74);
  });

  test('fades more slowly after confirmations, three at most', () => {
    const confirmed = (confirmations: number) =>
      masteryOf([{ ...answer('right-delayed'), confirmations }], start + 30 * day).items[0]?.fading;
    expect(confirmed(0)).toBeCloseTo(0.5);
    expect(confirmed(1)).toBeCloseTo(2 ** -0.5);
    expect(confirmed(9)).toBe(confirmed(3));
  });

  test('never reaches 0.88, whatever is gathered', () => {
    const everything = Array.from({ length: 40 }, (_, index) => [
      fix('error', { rule: `rule-${index}`, heldAt: start }),
      construct(`signal-${index}`, `Resource${index}`, { steward: true }),
      answer('right-delayed'),
      exercise(),
    ]).flat();
    expect(masteryOf(everything, start).mean).toBe(0.875);
    expect(depthOf(masteryOf(everything, start)).depth).toBe(4);
  });

  test('is not lowered by a repair, nor raised by closing a workspace', () => {
    const before = [...practised, open('error', 'queue-without-dlq')];
    const after = [...practised, fix('error')];
    expect(rounded(after).mean).toBeGreaterThan(rounded(before).mean);
    for (const days of [0, 1, 30, 365]) {
      expect(rounded(before, start + days * day).mean).toBeLessThanOrEqual(rounded(before, start).mean);
    }
  });
});

describe('depth', () => {
  test('names what is missing', () => {
    expect(depthOf(masteryOf([], start))).toEqual({ depth: 0, missing: { kind: 'mastery', threshold: 0.2 } });
    const many = ['a', 'b', 'c', 'd', 'e'].map((signal) => construct(signal, 'One', { authored: false }));
    const withFixes = [...many, ...['r', 's', 't'].map((rule) => fix('error', { rule, heldAt: start }))];
    expect(depthOf(masteryOf(withFixes, start))).toEqual({ depth: 1, missing: { kind: 'authored-or-exercise' } });
    const oneResource = ['a', 'b', 'c'].map((signal) => construct(signal, 'One'));
    expect(depthOf(masteryOf(oneResource, start)).missing).toEqual({
      kind: 'clean-resources',
      resources: 2,
      signals: 0,
    });
    const oneChannel = ['One', 'Two', 'Three'].flatMap((resource) =>
      ['a', 'b'].map((signal) => construct(signal, resource)),
    );
    expect(depthOf(masteryOf(oneChannel, start)).missing).toEqual({ kind: 'channels' });
  });

  test('of a steward needs something others inherit and a later check', () => {
    const deep = [
      ...['a', 'b', 'c'].flatMap((signal) => ['One', 'Two', 'Three'].map((name) => construct(signal, name))),
      exercise(),
      exercise(),
      fix('error', { heldAt: start }),
      ...threeAnswers,
    ];
    expect(depthOf(masteryOf(deep, start))).toEqual({ depth: 3, missing: { kind: 'steward-signal' } });
    const inherited = [...deep, construct('s', 'Module', { steward: true })];
    expect(depthOf(masteryOf(inherited, start))).toEqual({ depth: 3, missing: { kind: 'delayed-answer-or-repeat' } });
    expect(depthOf(masteryOf([...inherited, exercise({ pass: 'repeated' })], start))).toEqual({ depth: 4 });
    const told = exercise({ pass: 'repeated', help: 'revealed' });
    expect(depthOf(masteryOf([...inherited, told], start)).missing).toEqual({ kind: 'delayed-answer-or-repeat' });
  });
});

describe('role fit', () => {
  const cell = (expects: Readonly<Record<string, number>>, level: 'junior' | 'middle' = 'middle', mandatory = true) =>
    ({ role: 'cloud-engineer', level, mandatory, demands: '', expects, evidence: [], unseen: [] }) as const;
  const standing = (depth: number, mastery: number) => ({ kind: 'standing', depth, mastery }) as const;

  test('is the share of the way to what is expected', () => {
    const positions = {
      'api-gateway': standing(2, 0.6),
      'event-triggers': standing(1, 0.35),
      'cold-starts': standing(0, 0.08),
      'infrastructure-as-code': standing(3, 0.75),
    };
    const expects = Object.fromEntries(Object.keys(positions).map((each) => [each, 2]));
    const [fit] = roleFits({ levels: framework.levels, matrix: [cell(expects)] }, (each) => positions[each as never]);
    expect(fit).toMatchObject({ met: 2, notObservable: 0, covered: false });
    expect(fit?.expectations.map((each) => each.fit)).toEqual([1, 0.75, 0.2, 1].map((each) => expect.closeTo(each)));
    expect(fit?.fit).toBeCloseTo(0.74, 2);
  });

  test('leaves out what cannot be observed, and is not told when that is most', () => {
    const position = (each: string) => (each === 'a' ? standing(2, 0.6) : ({ kind: 'not-observable' } as const));
    const { levels } = framework;
    const half = roleFits({ levels, matrix: [cell({ a: 2, b: 2 })] }, position);
    expect(half[0]).toMatchObject({ fit: 1, notObservable: 1, covered: true });
    const most = roleFits({ levels, matrix: [cell({ a: 2, b: 2, c: 2 })] }, position);
    expect(most[0]).toMatchObject({ fit: undefined, notObservable: 2 });
  });

  test('of a level asks for the mandatory levels below, not for the optional ones', () => {
    const position = (each: string) => (each === 'a' ? standing(2, 0.6) : ({ kind: 'no-evidence' } as const));
    const covered = (mandatory: boolean) =>
      roleFits({ levels: framework.levels, matrix: [cell({ b: 1 }, 'junior', mandatory), cell({ a: 2 })] }, position)[1]
        ?.covered;
    expect(covered(true)).toBe(false);
    expect(covered(false)).toBe(true);
  });
});
