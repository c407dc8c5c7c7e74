import { describe, expect, test } from 'vitest';
import { parseConfiguration } from '../../src/checker/index.js';

const vocabulary = {
  rules: ['queue-without-dlq', 'timeout-left-at-default'],
  roles: ['cloud-engineer', 'platform-engineer'],
};

function parse(text: string) {
  return parseConfiguration({ path: '.serverless-coach.yaml', text }, vocabulary);
}

function problems(text: string): readonly string[] {
  const parsed = parse(text);
  if (!('problems' in parsed)) return [];
  return parsed.problems.map(({ range, message }) => `${(range?.start.line ?? -1) + 1}: ${message}`);
}

test('everything can be said', () => {
  const text = `
extends: strict # as the team agreed
rules:
  queue-without-dlq: error
  timeout-left-at-default: off
ignore:
  - legacy/**
role: cloud-engineer
level: senior
`;
  expect(parse(text)).toEqual({
    configuration: {
      preset: 'strict',
      severities: new Map([
        ['queue-without-dlq', 'error'],
        ['timeout-left-at-default', 'off'],
      ]),
      ignore: ['legacy/**'],
      role: 'cloud-engineer',
      level: 'senior',
    },
  });
});

test.each(['', '# nothing', 'rules:\nignore:\n', '{}'])('nothing has to be said: %j', (text) => {
  expect(parse(text)).toEqual({ configuration: { preset: 'recommended', severities: new Map(), ignore: [] } });
});

describe('what is wrong is said with its line and what to write', () => {
  test.each([
    [
      'rules:\n  queue-without-dlq: wraning',
      '2: rules.queue-without-dlq is "wraning"; use off, info, warning or error.',
    ],
    ['rules:\n  queue-without-dlq: false', '2: rules.queue-without-dlq is false; use off, info, warning or error.'],
    ['rules:\n\n  queue-without-dlp: off', '3: There is no rule queue-without-dlp; did you mean queue-without-dlq?'],
    ['rules:\n  toString: off', '2: There is no rule toString.'],
    ['rules: [a]', '1: rules is not a list of rules; write "queue-without-dlq: error" under it, for example.'],
    ['# c\nruels:\n  a: off', '2: There is no setting ruels; use rules.'],
    ['something-else: 1', '1: There is no setting something-else; use extends, rules, ignore, role or level.'],
    ['extends: reccomended', '1: extends is "reccomended"; use recommended, strict or all.'],
    ['ignore: legacy/**', '1: ignore is "legacy/**"; write a list of globs, such as [legacy/**].'],
    ['ignore: [a, 1]', '1: ignore.1 is 1; write a glob.'],
    ['role: cook', '1: role is "cook"; use cloud-engineer or platform-engineer.'],
    ['level: snior', '1: level is "snior"; use junior, middle, senior, lead or principal.'],
    ['- a', '1: The configuration holds no settings; write "extends: recommended", for example.'],
    ['extends: all\nextends: all', '2: Not valid YAML: Map keys must be unique'],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  test('every problem at once', () => {
    expect(problems('extends: x\nrules:\n  a: off\n  queue-without-dlq: 3')).toHaveLength(3);
  });

  test('aliases that would explode', () => {
    const lines = ['a: &a0 [x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      lines.push(
        `b${level}: &a${level} [${Array(8)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    expect(problems(lines.join('\n'))).toEqual(['1: Aliases repeat too much here; write the settings out.']);
  });
});
