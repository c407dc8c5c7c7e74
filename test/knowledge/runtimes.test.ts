import { describe, expect, test } from 'vitest';
import { knowledgeDate, newestRuntime, runtimeFamily, runtimeStatus } from '../../src/knowledge/runtimes.js';

describe('runtimes', () => {
  test('go through their phases', () => {
    const phases = ['2026-04-29', '2026-04-30', '2027-02-01', '2027-03-03'].map(
      (today) => runtimeStatus('nodejs20.x', today)?.phase,
    );
    expect(phases).toEqual(['supported', 'deprecated', 'create-blocked', 'update-blocked']);
    expect(runtimeStatus('nodejs14.x', '2024-02-01')?.phase).toBe('create-blocked');
    expect(runtimeStatus('python3.15')?.phase).toBe('preview');
  });

  test('have days left', () => {
    expect(runtimeStatus('nodejs22.x', '2027-04-28')?.daysLeft).toBe(2);
    expect(runtimeStatus('nodejs20.x', '2026-05-10')?.daysLeft).toBe(-10);
    expect(runtimeStatus('nodejs26.x')?.daysLeft).toBeUndefined();
    expect(runtimeStatus('dotnet9')).toMatchObject({ phase: 'deprecated', successor: 'dotnet10' });
  });

  test('lead to the newest of their family', () => {
    expect(runtimeStatus('nodejs18.x')?.successor).toBe('nodejs24.x');
    expect(runtimeStatus('python3.9')?.successor).toBe('python3.14');
    expect(runtimeStatus('java8')?.successor).toBe('java25');
    expect(runtimeStatus('go1.x')?.successor).toBe('provided.al2023');
    expect(runtimeStatus('nodejs24.x')).not.toHaveProperty('successor');
    expect(newestRuntime('ruby')).toBe('ruby4.0');
    expect(newestRuntime('go')).toBeUndefined();
  });

  test('that nobody knows are left alone', () => {
    expect(runtimeStatus('nodejs99.x')).toBeUndefined();
    expect(runtimeStatus('')).toBeUndefined();
    expect(runtimeFamily('nodejs99.x')).toBe('nodejs');
    expect(runtimeFamily('perl5')).toBeUndefined();
  });

  test('are graded on a day that is a day', () => {
    expect(new Date(knowledgeDate).toISOString().slice(0, 10)).toBe(knowledgeDate);
  });
});
