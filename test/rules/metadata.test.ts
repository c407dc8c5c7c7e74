import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resources } from '../../rules/resources.js';
import { framework } from '../../rules/skills.js';
import { examplesOf } from '../../scripts/rule-examples.js';
import { rulePages } from '../../scripts/rule-pages.js';
import { lessonOf } from '../../src/coach/lesson.js';

const root = join(import.meta.dirname, '../..');
const pages = rulePages(root);

/** What every rule has. Messages tell a newcomer what is missing. */
describe('every rule', () => {
  test('has a check and a page in its folder, and nothing else', () => {
    for (const skill of framework.skills) {
      const folder = join(root, 'rules', skill.id);
      const rules = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
      // A file beside the folders is what several rules share.
      for (const { name } of rules.filter((entry) => entry.isDirectory())) {
        expect(readdirSync(join(folder, name)).sort(), `rules/${skill.id}/${name}`).toEqual(['rule.md', 'rule.ts']);
      }
    }
  });

  test('has an id of its own', () => {
    const ids = pages.map(({ metadata }) => metadata.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  for (const { metadata, text, folder } of pages) {
    describe(metadata.id, () => {
      test('says skill, level, severity and maturity in known words', () => {
        expect(framework.skills.map(({ id }) => id)).toContain(metadata.skill);
        expect(framework.levels.map(({ id }) => id)).toContain(metadata.level);
        expect(['error', 'warning', 'info']).toContain(metadata.severity);
        expect(['stable', 'preview']).toContain(metadata.maturity);
        expect(metadata.title).toMatch(/^[A-Z].*[^.!]$/);
        expect(metadata.platforms.length).toBeGreaterThan(0);
        expect(folder).toBe(`${metadata.skill}/${metadata.id}`);
      });

      test('is evidence of one bad signal of its skill', () => {
        const signal = framework.signals.find(({ id }) => id === metadata.signal);
        expect(signal, `${metadata.signal} is not in rules/skills.yaml`).toMatchObject({
          kind: 'bad',
          skill: metadata.skill,
        });
      });

      test('names at least two resources that exist', () => {
        expect(metadata.resources.length).toBeGreaterThanOrEqual(2);
        for (const id of metadata.resources) expect(resources.map((resource) => resource.id)).toContain(id);
      });

      test('shows bad and good, and tells how it works and what to beware of', () => {
        const examples = examplesOf(text);
        expect(examples.some(({ part, expected }) => part === 'Bad' && expected.length > 0)).toBe(true);
        expect(examples.some(({ part }) => part === 'Good')).toBe(true);
        for (const { title, expected, part } of examples) {
          if (part === 'Bad') expect(expected, `the bad example "${title}" marks no line`).not.toEqual([]);
          else expect(expected, `"${title}" under ${part} marks a line`).toEqual([]);
        }
        expect(text).toMatch(/^## How it works$/m);
        expect(text).toMatch(/^## Pitfalls$/m);
      });

      test('asks two or three questions with explained answers, one of them right', () => {
        const { questions } = lessonOf(metadata, text, { framework, resources });
        expect(questions.length).toBeGreaterThanOrEqual(2);
        expect(questions.length).toBeLessThanOrEqual(3);
        for (const { answers } of questions) {
          expect(answers.length).toBeGreaterThanOrEqual(2);
          expect(answers.filter(({ right }) => right)).toHaveLength(1);
          for (const { because } of answers) expect(because).not.toBe('');
        }
      });
    });
  }
});
