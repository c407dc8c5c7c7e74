import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exercises } from '../../exercises/index.js';
import { rules } from '../../rules/index.js';
import { framework } from '../../rules/skills.js';
import { exerciseFolders } from '../../scripts/exercise-folders.js';
import { exercisePageOf } from '../../src/coach/exercises/exercise-page.js';
import { runsCode } from '../../src/coach/exercises/inventory.js';
import { isFault, skillSignals } from '../../src/coach/signals/index.js';
import { examined, failedChecks, findingsIn, startingWith } from './examine.js';

const folders = exerciseFolders(join(import.meta.dirname, '../..'));
const stable = new Set(
  rules.filter(({ metadata }) => metadata.maturity === 'stable').map(({ metadata }) => metadata.id),
);
const skillIds = framework.skills.map(({ id }) => id);
const observed = new Set(skillSignals.flatMap(({ observers }) => Object.keys(observers)));

test('no exercise is called as a rule or a skill is: answers are recorded by these names', () => {
  const others = new Set([...rules.map(({ metadata }) => metadata.id), ...skillIds]);
  expect(exercises.map(({ id }) => id).filter((id) => others.has(id))).toEqual([]);
});

describe.each(folders.map((folder) => [folder.exercise.id, folder] as const))(
  '%s',
  (_, { exercise, page, variants }) => {
    const { absent, present, estimate } = exercise.checks;
    const estimated = estimate === undefined ? [] : ['estimate'];

    test('asks only for what can be seen', () => {
      const bad = new Set(rules.map(({ metadata }) => metadata.signal));
      expect(absent.filter((signal) => !bad.has(signal) && !isFault(signal))).toEqual([]);
      expect(
        Object.keys(present)
          .flatMap((signals) => signals.split(' or '))
          .filter((signal) => !observed.has(signal)),
      ).toEqual([]);
      expect(Object.keys(exercise.skills).filter((skill) => !skillIds.includes(skill))).toEqual([]);
      expect(Math.max(...Object.values(exercise.skills))).toBeGreaterThanOrEqual(exercise.depth);
      expect(exercise.needs.filter((id) => !exercises.some((each) => each.id === id))).toEqual([]);
    });

    describe.each(Object.entries(variants))('in %s', (variant, { start, solved, mutants }) => {
      test('has a story, a goal, three hints, a solution and questions with one right answer each', () => {
        const { story, goal, hints, solution, questions } = exercisePageOf(page, variant as keyof typeof variants);
        for (const text of [story, goal, ...hints, solution]) expect(text).not.toBe('');
        expect(hints).toHaveLength(3);
        expect(questions.length).toBeGreaterThanOrEqual(2);
        for (const { answers } of questions) {
          expect(answers.filter(({ right }) => right)).toHaveLength(1);
          expect(answers.every(({ because }) => because !== '')).toBe(true);
        }
      });

      test('starts with exactly the faults it names', async () => {
        const found = await findingsIn(start);
        const signals = found.flatMap(
          ({ rule }) => rules.find(({ metadata }) => metadata.id === rule)?.metadata.signal ?? [],
        );
        // What no rule reports is in every start that is not about it.
        expect([...new Set(signals)].sort()).toEqual(absent.filter((signal) => !isFault(signal)).sort());
      });

      test('keeps what its start runs', async () => {
        const inventory = await startingWith(start);
        expect(exercise.checks.keep.filter((name) => !runsCode(inventory, name))).toEqual([]);
      });

      test('is not passed at the start', async () => {
        const failed = await failedChecks(exercise, start, start);
        expect(failed).toEqual([
          ...absent.map((signal) => `absent ${signal}`),
          ...Object.keys(present).map((signal) => `present ${signal}`),
          ...estimated,
        ]);
      });

      test('is passed by its solution, which has no findings', async () => {
        expect(await examined(exercise, start, solved)).toMatchObject({ passed: true });
        expect((await findingsIn(solved)).filter(({ rule }) => stable.has(rule))).toEqual([]);
      });

      test('has a near miss for every construct it asks for', () => {
        const missed = new Set(Object.keys(mutants).flatMap((name) => name.split('+')));
        expect([...Object.keys(present).map(firstOf), ...estimated].filter((asked) => !missed.has(asked))).toEqual([]);
      });

      test.each(Object.entries(mutants))('is not passed by the near miss %s', async (name, changed) => {
        const failed = await failedChecks(exercise, start, { ...solved, ...changed });
        const missed = name.split('+');
        const lacking = Object.keys(present).filter((signals) => missed.includes(firstOf(signals)));
        // A rule may say the same of it.
        expect(failed.filter((id) => !id.startsWith('absent '))).toEqual([
          ...lacking.map((signals) => `present ${signals}`),
          ...estimated.filter((id) => missed.includes(id)),
        ]);
      });
    });
  },
);

/** `idem.utility` of `idem.utility or idem.conditional-write`. */
function firstOf(signals: string): string {
  return signals.split(' or ')[0] ?? '';
}
