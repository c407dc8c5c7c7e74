import { describe, expect, test } from 'vitest';
import { resources } from '../../rules/resources.js';
import { framework } from '../../rules/skills.js';
import { lessonOf } from '../../src/coach/lesson.js';
import { lessonMinutes } from '../../src/coach/lesson-minutes.js';
import type { RuleMetadata } from '../../src/model/finding.js';

const words = (count: number) => Array.from({ length: count }, () => 'queue').join(' ');
const code = (lines: number) => `\`\`\`yaml\n${'Orders: {}\n\n'.repeat(lines)}\`\`\``;
const question = { text: words(40), answers: [{ text: words(40), right: true, because: words(40) }] };
const nothing = { texts: [], examples: [], questions: [] };

describe('how long a lesson takes', () => {
  test('is two hundred words a minute, rounded to whole minutes', () => {
    expect(lessonMinutes({ ...nothing, texts: [words(600)] })).toBe(3);
    expect(lessonMinutes({ ...nothing, texts: [words(300), words(190)] })).toBe(2);
    expect(lessonMinutes({ ...nothing, texts: [words(300), words(210)] })).toBe(3);
  });

  test('is thirty lines of code a minute, empty ones and fences left out', () => {
    expect(lessonMinutes({ ...nothing, texts: [code(60)] })).toBe(2);
    expect(lessonMinutes({ ...nothing, examples: [{ title: 'SAM', text: code(120) }] })).toBe(4);
  });

  test('is half a minute for each question, however long it is', () => {
    expect(lessonMinutes({ ...nothing, questions: [question, question, question, question] })).toBe(2);
  });

  test('adds up words, code and questions', () => {
    const content = { texts: [`${words(100)}\n${code(15)}\n${words(100)}`], examples: [], questions: [question] };
    expect(lessonMinutes(content)).toBe(2);
  });

  test('counts a mark between words as no word', () => {
    expect(lessonMinutes({ ...nothing, texts: ['- — | * '.repeat(400)] })).toBe(1);
  });

  test('is a minute at the least', () => {
    expect(lessonMinutes(nothing)).toBe(1);
  });
});

describe('the lesson of a rule', () => {
  const rule = { id: 'queue-without-dlq', resources: [] as readonly string[] } as RuleMetadata;
  const minutes = (page: string) => lessonOf(rule, page, { framework, resources }).minutes;
  const examples = (lines: number) => `### SAM\n${code(lines)}\n### Terraform\n${code(lines)}\n`;

  test('counts one way of writing the examples: the others stand behind a choice', () => {
    expect(minutes(`${words(200)}\n\n## Bad\n${examples(30)}\n## Good\n${examples(30)}`)).toBe(3);
  });

  test('counts its questions once', () => {
    expect(minutes(`${words(200)}\n\n## Questions\n1. ${words(50)}\n   - **${words(50)}**\n2. ${words(50)}`)).toBe(2);
  });
});
