import { describe, expect, test } from 'vitest';
import type { AskedQuestion } from '../../src/coach/asked-questions.js';
import { skillLessonHtml } from '../../src/extension/skill-lesson-html.js';
import type { PlaceView, SkillLessonView } from '../../src/server/protocol.js';

const place = (line: number): PlaceView => ({
  uri: 'file:///orders/template.yaml',
  path: 'template.yaml',
  range: { start: { line, character: 2 }, end: { line, character: 9 } },
  name: 'Orders',
});

const day = 24 * 60 * 60 * 1000;
/** Noon, so that the date is the same in most time zones. */
const now = Date.UTC(2026, 10, 21, 12);

const lesson: SkillLessonView = {
  at: now,
  minutes: 3,
  questions: [],
  id: 'retries-and-dlq',
  name: 'Retries & dead letters',
  group: 'Keep it reliable',
  what: 'What fails <is> kept.',
  why: 'Otherwise it is lost.',
  needs: [{ id: 'event-triggers', name: 'Event triggers' }],
  isObservable: true,
  shows: [
    { id: 'dlq.redrive', says: 'a queue redrives', steward: false, seen: [1, 2, 3, 4, 5, 6, 7].map(place) },
    { id: 'dlq.module', says: 'a module sets it', steward: true, seen: [] },
  ],
  against: [
    {
      id: 'dlq.bad.none',
      says: 'no dead letters',
      rules: [{ id: 'queue-without-dlq', name: 'Queue' }],
      told: 'editor',
      open: [place(9)],
    },
    { id: 'dlq.bad.other', says: 'something else', rules: [], told: 'skill', open: [] },
    { id: 'dlq.bad.quiet', says: 'something quiet', rules: [], told: 'skill', open: [place(12)] },
  ],
  unseen: [{ id: 'dlq.drill', says: 'a drill', because: 'Nobody writes it down.' }],
  rules: [{ id: 'queue-without-dlq', name: 'Queue without a dead-letter queue', level: 'Junior', minutes: 4 }],
  exercises: [{ id: 'orders-once', name: 'Orders once', level: 'Middle', minutes: 45, depth: 3 }],
  resources: [],
  expected: [
    {
      id: 'cloud-engineer',
      name: 'Cloud Engineer',
      levels: [{ id: 'middle', name: 'Middle', mandatory: false, depth: 2, word: 'applies', claims: 'adds it alone' }],
    },
  ],
};

const assets = { nonce: 'abc', script: 'https://file.example/page.js' };

function headings(html: string): readonly string[] {
  return [...html.matchAll(/<h2 id="[^"]+">([^<]+)<\/h2>/g)].map(([, heading]) => heading ?? '');
}

describe('page of a skill', () => {
  const html = skillLessonHtml(lesson, assets);

  test('goes from what it is to what to read', () => {
    expect(headings(html)).toEqual([
      ...['What it is', 'Why it matters', 'What to know first', 'In your code', 'What shows it'],
      ...['What speaks against it', 'What nobody can see in code', 'Lessons of its rules', 'Exercises'],
      ...['Who is expected to know it', 'About this lesson'],
    ]);
    expect(html).toContain('What fails &lt;is&gt; kept.');
    expect(html).toContain('<h1>Retries &amp; dead letters</h1>');
  });

  test('leads to the places here, a few of each signal', () => {
    const links = html.match(/<a href="command:serverlessCoach\.openPlace\?[^"]+">Orders, template\.yaml:\d+<\/a>/g);
    expect(links).toHaveLength(7);
    expect(html).toContain('told here only');
    expect(html).toContain('and 2 more');
    expect(html).toContain('not seen here');
    expect(html).toContain('others inherit it');
  });

  test('leads to the tour, its rules, exercises and what to know first', () => {
    expect(html).toContain('data-sends="tour" data-subject="retries-and-dlq"');
    expect(html).toContain('data-sends="lesson" data-subject="queue-without-dlq"');
    expect(html).toContain('data-sends="exercise" data-subject="orders-once"');
    expect(html).toContain('data-sends="skill" data-subject="event-triggers"');
  });

  test('says how long it takes, and each of its lessons', () => {
    expect(html).toMatch(/<p class="facts">Skill of the group Keep it reliable .*about 3 minutes<\/p>/);
    expect(html).toContain('<span class="hint">Junior, 4 min</span>');
  });

  test('asks questions of its rules, each with the lesson it is from; those asked again stand first', () => {
    const asked = (number: number, history?: AskedQuestion['history']): AskedQuestion => ({
      question: { text: `Question ${number}?`, answers: [{ text: 'Yes', right: true, because: '' }] },
      of: { id: 'queue-without-dlq', name: 'Queue <without>' },
      number,
      ...(history && { history }),
    });
    const due = { question: 7, lastAt: now - 8 * day, right: true, againAt: now - day };
    const some = skillLessonHtml({ ...lesson, questions: [asked(0), asked(7, due)] }, assets);
    expect(headings(some)[0]).toBe('Asked again');
    expect(headings(some)).toContain('Questions');
    expect(some.indexOf('Question 7?')).toBeLessThan(some.indexOf('Question 0?'));
    expect(some).toContain('<form data-question="1">');
    expect(some).toContain('Answered on 13 November 2026, right.');
    expect(some).toContain('data-sends="lesson" data-subject="queue-without-dlq">Queue &lt;without&gt;<');
  });

  test('says who is expected to know it, and where that is optional', () => {
    expect(html).toContain(
      '<th scope="row">Cloud Engineer</th><td>Middle, optional</td><td>applies: adds it alone</td>',
    );
  });

  test('shows the first resources and keeps the others behind a choice', () => {
    const resources = Array.from({ length: 10 }, (_, index) => ({
      ...{ id: `r${index}`, title: `Guide ${index}`, url: 'https://example.com', publisher: 'AWS', format: 'docs' },
      ...{ minutes: 5, skills: [], levels: [], verified: true },
    }));
    const some = skillLessonHtml({ ...lesson, resources }, assets);
    expect(some).toContain('<details><summary>2 more</summary>');
    expect(some.indexOf('Guide 7')).toBeLessThan(some.indexOf('<details>'));
    expect(some.indexOf('Guide 8')).toBeGreaterThan(some.indexOf('<details>'));
  });

  test('says where nothing could show it, and leaves out what there is none of', () => {
    const bare = skillLessonHtml(
      {
        ...lesson,
        ...{
          isObservable: false,
          needs: [],
          shows: [],
          against: [],
          unseen: [],
          rules: [],
          exercises: [],
          expected: [],
        },
      },
      assets,
    );
    expect(headings(bare)).toEqual(['What it is', 'Why it matters', 'In your code', 'About this lesson']);
    expect(bare).toContain('Nothing that was read here could show this skill.');
    expect(bare).not.toContain('data-sends="tour"');
  });
});
