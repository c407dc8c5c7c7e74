import { describe, expect, test } from 'vitest';
import { pages } from '../../rules/pages.js';
import { exampleVariants, isExamples } from '../../src/coach/examples.js';
import { lessonOf } from '../../src/coach/lesson.js';
import type { RuleMetadata } from '../../src/model/finding.js';

const sections = [
  { heading: 'Bad', text: '### SAM and Python\n```py a.py\n### not a title\n```\n### Terraform\nt0\n### Go, CDK\ng0' },
  {
    heading: 'Good',
    text: '### Python and SAM\np1\n### Terraform\nt1\n### Terraform, another way\nt2\n### Written by hand\nw1',
  },
  { heading: 'After the fix', text: '### Terraform\nt3' },
  { heading: 'How it works', text: 'It counts.' },
];

describe('examples of a lesson', () => {
  const variants = exampleVariants(sections);

  test('come in pairs, by what they are written in', () => {
    expect(variants.map(({ name }) => name)).toEqual(['SAM and Python', 'Terraform', 'CDK and Go', 'Written by hand']);
    expect(variants[0]).toMatchObject({
      before: [{ text: '```py a.py\n### not a title\n```' }],
      after: [{ title: 'Python and SAM', text: 'p1' }],
      also: [],
    });
  });

  test('show what the repair makes, and the good ones beside it', () => {
    expect(variants[1]).toMatchObject({
      after: [{ text: 't3' }],
      also: [{ text: 't1' }, { title: 'Terraform, another way', text: 't2' }],
    });
  });

  test('begin with what the application is written in', () => {
    const first = (setting: Parameters<typeof exampleVariants>[1]) => exampleVariants(sections, setting)[0]?.name;
    expect(first({ dialect: 'terraform', language: 'java' })).toBe('Terraform');
    expect(first({ dialect: 'cloudformation' })).toBe('SAM and Python');
    expect(first({ dialect: 'architect', language: 'go' })).toBe('CDK and Go');
    expect(first({})).toBe('SAM and Python');
  });

  test('take Java and JavaScript for two languages', () => {
    const both = [{ heading: 'Bad', text: '### JavaScript\na\n### Java\nb' }];
    expect(exampleVariants(both, { language: 'java' }).map(({ name }) => name)).toEqual(['Java', 'JavaScript']);
    expect(exampleVariants(both, { language: 'typescript' })[0]?.name).toBe('JavaScript');
  });

  test('are all examples of every page, none lost', () => {
    for (const [id, page] of Object.entries(pages)) {
      const lesson = lessonOf({ id, resources: [] as readonly string[] } as RuleMetadata, page, {
        framework: { skills: [], levels: [] } as never,
        resources: [],
      });
      const shown = exampleVariants(lesson.sections).flatMap(({ before, after, also }) => [
        ...before,
        ...after,
        ...also,
      ]);
      const blocks = (text: string) => text.split('\n').filter((line) => line.startsWith('```')).length;
      const written = lesson.sections.filter(isExamples).reduce((sum, { text }) => sum + blocks(text), 0);
      expect(
        shown.reduce((sum, { text }) => sum + blocks(text), 0),
        id,
      ).toBe(written);
    }
  });
});
