import { describe, expect, test } from 'vitest';
import { type Candidate, rankSteps } from '../../src/coach/progress/next-step.js';

function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
  return {
    id,
    kind: 'lesson',
    skill: 'retries-and-dlq',
    title: id,
    minutes: 5,
    gain: 0,
    refreshes: false,
    prepared: true,
    setAside: false,
    isOpen: false,
    ...more,
  };
}

const ids = (candidates: readonly Candidate[]) => rankSteps(candidates).map((step) => step.candidate.id);

describe('the next step', () => {
  test('is what is worth most for the time it takes', () => {
    const steps = rankSteps([
      candidate('exercise', { kind: 'exercise', minutes: 35, gain: 0.08 }),
      candidate('check again', { kind: 'answer', minutes: 3, gain: 0.005, refreshes: true }),
      candidate('repair', { kind: 'finding', minutes: 8, gain: 0.015, severity: 'error' }),
    ]);
    expect(steps.map(({ candidate: { id }, score }) => [id, Math.round(score * 100) / 100])).toEqual([
      ['repair', 1.27],
      ['check again', 0.69],
      ['exercise', 0.2],
    ]);
  });

  test('leaves out what was set aside', () => {
    expect(ids([candidate('a', { gain: 1, setAside: true }), candidate('b')])).toEqual(['b']);
  });

  test('puts what needs other skills first behind the rest', () => {
    expect(ids([candidate('a', { gain: 1, prepared: false }), candidate('b')])).toEqual(['b', 'a']);
  });

  test('prefers the file that is open, and is the same every time', () => {
    expect(ids([candidate('b'), candidate('a'), candidate('c', { isOpen: true })])).toEqual(['c', 'a', 'b']);
  });
});
