import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../src/knowledge/schedule-expressions.js';

describe('an expression of a schedule', () => {
  it.each([
    'rate(1 minute)',
    'rate(5 minutes)',
    'rate(7 days)',
    'cron(0 8 * * ? *)',
    'cron(0/10 * ? * MON-FRI *)',
    'cron(15 10 ? * 6L 2026-2028)',
    'cron(0 9 ? * 2#1 *)',
    'cron(0 0 1,15 JAN,jul ? *)',
    'cron(0 12 LW * ? *)',
    'cron(0 12 15W * ? *)',
    'cron(*/5 8-17/2 ? * 2-6 *)',
    ' cron(0   8 * * ? *) ',
    'cron(* ? * * * *)',
    'cron(0 8 ? * ? *)',
  ])('is taken by a rule: %s', (expression) => {
    expect(readSchedule(expression, 'rule').kind).not.toBe('invalid');
  });

  it.each([
    ['rate(1 minutes)', 'rate(1 minute)'],
    ['rate(5 minute)', 'rate(5 minutes)'],
    ['5 minutes', 'rate(5 minutes)'],
    ['cron(0 8 * * *)', 'cron(0 8 * * ? *)'],
    ['cron(0 8 * * 1-5)', 'cron(0 8 ? * MON-FRI *)'],
    ['cron(0 8 * * 0,6)', 'cron(0 8 ? * SUN,SAT *)'],
    ['0 8 * * *', 'cron(0 8 * * ? *)'],
    ['0 8 * * ? *', 'cron(0 8 * * ? *)'],
    ['cron(0 8 * * * *)', 'cron(0 8 * * ? *)'],
    ['cron(0 8 * * MON *)', 'cron(0 8 ? * MON *)'],
  ])('is refused by a rule, and shows what was meant: %s', (expression, correction) => {
    expect(readSchedule(expression, 'rule')).toMatchObject({ kind: 'invalid', correction });
  });

  it.each([
    'rate(0 minutes)',
    'rate(30 seconds)',
    'rate(1.5 hours)',
    'rate(five minutes)',
    'cron(0 24 * * ? *)',
    'cron(60 8 * * ? *)',
    'cron(0 8 0 * ? *)',
    'cron(0 8 ? * 8 *)',
    'cron(0 8 1 * MON *)',
    'cron(0 8 * *)',
    'cron(0 8 * 13 ? *)',
    'cron(0 8/0 * * ? *)',
    'at(2026-12-01T08:00:00)',
    'every(5 minutes)',
    'every day at eight',
    '',
  ])('is refused by a rule, whatever was meant: %s', (expression) => {
    const read = readSchedule(expression, 'rule');
    expect(read.kind).toBe('invalid');
    expect(read).not.toHaveProperty('correction');
  });

  it('may run once, and say one in the plural, where the scheduler reads it', () => {
    expect(readSchedule('at(2026-12-01T08:00:00)', 'scheduler').kind).toBe('once');
    expect(readSchedule('at(2026-12-01 08:00)', 'scheduler').kind).toBe('invalid');
    expect(readSchedule('rate(1 hours)', 'scheduler')).toEqual({ kind: 'rate', everyMinutes: 60 });
  });
});
