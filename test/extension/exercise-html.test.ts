import { describe, expect, test } from 'vitest';
import { exerciseHtml } from '../../src/extension/exercises/exercise-html.js';
import type { ExerciseView } from '../../src/server/protocol.js';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 21, 12);
const question = (text: string) => ({
  text,
  answers: [{ text: 'It <stops>', right: true, because: 'It began.' }],
});
const of = { id: 'orders-once', name: 'Orders once' };

const view: ExerciseView = {
  exercise: {
    id: 'orders-once',
    title: 'Orders <once>',
    summary: 'Orders are charged.',
    level: 'middle',
    depth: 3,
    skills: { idempotency: 3 },
    minutes: 45,
    needs: [],
    variants: ['sam', 'terraform'],
    checks: { absent: [], present: {}, keep: [], mayGo: [] },
  },
  page: {
    story: 'A bakery sells *cakes*. <script>alert(1)</script>',
    goal: '- Charged once.',
    hints: ['Look at the queue'],
    solution: 'Set the timeout',
    questions: [],
  },
  readme: '',
  checks: [{ id: 'present dlq.redrive', title: 'There: a queue <redrives>' }],
  at: now,
  questions: [
    { question: question('What happens?'), of, number: 0 },
    {
      question: question('And then?'),
      of,
      number: 1,
      history: { question: 1, lastAt: now - 8 * day, right: false, againAt: now - day },
    },
  ],
  start: {},
  solved: {},
};

const html = exerciseHtml(view, { nonce: 'abc', script: 'https://file.example/page.js' });
const headings = [...html.matchAll(/<h2 id="[^"]+">([^<]+)<\/h2>/g)].map(([, heading]) => heading);

describe('page of an exercise', () => {
  test('tells the task, and asks its questions, the one asked again first', () => {
    expect(headings).toEqual([
      ...[
        'Asked again',
        'What happened',
        'Goal',
        'What is examined',
        'Try it here',
        'Questions',
        'About this exercise',
      ],
    ]);
    expect(html.indexOf('data-question="1"')).toBeLessThan(html.indexOf('data-question="0"'));
    expect(html).toContain('Answered on 13 November 2026, not right.');
    expect(html).toMatch(/<p class="facts">Exercise .*about 45 minutes.*SAM, Terraform<\/p>/);
  });

  test('shows what pages say as text, and neither hints nor the solution', () => {
    expect(html).toContain('<h1>Orders &lt;once&gt;</h1>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('There: a queue &lt;redrives&gt;');
    expect(html).not.toContain('Look at the queue');
    expect(html).not.toContain('Set the timeout');
  });

  test('leads to a copy of it in the workspace', () => {
    expect(html).toContain('data-sends="exercise" data-subject="orders-once"');
  });
});
