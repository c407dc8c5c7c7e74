import { describe, expect, test } from 'vitest';
import { framework } from '../../rules/skills.js';
import type { Exercise } from '../../src/coach/exercises/exercise.js';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import { History } from '../../src/coach/progress/history.js';
import { progressOverview } from '../../src/coach/progress/overview.js';
import { nothingSeen, type Seen, type SeenFinding } from '../../src/coach/progress/seen.js';
import type { RuleMetadata, Severity } from '../../src/model/finding.js';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 10, 2);
const workspace = 'file:///orders';
const skill = 'retries-and-dlq';
const origin = { line: 3, character: 0 };
const place = { file: 'orders.yaml', start: origin, end: origin };

function rule(id: string, severity: Severity = 'error', of = skill): RuleMetadata {
  const more = { level: 'junior', maturity: 'stable', signal: 'dlq.bad.none', platforms: [], resources: [] } as const;
  return { id, title: `Title of ${id}`, skill: of, severity, ...more };
}

const exercise: Exercise = {
  id: 'lost-orders',
  title: 'Lost orders',
  summary: 'Orders get lost.',
  level: 'middle',
  depth: 2,
  skills: { [skill]: 2 },
  minutes: 35,
  needs: [],
  variants: ['sam'],
  checks: { absent: [], present: {}, keep: [], mayGo: [] },
};

const question = { text: 'What happens?', answers: [] };

const sources = {
  framework,
  rules: [rule('no-queue'), rule('endless', 'warning'), rule('elsewhere', 'warning', 'portability')],
  exercises: [exercise],
  lessonOf: () => ({ questions: [question, question, question], minutes: 5 }),
};

function opened(fingerprint: string, id = 'no-queue', severity: Severity = 'error', of = skill): ProgressEvent {
  const found = { workspace, fingerprint, rule: id, skill: of, severity, place, application: 'orders.yaml' };
  return { kind: 'finding-opened', at: start, ...found, made: false };
}

function seenFinding(fingerprint: string, id = 'no-queue', severity: Severity = 'error'): SeenFinding {
  const repair = () => (id === 'no-queue' ? 'Add a dead-letter queue' : undefined);
  return { workspace, fingerprint, rule: id, severity, place, name: 'Orders', repair, isOpen: false };
}

function shown(resource: string, signal = 'dlq.redrive', authored = true): ProgressEvent {
  return { kind: 'construct-seen', at: start, workspace, skill, signal, resource, authored, steward: false, place };
}

const answered = (at: number, number = 0): ProgressEvent => {
  return { kind: 'answer', at, skill, question: `no-queue#${number}`, right: true };
};
const target: ProgressEvent = { kind: 'target-set', at: start, role: 'cloud-engineer', level: 'middle' };

function overview(events: readonly ProgressEvent[], seen: Partial<Seen> = {}, now = start) {
  return progressOverview(History.of(events), { ...nothingSeen, ...seen }, sources, now);
}

function skillIn(view: ReturnType<typeof overview>, id = skill) {
  const found = view.skills.find((each) => each.id === id);
  if (!found) throw new Error(`there is no skill ${id}`);
  return found;
}

describe('a skill', () => {
  test('without evidence says so, and whether anything here could show it', () => {
    const view = overview([], { workspaces: [workspace], notObservable: [skill] });
    expect(skillIn(view)).toMatchObject({ state: 'not-observable', mastery: 0, spread: 0, depth: 0, evidence: [] });
    expect(skillIn(view, 'testing')).toMatchObject({ state: 'no-evidence', word: 'no evidence' });
    expect(skillIn(overview([answered(start)], { notObservable: [skill] })).state).toBe('standing');
  });

  test('lists what speaks for and against it, in words, the strongest first', () => {
    const events = [
      shown('orders.yaml#Orders'),
      shown('orders.yaml#0', 'dlq.partial-batch', false),
      answered(start, 1),
      opened('a'),
    ];
    const { evidence, against } = skillIn(overview(events));
    expect(evidence.map(({ text, detail, counts }) => [text, detail, counts])).toEqual([
      ['Orders: Queue or subscription has a dead-letter target and a count', 'written here', 2],
      ['Batch failures reported item by item', 'found here', 0.4],
      ['Question 2 of "Title of no-queue"', 'right at first', 0.2],
    ]);
    expect(against).toMatchObject([{ text: 'Title of no-queue', detail: 'open error', counts: 1, severity: 'error' }]);
    expect(evidence[0]).toMatchObject({ workspace, place, at: start, fading: 1 });
  });

  test('says what is missing for the next depth', () => {
    const words = (events: readonly ProgressEvent[]) => skillIn(overview(events)).missingWords;
    expect(words([answered(start)])).toBe('more evidence: 0.09 now, 0.20 to reach');
    const found = ['a', 'b', 'c'].flatMap((name) =>
      ['dlq.redrive', 'dlq.partial-batch', 'dlq.rule-target', 'dlq.visibility-6x'].map((signal) =>
        shown(name, signal, false),
      ),
    );
    const answers = [0, 1, 2, 3, 4].map((number) => answered(start, number));
    expect(words([...found, ...answers])).toBe('something written here that shows it, or an exercise passed');
    const written = [shown('a'), shown('b'), shown('a', 'dlq.partial-batch'), shown('b', 'dlq.partial-batch')];
    const many = [...written, ...answers];
    const { depth, missing, missingWords } = skillIn(overview([...many, opened('a')]));
    expect({ depth, missing, missingWords }).toEqual({
      depth: 2,
      missing: { kind: 'open-error' },
      missingWords: 'an error is open',
    });
  });

  test('keeps its best, and says when its depth fades', () => {
    const events = [shown('a'), shown('b')];
    const now = skillIn(overview(events));
    expect(now).toMatchObject({ depth: 2, deepest: 2, word: 'applies', mastery: 0.6, best: 0.6 });
    expect(now.in60Days).toBeCloseTo(0.515, 2);
    const lost = now.fadesInDays ?? 0;
    expect(skillIn(overview(events, {}, start + (lost - 1) * day)).depth).toBe(2);
    const faded = skillIn(overview(events, {}, start + lost * day));
    expect(faded).toMatchObject({ depth: 1, deepest: 2, best: 0.6 });
    expect(faded.mastery).toBeLessThan(0.5);
  });
});

describe('the next step', () => {
  const steps = (view: ReturnType<typeof overview>) =>
    [view.next, ...view.alternatives].map((step) => [step?.candidate.title, step?.reason]);

  test('is the finding that matters most, then others', () => {
    const findings = [seenFinding('b', 'endless', 'warning'), seenFinding('a')];
    expect(steps(overview([opened('a'), opened('b', 'endless', 'warning')], { findings }))).toEqual([
      ['Add a dead-letter queue', 'open error'],
      ['Orders: Title of endless', 'open warning'],
      ['Exercise: Lost orders', 'practises Retries and dead letters'],
    ]);
  });

  test('says what it adds to the role and level that were chosen', () => {
    const view = overview([target, opened('a')], { findings: [seenFinding('a')], workspaces: [workspace] });
    expect(view.target).toEqual({ role: 'cloud-engineer', level: 'middle' });
    expect(view.next?.reason).toBe('open error; also counts for Retries and dead letters for Middle');
    const gain = view.next?.candidate.gain ?? 0;
    const score = (100 * gain + 15) / (8 + 5);
    expect(gain).toBeGreaterThan(0);
    expect(view.next?.score).toBeCloseTo(score);
    expect(overview([opened('a')], { findings: [seenFinding('a')] }).next?.candidate.gain).toBe(0);
  });

  test('proposes the lesson, the exercise and the signals that are missing', () => {
    const { next, alternatives } = overview([target], { findings: [seenFinding('a')], workspaces: [workspace] });
    expect(next?.candidate.kind).toBe('finding');
    const kinds = new Set(alternatives.map(({ candidate }) => candidate.kind));
    expect(kinds.size).toBeGreaterThan(0);
    expect(alternatives.every(({ candidate }) => candidate.gain > 0)).toBe(true);
  });

  test('asks again what has faded', () => {
    const view = overview([target, answered(start)], {}, start + 31 * day);
    expect(view.next).toMatchObject({ candidate: { id: 'answer no-queue', refreshes: true }, rule: 'no-queue' });
    expect(view.next?.reason).toContain('last confirmed 31 days ago');
  });

  test('leaves out what was set aside, for good or for a while', () => {
    const aside = (step: string, until?: number): ProgressEvent => {
      return { kind: 'step-set-aside', at: start, step, ...(until !== undefined && { until }) };
    };
    const seen = { findings: [seenFinding('a')] };
    const id = `finding ${workspace} a`;
    const first = (events: readonly ProgressEvent[], now = start) => overview(events, seen, now).next?.candidate.id;
    expect(first([])).toBe(id);
    expect(first([aside(id)])).toBe('exercise lost-orders');
    expect(first([aside(id, start + day)], start + 2 * day)).toBe(id);
    expect(first([aside(id), { kind: 'step-taken-up', at: start, step: id }])).toBe(id);
    expect(first([aside(`skill ${skill}`)])).toBeUndefined();
  });

  test('lists what was set aside, as long as something leads to it', () => {
    const aside = (step: string, until?: number): ProgressEvent => {
      return { kind: 'step-set-aside', at: start, step, ...(until !== undefined && { until }) };
    };
    const seen = { findings: [seenFinding('a'), seenFinding('b')] };
    const finding = (fingerprint: string) => `finding ${workspace} ${fingerprint}`;
    const events = [
      ...[aside(finding('a')), aside(finding('b')), aside('exercise lost-orders', start + day)],
      ...[aside('exercise of-yesterday'), aside(finding('gone'))],
    ];
    expect(overview([], seen).setAside).toEqual([]);
    expect(overview(events, seen).setAside).toEqual([
      { id: 'exercise lost-orders', title: 'Exercise: Lost orders', why: 'snoozed', until: start + day },
      { id: finding('b'), title: 'Add a dead-letter queue', why: 'skipped' },
      { id: finding('a'), title: 'Add a dead-letter queue', why: 'skipped' },
    ]);
    const later = overview(
      [...events, { kind: 'step-taken-up', at: start, step: finding('b') }],
      seen,
      start + 2 * day,
    );
    expect(later.setAside.map(({ id }) => id)).toEqual([finding('a')]);
    expect(later.next?.candidate.id).toBe(finding('b'));
    expect(overview([aside(`skill ${skill}`)], seen).setAside).toMatchObject([
      { id: `skill ${skill}`, title: 'All of Retries and dead letters' },
    ]);
  });

  test('takes up again a rule that was called not useful', () => {
    const calls: readonly ProgressEvent[] = [
      ...Array.from({ length: 10 }, () => ({ kind: 'lesson-shown', at: start, rule: 'no-queue' }) as const),
      ...Array.from({ length: 2 }, () => ({ kind: 'not-useful', at: start, rule: 'no-queue' }) as const),
    ];
    const seen = { findings: [seenFinding('a')] };
    const { setAside } = overview(calls, seen);
    expect(setAside).toEqual([{ id: 'rule no-queue', title: 'Title of no-queue', why: 'not-useful' }]);
    const after = overview([...calls, { kind: 'step-taken-up', at: start, step: 'rule no-queue' }], seen);
    expect(after.setAside).toEqual([]);
    expect(after.next?.candidate.kind).toBe('finding');
  });

  test('leaves out a rule that one in ten finds not useful', () => {
    const calls = (showings: number, useless: number): readonly ProgressEvent[] => [
      ...Array.from({ length: showings }, () => ({ kind: 'lesson-shown', at: start, rule: 'no-queue' }) as const),
      ...Array.from({ length: useless }, () => ({ kind: 'not-useful', at: start, rule: 'no-queue' }) as const),
    ];
    const first = (events: readonly ProgressEvent[]) =>
      overview(events, { findings: [seenFinding('a')] }).next?.candidate.kind;
    expect(first(calls(9, 9))).toBe('finding');
    expect(first(calls(10, 1))).toBe('finding');
    expect(first(calls(10, 2))).toBe('exercise');
  });

  test('is absent where there is nothing to do', () => {
    const { next, alternatives } = progressOverview(History.of([]), nothingSeen, { ...sources, exercises: [] }, start);
    expect(next).toBeUndefined();
    expect(alternatives).toEqual([]);
  });
});

describe('an overview', () => {
  test('keeps notes apart', () => {
    const note: ProgressEvent = { kind: 'note-added', at: start, note: '1', text: 'Led the review' };
    expect(overview([note]).notes).toEqual([{ id: 'note 1', at: start, text: 'Led the review' }]);
    expect(overview([note, { kind: 'item-erased', at: start, item: 'note 1' }]).notes).toEqual([]);
  });

  test('of many findings takes as much longer as there are more', () => {
    const few = timeOfOverview(400);
    expect(timeOfOverview(8 * 400)).toBeLessThan(4 * 8 * few);
  });

  /** User time in microseconds, the best of several. */
  function timeOfOverview(size: number): number {
    const events = Array.from({ length: size }, (_, index): readonly ProgressEvent[] => {
      const { id, skill: of } = framework.signals[index % framework.signals.length] ?? { id: '', skill: '' };
      const seen = {
        workspace,
        skill: of,
        signal: id,
        resource: `r${index}`,
        authored: index % 2 === 0,
        steward: false,
        place,
      };
      return [opened(`f${index}`, 'no-queue', 'warning', of), { kind: 'construct-seen', at: start, ...seen }];
    }).flat();
    const history = History.of([...events, target]);
    const findings = Array.from({ length: size }, (_, index) => seenFinding(`f${index}`, 'no-queue', 'warning'));
    const look = () =>
      progressOverview(history, { workspaces: [workspace], findings, notObservable: [] }, sources, start);
    look();
    const times = [1, 2, 3, 4, 5].map(() => {
      const began = process.cpuUsage();
      look();
      return process.cpuUsage(began).user;
    });
    return Math.min(...times);
  }
});
