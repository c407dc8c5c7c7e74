import { describe, expect, test } from 'vitest';
import { check, defaultSettings, gathered, separated } from '../../src/checker/index.js';
import type { Finding } from '../../src/model/finding.js';
import type { Rule } from '../../src/model/rule.js';
import { at, emptyApplication, rule } from './builders.js';

const names = ['Orders', 'Customers', 'Bills', 'Returns', 'Stock'];

/** Fails for each name, and holds for what `kept` says. */
function habitOf(failing: readonly string[], kept: readonly string[] = []): readonly Finding[] {
  const judge: Rule = (_, verdict) => {
    for (const [line, name] of failing.entries()) {
      verdict.fails(
        { name, range: at('template.yaml', line) },
        {
          message: `${name} has no recovery.`,
          habit: true,
          fix: () => [{ title: `Add recovery to ${name}`, safety: 'safe', intents: [] }],
        },
      );
    }
    for (const [line, name] of kept.entries()) verdict.holds({ name, range: at('template.yaml', 20 + line) });
  };
  return check(emptyApplication(), [rule('table-without-recovery', judge)], defaultSettings).findings;
}

describe('a practice that is kept nowhere', () => {
  test('is said once, with all places and one repair for them', () => {
    const [finding, ...others] = gathered(habitOf(names));
    expect(others).toEqual([]);
    expect(finding?.message).toBe('Orders has no recovery. (Also: Customers, Bills, Returns, 1 more.)');
    expect(finding?.related.map(({ message }) => message)).toEqual(names.slice(1));
    expect(finding?.fixes().map(({ title }) => title)).toEqual([
      'Add recovery to Orders, and the same for 4 more',
      'Add recovery to Orders',
    ]);
  });

  test('is said for each where one keeps it, or where there are few', () => {
    expect(gathered(habitOf(names, ['Events']))).toHaveLength(5);
    expect(gathered(habitOf(names.slice(0, 3)))).toHaveLength(3);
  });

  test('can be taken apart again', () => {
    const single = habitOf(names);
    expect(separated(gathered(single))).toEqual(single);
    expect(gathered(gathered(single))).toHaveLength(1);
  });
});
