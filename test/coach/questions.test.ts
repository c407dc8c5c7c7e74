import { describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import { questionHistories, questionId } from '../../src/coach/progress/questions.js';

const day = 24 * 60 * 60 * 1000;

function answered(days: number, question: number, right: boolean, lesson = 'queue-without-dlq'): ProgressEvent {
  return { kind: 'answer', at: days * day, skill: 'retries-and-dlq', question: questionId(lesson, question), right };
}

describe('questions of a lesson', () => {
  test('are none before somebody answers', () => {
    expect(questionHistories([], 'queue-without-dlq')).toEqual([]);
    expect(questionHistories([answered(0, 0, true, 'queue-without-dlq-2')], 'queue-without-dlq')).toEqual([]);
  });

  test('one of them is asked again after a week: the first', () => {
    const histories = questionHistories([answered(1, 1, true), answered(2, 0, true)], 'queue-without-dlq');
    expect(histories).toEqual([
      { question: 0, lastAt: 2 * day, right: true, againAt: 9 * day },
      { question: 1, lastAt: day, right: true },
    ]);
  });

  test('one that was wrong is asked again before one that was right', () => {
    const histories = questionHistories([answered(1, 0, true), answered(1, 2, false)], 'queue-without-dlq');
    expect(histories.map(({ question, againAt }) => [question, againAt])).toEqual([
      [0, undefined],
      [2, 8 * day],
    ]);
  });

  test('a question waits twice as long each time it was right when asked again, eight times as long at most', () => {
    const again = (...days: readonly number[]) =>
      questionHistories(
        days.map((at) => answered(at, 0, true)),
        'queue-without-dlq',
      )[0]?.againAt;
    expect(again(0, 1)).toBe(8 * day);
    expect(again(0, 7)).toBe(21 * day);
    expect(again(0, 7, 21)).toBe(49 * day);
    expect(again(0, 7, 21, 49, 105, 161)).toBe((161 + 56) * day);
  });

  test('a wrong answer begins anew', () => {
    const events = [answered(0, 0, true), answered(7, 0, true), answered(21, 0, false)];
    expect(questionHistories(events, 'queue-without-dlq')[0]).toEqual({
      question: 0,
      lastAt: 21 * day,
      right: false,
      againAt: 28 * day,
    });
  });
});
