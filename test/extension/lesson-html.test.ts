import { describe, expect, test } from 'vitest';
import type { Excerpt } from '../../src/extension/lesson-excerpt.js';
import { lessonHtml } from '../../src/extension/lesson-html.js';
import { answeredWords } from '../../src/extension/lesson-questions.js';
import type { LessonView } from '../../src/server/protocol.js';

const day = 24 * 60 * 60 * 1000;
/** Noon, so that the date is the same in most time zones. */
const now = Date.UTC(2026, 10, 21, 12);

const lesson: LessonView = {
  rule: {
    id: 'queue-without-dlq',
    title: 'Queue <without> a "dead-letter" queue',
    skill: 'retries-and-dlq',
    level: 'junior',
    severity: 'warning',
    maturity: 'preview',
    signal: 'dlq.bad.none',
    platforms: [],
    resources: [],
  },
  skillName: 'Retries & dead letters',
  levelName: 'Junior',
  minutes: 4,
  why: 'It comes back. <script>alert(1)</script> [Run](command:danger) ![x](https://example.com/x.png)',
  sections: [
    {
      heading: 'Bad',
      text: '### SAM\n```yaml template.yaml\nOrders: <1> # <- queue-without-dlq\n```\n### Terraform\n```hcl main.tf\norders\n```',
    },
    {
      heading: 'Good',
      text: '### SAM\n```yaml template.yaml\nOrders: 2\n```\n### Terraform, again\n```hcl\nmore\n```',
    },
    { heading: 'How it works', text: 'It *counts*.' },
  ],
  questions: [
    {
      text: 'What `happens`?',
      answers: [
        { text: 'Nothing', right: false, because: 'It **does**' },
        { text: 'All <come> back', right: true, because: 'The batch is one.' },
      ],
    },
    { text: 'And then?', answers: [{ text: 'Gone', right: true, because: '' }] },
  ],
  resources: [
    {
      id: 'a',
      title: 'Guide',
      url: 'https://example.com/guide',
      publisher: 'AWS',
      format: 'docs',
      minutes: 12,
      skills: [],
      levels: [],
      verified: false,
    },
  ],
  at: now,
  setting: {},
  answered: [],
  exercises: [],
};

const excerpt: Excerpt = {
  path: 'template.yaml',
  firstLine: 39,
  lines: ['before', 'Orders: <b>', undefined],
  marked: [1, 1],
  message: 'Orders has none.',
  link: 'command:serverlessCoach.openPlace?%5B%5D',
};

const assets = { nonce: 'abc', script: 'https://file.example/page.js' };

function page(change: Partial<LessonView> = {}, own: Excerpt | undefined = excerpt): string {
  return lessonHtml({ ...lesson, ...change }, own, assets);
}

/** The headings of the page, in its order. */
function headings(html: string): readonly string[] {
  return [...html.matchAll(/<h2 id="[^"]+">([^<]+)<\/h2>/g)].map(([, heading]) => heading ?? '');
}

describe('lesson page', () => {
  test('loads nothing but its own script: styles and script by nonce, everything else forbidden', () => {
    const html = page();
    expect(html).toContain(`content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'"`);
    expect(html).toContain('<style nonce="abc">');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script nonce="abc" src="https://file.example/page.js"></script>');
    expect(html).not.toMatch(/\son\w+=|style="|<img|<link/);
  });

  test('shows what users and pages wrote as text, never as markup', () => {
    const html = page();
    expect(html).toContain('<h1>Queue &lt;without&gt; a &quot;dead-letter&quot; queue</h1>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('Orders: &lt;b&gt;');
    expect(html).toContain('Retries &amp; dead letters');
    expect(html).toContain('All &lt;come&gt; back');
  });

  test('gives no commands to pages: only the excerpt links to the code', () => {
    expect(page().match(/href="command:[^"]*"/g)).toEqual(['href="command:serverlessCoach.openPlace?%5B%5D"']);
  });

  test('goes from the own lines to what they would change', () => {
    const change = {
      against: 'The finding speaks against Retries with 0.50.',
      rows: [{ when: 'Now', mastery: '0.38', depth: 'aware' }],
      remarks: ['More.'],
    };
    const finding = { message: 'Orders has none.', severity: 'warning', fixable: true } as const;
    const html = page({ change, finding });
    expect(headings(html)).toEqual([
      ...['In your code', 'Why it matters', 'Before and after', 'How it works', 'Try it here', 'Questions'],
      ...['Resources', 'What this would change', 'About this lesson'],
    ]);
    expect(html).toContain('<th scope="row">Now</th><td class="figure">0.38</td><td>aware</td>');
    expect(html).toContain('data-sends="repair"');
    expect(page()).not.toContain('<button type="button" data-sends="repair"');
  });

  test('says how long it takes', () => {
    expect(page()).toMatch(/<p class="facts">.*Level: Junior.*about 4 minutes.*<\/p>/);
    expect(page({ minutes: 1 })).toContain('about 1 minute ');
  });

  test('leads to exercises, the tour and the lesson of the skill', () => {
    const html = page({ exercises: [{ id: 'orders-once', name: 'Orders <once>', minutes: 45 }] });
    expect(html).toContain('data-sends="exercise" data-subject="orders-once">Exercise: Orders &lt;once&gt;, 45 min<');
    expect(html).toContain('data-sends="tour" data-subject="retries-and-dlq"');
    expect(html).toContain('data-sends="skill" data-subject="retries-and-dlq"');
  });

  test('marks the lines of the finding, numbers all, and repeats no secret', () => {
    const html = page();
    expect(html).toMatch(/<span class="line hit"><span class="number">40<\/span>/);
    expect(html.match(/class="line/g)).toHaveLength(3);
    expect(html).toContain('template.yaml:40');
    expect(html).toContain('<em>not repeated here: it holds a secret</em>');
  });

  test('shows the examples nearest to the application first and the others behind a choice', () => {
    const variants = (html: string) => [...html.matchAll(/<option value="\d">([^<]+)</g)].map(([, name]) => name);
    expect(variants(page())).toEqual(['SAM', 'Terraform']);
    expect(variants(page({ setting: { dialect: 'terraform' } }))).toEqual(['Terraform', 'SAM']);
    expect(page()).toContain('<div data-variant="0"><h3>Before</h3>');
    expect(page()).toContain('<div data-variant="1" hidden>');
    expect(page()).toContain('<h4>Terraform, again</h4>');
  });

  test('names the file of an example and marks the line of its finding', () => {
    const html = page();
    expect(html).toContain('<figcaption>template.yaml</figcaption>');
    expect(html).toContain('<mark>Orders: &lt;1&gt;<span class="spoken"> (here)</span></mark>');
    expect(html).not.toContain('&lt;- queue-without-dlq');
  });

  test('asks questions that keyboard and screen reader can answer', () => {
    const html = page();
    expect(html).toContain('<fieldset><legend>What <code>happens</code>?</legend>');
    expect(html).toContain(
      '<label><input type="radio" name="answer-0" value="1" required> <span>All &lt;come&gt; back',
    );
    expect(html).toContain('<p class="because wrong" hidden><strong>No.</strong> It <strong>does</strong></p>');
    expect(html.match(/role="status" aria-live="polite"/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('asks a question that is due before everything else, and only there', () => {
    const answered = [{ question: 1, lastAt: now - 8 * day, right: true, againAt: now - day }];
    const html = page({ answered });
    expect(headings(html).slice(0, 2)).toEqual(['Asked again', 'In your code']);
    expect(html.match(/data-question="1"/g)).toHaveLength(1);
    expect(html.indexOf('data-question="1"')).toBeLessThan(html.indexOf('data-question="0"'));
    expect(html).toContain('Answered on 13 November 2026, right.');
  });

  test('says when a question is asked again', () => {
    const html = page({ answered: [{ question: 0, lastAt: now - day, right: false, againAt: now + 6 * day }] });
    expect(headings(html)).not.toContain('Asked again');
    expect(html).toContain('Answered on 20 November 2026, not right. It is asked again on 27 November 2026.');
  });

  test('explains an answer and says when it is asked again', () => {
    const question = lesson.questions[0];
    if (!question) throw new Error('no question');
    expect(answeredWords({ right: false, because: 'It **does**' }, question)).toBe(
      'Not this one. <span class="spoken">It <strong>does</strong> Right is: All &lt;come&gt; back</span>',
    );
    expect(answeredWords({ right: true, because: '', againAt: now + 7 * day }, question)).toBe(
      'Right. It is asked again on 28 November 2026.',
    );
  });

  test('says when a link is unchecked', () => {
    expect(page()).toContain('AWS, 12 min <span class="unchecked">unchecked link</span>');
  });

  test('leaves out what there is none of', () => {
    const bare = lessonHtml({ ...lesson, questions: [], resources: [], sections: [] }, undefined, assets);
    expect(headings(bare)).toEqual(['Why it matters', 'Try it here', 'About this lesson']);
  });
});
