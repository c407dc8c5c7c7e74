import { describe, expect, test } from 'vitest';
import { type Excerpt, lessonHtml } from '../../src/extension/lesson-html.js';
import type { LessonView } from '../../src/server/protocol.js';

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
  why: 'It comes back. <script>alert(1)</script> [Run](command:danger) ![x](https://example.com/x.png)',
  sections: [
    { heading: 'Bad', text: '```yaml template.yaml\nOrders: <1>\n```' },
    { heading: 'How it works', text: 'It *counts*.' },
  ],
  questions: [{ text: 'What `happens`?', answers: [{ text: 'Nothing', right: false, because: 'It **does**' }] }],
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
};

const excerpt: Excerpt = {
  path: 'template.yaml',
  firstLine: 39,
  lines: ['before', 'Orders: <b>', 'after'],
  marked: [1, 1],
  message: 'Orders has none.',
  link: 'command:serverlessCoach.openPlace?%5B%5D',
};

describe('lesson page', () => {
  const html = lessonHtml(lesson, excerpt, 'abc');

  test('runs and loads nothing: no scripts, styles by nonce, everything else forbidden', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'nonce-abc'"`);
    expect(html).toContain('<style nonce="abc">');
    expect(html).not.toMatch(/<script|\son\w+=|style="/);
  });

  test('shows what users and pages wrote as text, never as markup', () => {
    expect(html).toContain('<h1>Queue &lt;without&gt; a &quot;dead-letter&quot; queue</h1>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('Orders: &lt;b&gt;');
    expect(html).toContain('Retries &amp; dead letters');
  });

  test('gives no commands to pages: only the excerpt links to the code', () => {
    const commands = html.match(/href="command:[^"]*"/g);
    expect(commands).toEqual(['href="command:serverlessCoach.openPlace?%5B%5D"']);
  });

  test('marks the lines of the finding and numbers all', () => {
    expect(html).toMatch(/<span class="line hit"><span class="number">40<\/span>/);
    expect(html.match(/class="line/g)).toHaveLength(3);
    expect(html).toContain('template.yaml:40');
  });

  test('names the file of an example', () => {
    expect(html).toContain(
      '<figcaption>template.yaml</figcaption><pre tabindex="0"><code>Orders: &lt;1&gt;\n</code></pre>',
    );
  });

  test('puts answers under questions and says when a link is unchecked', () => {
    expect(html).toMatch(
      /<details><summary>Nothing<\/summary>\s*<p class="wrong"><strong>No\.<\/strong> It <strong>does<\/strong>/,
    );
    expect(html).toContain('AWS, 12 min <span class="unchecked">unchecked link</span>');
  });

  test('leaves out what there is none of', () => {
    const bare = lessonHtml({ ...lesson, questions: [], resources: [] }, undefined, 'abc');
    expect(bare).not.toContain('In your code');
    expect(bare).not.toContain('id="questions"');
    expect(bare).not.toContain('id="resources"');
  });
});
