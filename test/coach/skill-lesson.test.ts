import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { resources } from '../../rules/resources.js';
import { framework } from '../../rules/skills.js';
import type { Exercise } from '../../src/coach/exercises/exercise.js';
import { skillSignals } from '../../src/coach/signals/index.js';
import {
  type AnsweredSoFar,
  type SeenHere,
  type SkillLessonSources,
  skillLessonOf,
} from '../../src/coach/skill-lesson.js';

const exercise = (id: string, level: Exercise['level'], skills: Exercise['skills']): Exercise => ({
  id,
  title: `Title of ${id}`,
  summary: '',
  level,
  depth: 2,
  skills,
  minutes: 30,
  needs: [],
  variants: ['sam'],
  checks: { absent: [], present: {}, keep: [], mayGo: [] },
});

const question = (text: string) => ({ text, answers: [] });

const sources: SkillLessonSources = {
  framework,
  rules: rules.map(({ metadata }) => metadata),
  resources,
  exercises: [
    exercise('hard', 'senior', { 'retries-and-dlq': 3 }),
    exercise('easy', 'junior', { 'retries-and-dlq': 2 }),
    exercise('other', 'junior', { testing: 2 }),
  ],
  signals: skillSignals,
  lessonOf: (rule) => ({ minutes: 4, questions: [question(`${rule} 0`), question(`${rule} 1`)] }),
};

const unanswered: AnsweredSoFar = { of: () => [], now: 0 };

const nothing: SeenHere<string> = { notObservable: new Set(), signals: [], findings: [], faults: [] };

function lesson(
  id: string,
  here: Partial<SeenHere<string>> = {},
  other: Partial<SkillLessonSources> = {},
  answered = unanswered,
) {
  const made = skillLessonOf(id, { ...sources, ...other }, { ...nothing, ...here }, answered);
  if (!made) throw new Error(`no skill ${id}`);
  return made;
}

test('there is one for every skill of the framework, and none for others', () => {
  for (const { id, name } of framework.skills) expect(lesson(id).name).toBe(name);
  expect(skillLessonOf('cooking', sources, nothing, unanswered)).toBeUndefined();
});

test('says what it is, why, and what to know first', () => {
  expect(lesson('orchestration')).toMatchObject({
    name: framework.skills.find(({ id }) => id === 'orchestration')?.name,
    group: 'Shape it',
    isObservable: true,
  });
  const names = lesson('ml-inference').needs.map(({ id }) => id);
  expect(names).toEqual(['cold-starts', 'concurrency-and-scaling']);
  expect(lesson('orchestration', { notObservable: new Set(['orchestration']) }).isObservable).toBe(false);
});

describe('what shows it', () => {
  test('stands with its places, seen before unseen, what others inherit last', () => {
    const { shows } = lesson('retries-and-dlq', {
      signals: [
        { signal: 'dlq.stream-bounded', place: 'Clicks' },
        { signal: 'dlq.stream-bounded', place: 'Views' },
        { signal: 'cold.snapshot', place: 'Elsewhere' },
      ],
    });
    expect(shows[0]).toMatchObject({ id: 'dlq.stream-bounded', steward: false, seen: ['Clicks', 'Views'] });
    expect(shows.slice(1).every(({ seen }) => seen.length === 0)).toBe(true);
    expect(shows.at(-1)).toMatchObject({ id: 'dlq.alarmed-redrive', steward: true });
  });

  test('and what nobody can see says why', () => {
    const signals = [
      { skill: 'testing', isObservable: () => true, observers: {}, unobservable: { 'test.contract': 'No.' } },
    ];
    const { shows, unseen } = lesson('testing', {}, { signals });
    expect(unseen).toEqual([{ id: 'test.contract', says: 'Event contracts tested on both sides', because: 'No.' }]);
    expect(shows.map(({ id }) => id)).not.toContain('test.contract');
  });
});

test('what speaks against it stands with its rules and open findings; what no rule looks for says so', () => {
  const { against } = lesson('retries-and-dlq', { findings: [{ rule: 'queue-without-dlq', place: 'Orders' }] });
  expect(against[0]).toMatchObject({ id: 'dlq.bad.none', open: ['Orders'] });
  expect(against[0]?.rules).toContainEqual({ id: 'queue-without-dlq', name: 'Queue without a dead-letter queue' });
  const bare = lesson('retries-and-dlq', {}, { rules: [] });
  expect(bare.against.every(({ rules }) => rules.length === 0)).toBe(true);
});

test('its rules and exercises stand in the order of the levels', () => {
  const { rules: own, exercises } = lesson('retries-and-dlq');
  const names = framework.levels.toSorted((a, b) => a.order - b.order).map(({ name }) => name);
  const orders = own.map(({ level }) => names.indexOf(level));
  expect(orders).toEqual(orders.toSorted((a, b) => a - b));
  expect(own.length).toBeGreaterThan(10);
  expect(exercises).toEqual([
    { id: 'easy', name: 'Title of easy', level: 'Junior', minutes: 30, depth: 2 },
    { id: 'hard', name: 'Title of hard', level: 'Senior', minutes: 30, depth: 3 },
  ]);
});

test('official sources stand before others, then the shorter ones', () => {
  const { resources: own } = lesson('retries-and-dlq');
  const isArticle = own.map(({ format }) => ['article', 'tutorial', 'lesson', 'notes'].includes(format));
  expect(isArticle).toEqual(isArticle.toSorted((a, b) => Number(a) - Number(b)));
  expect(own[0]?.minutes).toBeLessThanOrEqual(own[1]?.minutes ?? 0);
  expect(own.every(({ skills }) => skills.includes('retries-and-dlq'))).toBe(true);
});

test('each role that asks for it says how deep, level by level', () => {
  const expected = lesson('retries-and-dlq').expected.flatMap(({ id, levels }) =>
    levels.map(({ id: level, depth }) => `${id} ${level} ${depth}`),
  );
  const asked = framework.matrix.flatMap(({ role, level, expects }) =>
    expects['retries-and-dlq'] === undefined ? [] : [`${role} ${level} ${expects['retries-and-dlq']}`],
  );
  expect(expected.toSorted()).toEqual(asked.toSorted());
  expect(lesson('retries-and-dlq').expected[0]?.levels[0]).toMatchObject({ word: expect.any(String) });
});

describe('its questions', () => {
  const asked = (of: AnsweredSoFar['of'], now = 0) =>
    lesson('retries-and-dlq', {}, {}, { of, now }).questions.map(({ question: { text } }) => text);
  const { rules: own } = lesson('retries-and-dlq');
  const [first, second, third] = own.map(({ id }) => id);
  const answer = (number: number, againAt?: number) => ({
    ...{ question: number, lastAt: 0, right: true },
    ...(againAt !== undefined && { againAt }),
  });

  test('are three of its rules, the first of each rule before the second of any', () => {
    expect(asked(() => [])).toEqual([`${first} 0`, `${second} 0`, `${third} 0`]);
    expect(lesson('retries-and-dlq').questions[1]).toMatchObject({
      of: { id: second, name: own[1]?.name },
      number: 0,
    });
  });

  test('are those that nobody answered yet', () => {
    const fourth = own[3]?.id;
    expect(asked((rule) => (rule === first ? [answer(0)] : []))).toEqual([`${second} 0`, `${third} 0`, `${fourth} 0`]);
    expect(asked((rule) => (rule === first ? [] : [answer(0), answer(1)]))).toEqual([`${first} 0`, `${first} 1`]);
  });

  test('then those to be asked again, the longest overdue first, once their time has come', () => {
    const times = new Map([
      [first, 30],
      [second, 20],
      [third, 50],
    ]);
    const of = (rule: string) => [answer(0, times.get(rule)), answer(1)];
    expect(asked(of, 40)).toEqual([`${second} 0`, `${first} 0`]);
    expect(asked(of, 10)).toEqual([]);
    expect(lesson('retries-and-dlq', {}, {}, { of, now: 40 }).questions[0]?.history).toEqual(answer(0, 20));
  });

  test('are none where no rule is', () => {
    expect(lesson('retries-and-dlq', {}, { rules: [] }).questions).toEqual([]);
  });
});

test('says how long it takes: its words and its questions', () => {
  const long = (count: number) => ({
    ...framework,
    skills: framework.skills.map((skill) => ({ ...skill, what: 'word '.repeat(count), why: '' })),
    signals: [],
  });
  expect(lesson('retries-and-dlq', {}, { framework: long(800), rules: [] }).minutes).toBe(4);
  expect(lesson('retries-and-dlq', {}, { framework: long(800) }).minutes).toBe(6);
  expect(lesson('retries-and-dlq').rules.every(({ minutes }) => minutes === 4)).toBe(true);
});
