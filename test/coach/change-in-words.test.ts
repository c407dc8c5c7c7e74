import { describe, expect, test } from 'vitest';
import { framework } from '../../rules/skills.js';
import { changeInWords } from '../../src/coach/progress/change-in-words.js';
import type { WhatItChanges } from '../../src/coach/progress/what-it-changes.js';

const reading = (mastery: number, depth: number) => ({
  mastery,
  depth,
  missing: { kind: 'mastery', threshold: 0.5 } as const,
});

const change: WhatItChanges = {
  now: reading(0.3846, 1),
  byButton: reading(0.4, 1),
  byHand: reading(0.421, 1),
  held: reading(0.46, 1),
  against: 0.5,
  relief: 0.5,
  fresh: false,
};

describe('what repairing a finding changes, in words', () => {
  test('says what the finding takes and what each way of repairing it gives', () => {
    expect(changeInWords(change, 'Retries', framework)).toEqual({
      against: 'The finding speaks against Retries with 0.50.',
      rows: [
        { when: 'Now', mastery: '0.38', depth: 'aware' },
        { when: 'Repaired by its button', mastery: '0.40', depth: 'aware' },
        { when: 'Repaired by hand', mastery: '0.42', depth: 'aware' },
        { when: 'By hand, and still gone after a week', mastery: '0.46', depth: 'aware' },
      ],
      remarks: ['For the next depth: more evidence: 0.46 now, 0.50 to reach.'],
    });
  });

  test('says when so much speaks against the skill that one finding less changes little', () => {
    const remarks = (relief: number) => changeInWords({ ...change, relief }, 'Retries', framework).remarks[0];
    expect(remarks(0)).toBe('More speaks against the skill than is counted: without this finding it is as much.');
    expect(remarks(0.2)).toBe('More speaks against the skill than is counted: without this finding it is 0.20 less.');
  });

  test('does not call little evidence none', () => {
    const first = changeInWords({ ...change, now: { mastery: 0.05, depth: 0 } }, 'Retries', framework).rows[0];
    expect(first?.depth).toBe('little evidence');
  });

  test('makes no difference between ways where none counts', () => {
    const fresh = changeInWords({ ...change, fresh: true }, 'Retries', framework);
    expect(fresh.rows.map(({ when }) => when)).toEqual(['Now', 'Repaired']);
    expect(fresh.remarks[0]).toMatch(/^It was made here within the last day/);
  });

  test('says nothing of a next depth at the deepest', () => {
    const deepest = { mastery: 0.82, depth: 4 };
    expect(changeInWords({ ...change, held: deepest }, 'Retries', framework).remarks).toEqual([]);
  });
});
