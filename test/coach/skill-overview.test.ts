import { describe, expect, test } from 'vitest';
import { framework } from '../../rules/skills.js';
import { roleMatrix } from '../../src/coach/role-matrix.js';
import { type RuleEvidence, skillOverview, tallyWords } from '../../src/coach/skill-overview.js';
import type { RuleMetadata } from '../../src/model/finding.js';

const rule = (id: string, skill: string): RuleMetadata => ({
  id,
  title: `Title of ${id}`,
  skill,
  level: 'junior',
  severity: 'warning',
  maturity: 'stable',
  signal: 'some.signal',
  platforms: ['aws-lambda'],
  resources: [],
});
const rules = [rule('queue-without-dlq', 'retries-and-dlq'), rule('timeout-left-at-default', 'function-design')];
const seen = (id: string, holding: readonly string[], failing: readonly string[]): RuleEvidence<string> => ({
  rule: id,
  tally: { holds: holding.length, fails: failing.length },
  holding,
  failing,
});

describe('skill overview', () => {
  test('lists all 26 skills in 5 groups, without evidence too', () => {
    const { groups } = skillOverview(framework, rules, []);
    expect(groups.map(({ name }) => name)).toEqual(['Build', 'Keep it reliable', 'Keep it safe', 'Run it', 'Shape it']);
    expect(groups.flatMap(({ skills }) => skills)).toHaveLength(26);
    expect(groups.flatMap(({ skills }) => skills).every(({ tally }) => tally.holds + tally.fails === 0)).toBe(true);
  });

  test('adds up what holds and what fails, and keeps the places', () => {
    const { groups } = skillOverview(framework, rules, [
      seen('queue-without-dlq', ['Orders'], ['Mails']),
      seen('queue-without-dlq', ['Payments'], []),
      seen('no-such-rule', [], ['Nothing']),
    ]);
    const reliable = groups.find(({ id }) => id === 'reliable');
    const retries = reliable?.skills.find(({ id }) => id === 'retries-and-dlq');
    expect(reliable?.tally).toEqual({ holds: 2, fails: 1 });
    expect(retries?.rules).toEqual([
      {
        rule: 'queue-without-dlq',
        title: 'Title of queue-without-dlq',
        tally: { holds: 2, fails: 1 },
        holding: ['Orders', 'Payments'],
        failing: ['Mails'],
      },
    ]);
  });

  test.each([
    [{ holds: 0, fails: 0 }, 'no evidence'],
    [{ holds: 3, fails: 1 }, '3 hold, 1 does not'],
    [{ holds: 1, fails: 2 }, '1 holds, 2 do not'],
    [{ holds: 4, fails: 0 }, 'all 4 hold'],
    [{ holds: 1, fails: 0 }, '1 holds'],
    [{ holds: 0, fails: 1 }, '1 does not hold'],
    [{ holds: 0, fails: 2 }, '2 do not hold'],
  ])('says %j as "%s"', (tally, words) => {
    expect(tallyWords(tally)).toBe(words);
  });
});

describe('role matrix', () => {
  const overview = skillOverview(framework, rules, [seen('timeout-left-at-default', [], ['Save'])]);
  const { roles } = roleMatrix(framework, overview);

  test('has 4 roles with 5 levels, 16 cells mandatory and 4 optional', () => {
    expect(roles).toHaveLength(4);
    expect(roles.every(({ levels }) => levels.length === 5)).toBe(true);
    const cells = roles.flatMap(({ levels }) => levels);
    expect(cells.filter(({ mandatory }) => mandatory)).toHaveLength(16);
    expect(cells.filter(({ mandatory }) => !mandatory)).toHaveLength(4);
  });

  test('puts what was seen beside what is expected', () => {
    const junior = roles.find(({ id }) => id === 'cloud-engineer')?.levels[0];
    expect(junior?.name).toBe('Junior');
    expect(junior?.expectations.find(({ skill }) => skill === 'function-design')).toMatchObject({
      name: 'Function design',
      depth: 'aware',
      seen: { holds: 0, fails: 1 },
    });
  });
});
