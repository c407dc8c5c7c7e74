import { describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import { History } from '../../src/coach/progress/history.js';
import { questionId } from '../../src/coach/progress/questions.js';

const day = 24 * 60 * 60 * 1000;

function answered(days: number, question: number, right: boolean, lesson = 'queue-without-dlq'): ProgressEvent {
  return { kind: 'answer', at: days * day, skill: 'retries-and-dlq', question: questionId(lesson, question), right };
}

function asked(...events: readonly ProgressEvent[]) {
  return History.of(events).answers.of('queue-without-dlq');
}

describe('questions of a lesson', () => {
  test('are none before somebody answers', () => {
    expect(asked()).toEqual([]);
    expect(asked(answered(0, 0, true, 'queue-without-dlq-2'))).toEqual([]);
  });

  test('one of them is asked again after a week: the one that was answered longest ago', () => {
    expect(asked(answered(1, 1, true), answered(2, 0, true))).toEqual([
      { question: 0, lastAt: 2 * day, right: true },
      { question: 1, lastAt: day, right: true, againAt: 8 * day },
    ]);
  });

  test('one that was not right is asked again before one that was', () => {
    expect(
      asked(answered(1, 0, true), answered(2, 2, false)).map(({ question, againAt }) => [question, againAt]),
    ).toEqual([
      [0, undefined],
      [2, 9 * day],
    ]);
  });

  test('a week begins with each answer', () => {
    expect(asked(answered(0, 0, true), answered(3, 0, true))[0]?.againAt).toBe(10 * day);
    expect(asked(answered(0, 0, true), answered(9, 0, false))[0]).toMatchObject({ right: false, againAt: 16 * day });
  });

  test('an answer that was taken out was never given', () => {
    expect(asked(answered(0, 0, true), { kind: 'item-erased', at: day, item: 'answer queue-without-dlq#0' })).toEqual(
      [],
    );
  });
});
