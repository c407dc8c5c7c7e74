import { describe, expect, test } from 'vitest';
import { reportAddress } from '../../src/extension/report-address.js';

const issues = 'https://example.com/issues';

function bodyOf(claim: string): string {
  const address = new URL(reportAddress(issues, { subject: 'queue-without-dlq', version: '1.2.3', claim }));
  expect(address.searchParams.get('title')).toBe('Wrong claim in queue-without-dlq');
  return address.searchParams.get('body') ?? '';
}

describe('a report of a wrong claim', () => {
  test('quotes the claim with rule and version', () => {
    expect(bodyOf('SQS counts & waits\n100 %')).toBe(
      'Lesson: queue-without-dlq (version 1.2.3)\n\nThe claim:\n\n> SQS counts & waits\n> 100 %\n\nWhat is wrong with it, and how do you know?',
    );
  });

  test('leaves room for a claim where none was selected', () => {
    expect(bodyOf('  ')).toContain('The claim:\n\nWhat is wrong');
  });
});
