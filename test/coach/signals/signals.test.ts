import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.js';
import { framework } from '../../../rules/skills.js';
import { observe, skillSignals } from '../../../src/coach/signals/index.js';
import { surroundings } from './open.js';

const ids = (skill: string, isBad: boolean) =>
  framework.signals.filter((signal) => signal.skill === skill && (signal.kind === 'bad') === isBad).map(({ id }) => id);

test('every skill of the framework has its signals, in the same order', () => {
  expect(skillSignals.map(({ skill }) => skill)).toEqual(framework.skills.map(({ id }) => id));
});

describe.each(skillSignals.map((signals) => [signals.skill, signals] as const))('%s', (skill, signals) => {
  test('looks for each of its good signals, or says why nobody can', () => {
    const good = ids(skill, false);
    const told = [...Object.keys(signals.observers), ...Object.keys(signals.unobservable)];
    expect(told.filter((id) => !ids(skill, true).includes(id)).toSorted()).toEqual(good.toSorted());
  });

  test('observes faults of its own only', () => {
    const bad = ids(skill, true);
    for (const id of Object.keys(signals.faults ?? {})) expect(bad).toContain(id);
  });

  test('gives a reason in a sentence for each that nobody can see', () => {
    for (const reason of Object.values(signals.unobservable)) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
  });
});

describe('bad signals', () => {
  test.each(rules.map(({ metadata }) => [metadata.id, metadata] as const))('%s feeds one of its skill', (_, rule) => {
    expect(ids(rule.skill, true)).toContain(rule.signal);
  });

  test('are found by rules, observed, or said to be out of sight: each in one way', () => {
    const fed = [...new Set(rules.map(({ metadata }) => metadata.signal))];
    const told = skillSignals.flatMap(({ faults = {}, unobservable }) => Object.keys({ ...faults, ...unobservable }));
    const bad = framework.signals.filter(({ kind }) => kind === 'bad').map(({ id }) => id);
    expect([...fed, ...told.filter((id) => bad.includes(id))].toSorted()).toEqual(bad.toSorted());
  });
});

test('a small application shows only what is in it, each resource of a signal once, with a place in a file', async () => {
  const { seen, notObservable } = observe(
    await surroundings({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders: { Type: AWS::SQS::Queue }
`,
    }),
  );
  const keys = seen.map(({ signal, resource }) => `${signal} ${resource}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { skill, signal, place } of seen) {
    expect(ids(skill, false)).toContain(signal);
    expect(place.file).toBe('template.yaml');
  }
  expect(notObservable).toContain('ml-inference');
});
