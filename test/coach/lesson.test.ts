import { describe, expect, test } from 'vitest';
import { resources } from '../../rules/resources.js';
import { framework } from '../../rules/skills.js';
import { lessonOf } from '../../src/coach/lesson.js';
import type { RuleMetadata } from '../../src/model/finding.js';

const rule: RuleMetadata = {
  id: 'queue-without-dlq',
  title: 'Queue without a dead-letter queue',
  skill: 'retries-and-dlq',
  level: 'junior',
  severity: 'warning',
  maturity: 'stable',
  signal: 'dlq.bad.none',
  platforms: ['aws-lambda'],
  resources: ['aws-lambda-sqs-errors', 'no-such-resource'],
};

const page = `---
title: Queue without a dead-letter queue
---
It comes back.

## Bad
\`\`\`yaml
## Not a heading
Resources: {}
\`\`\`

## How it works
It counts.

## Questions
1. What happens?
   - Nothing. — It does.
   - **All come back.** — The batch counts as one — always.
2. And then?
   - **Gone**
`;

describe('lesson', () => {
  const lesson = lessonOf(rule, page, { framework, resources });

  test('takes the page apart at its headings, code left alone', () => {
    expect(lesson.why).toBe('It comes back.');
    expect(lesson.sections.map(({ heading }) => heading)).toEqual(['Bad', 'How it works']);
    expect(lesson.sections[0]?.text).toContain('## Not a heading');
  });

  test('reads questions, the right answer and the reasons', () => {
    expect(lesson.questions).toEqual([
      {
        text: 'What happens?',
        answers: [
          { text: 'Nothing.', right: false, because: 'It does.' },
          { text: 'All come back.', right: true, because: 'The batch counts as one — always.' },
        ],
      },
      { text: 'And then?', answers: [{ text: 'Gone', right: true, because: '' }] },
    ]);
  });

  test('names skill and level in words and keeps the resources that are known', () => {
    expect(lesson.skillName).toBe('Retries and dead letters');
    expect(lesson.levelName).toBe('Junior');
    expect(lesson.resources.map(({ id }) => id)).toEqual(['aws-lambda-sqs-errors']);
  });

  test('reads a page with Windows line ends the same way', () => {
    expect(lessonOf(rule, page.replaceAll('\n', '\r\n'), { framework, resources })).toEqual(lesson);
  });
});
