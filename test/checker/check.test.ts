import { describe, expect, test } from 'vitest';
import { check, defaultSettings, type Settings } from '../../src/checker/index.js';
import type { Severity } from '../../src/model/finding.js';
import { at, emptyApplication, rule } from './builders.js';

const application = emptyApplication();

describe('verdicts', () => {
  test('become findings in the order of the text, and are counted', () => {
    const result = check(
      application,
      [
        rule('b-rule', (_, verdict) => {
          verdict.fails({ range: at('b.ts', 1) }, { message: 'second file' });
          verdict.fails({ range: at('a.ts', 9) }, { message: 'later line' });
          verdict.holds({ range: at('a.ts', 3) });
        }),
        rule('a-rule', (_, verdict) => verdict.fails({ range: at('a.ts', 9) }, { message: 'same line' })),
        rule('silent', () => undefined),
      ],
      defaultSettings,
    );
    expect(result.findings.map(({ message }) => message)).toEqual(['same line', 'later line', 'second file']);
    expect(result.practised).toEqual([
      { rule: 'b-rule', sites: 3, holds: 1 },
      { rule: 'a-rule', sites: 1, holds: 0 },
    ]);
  });

  test('of a rule that fails itself are kept, and the fault is told', () => {
    const result = check(
      application,
      [
        rule('broken', (_, verdict) => {
          verdict.fails({ range: at('a.ts', 1) }, { message: 'found before' });
          throw new Error('no such thing');
        }),
        rule('fine', (_, verdict) => verdict.fails({ range: at('a.ts', 2) }, { message: 'found after' })),
      ],
      defaultSettings,
    );
    expect(result.findings).toHaveLength(2);
    expect(result.problems).toEqual([
      {
        file: 'template.yaml',
        message:
          'Rule broken failed on template.yaml: no such thing. This is a fault of Serverless Coach; please report it.',
      },
    ]);
  });
});

describe('failures with one cause', () => {
  const cause = at('template.yaml', 2, 4, 11);

  test('are one finding there, with the sites related', () => {
    const { findings, practised } = check(
      application,
      [
        rule('shared', (_, verdict) => {
          for (const [index, name] of ['Save', 'Load', 'List', 'Drop', 'Send'].entries()) {
            verdict.fails(
              { range: at('template.yaml', 10 + index), name },
              { message: `${name} waits too long.`, cause, function: name },
            );
          }
        }),
      ],
      defaultSettings,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      range: cause,
      message: 'Save waits too long. (Also: Load, List, Drop, 1 more.)',
      related: ['Save', 'Load', 'List', 'Drop', 'Send'].map((message, index) => ({
        range: at('template.yaml', 10 + index),
        message,
      })),
    });
    expect(findings[0]).not.toHaveProperty('function');
    expect(practised).toEqual([{ rule: 'shared', sites: 5, holds: 0 }]);
  });

  test('are repaired by whatever the sites propose, each title once', () => {
    const repair = (title: string) => ({ title, safety: 'safe' as const, intents: [] });
    const { findings } = check(
      application,
      [
        rule('shared', (_, verdict) => {
          for (const title of ['Set it', 'Set it', 'Drop it']) {
            verdict.fails({ range: at('a.ts', title.length) }, { message: title, cause, fix: () => [repair(title)] });
          }
        }),
      ],
      defaultSettings,
    );
    expect(findings[0]?.fixes()).toEqual([repair('Set it'), repair('Drop it')]);
  });

  test('the same site twice is one finding that is related to nothing', () => {
    const site = { range: at('a.ts', 1), name: 'handler' };
    const { findings } = check(
      application,
      [
        rule('twice', (_, verdict) => {
          verdict.fails(site, { message: 'Wrong.', function: 'Save' });
          verdict.fails(site, { message: 'Wrong.', function: 'Save' });
        }),
      ],
      defaultSettings,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ message: 'Wrong.', function: 'Save', site: 'handler', related: [] });
  });
});

describe('severity', () => {
  const severity = (settings: Partial<Settings>, atThisPlace?: Severity): Severity | undefined => {
    const rules = [
      rule('some', (_, verdict) =>
        verdict.fails({ range: at('a.ts', 1) }, { message: 'x', ...(atThisPlace && { severity: atThisPlace }) }),
      ),
    ];
    return check(application, rules, { ...defaultSettings, ...settings }).findings[0]?.severity;
  };

  test.each<[string, Partial<Settings>, Severity | undefined, Severity | undefined]>([
    ['the rule has its own', {}, undefined, 'warning'],
    ['a place can lower it', {}, 'info', 'info'],
    ['a place cannot raise it', {}, 'error', 'warning'],
    ['strict raises it', { preset: 'strict' }, undefined, 'error'],
    ['strict raises what a place lowered', { preset: 'strict' }, 'info', 'warning'],
    ['the configuration has the last word', { severities: new Map([['some', 'error']]) }, 'info', 'error'],
    ['off is off', { severities: new Map([['some', 'off']]) }, undefined, undefined],
    ['only other rules', { only: new Set(['other']) }, undefined, undefined],
  ])('%s', (_, settings, atThisPlace, expected) => {
    expect(severity(settings, atThisPlace)).toBe(expected);
  });
});

test.each<[Partial<Settings>, boolean]>([
  [{}, false],
  [{ preview: true }, true],
  [{ preset: 'all' }, true],
  [{ preset: 'strict' }, false],
  [{ severities: new Map([['new', 'info']]) }, true],
  [{ only: new Set(['new']) }, true],
])('a preview rule with %o runs: %s', (settings, runs) => {
  const rules = [
    rule('new', (_, verdict) => verdict.fails({ range: at('a', 1) }, { message: 'x' }), { maturity: 'preview' }),
  ];
  expect(check(application, rules, { ...defaultSettings, ...settings }).findings).toHaveLength(runs ? 1 : 0);
});
