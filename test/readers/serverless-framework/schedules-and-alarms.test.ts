import { describe, expect, test } from 'vitest';
import { plain } from '../cloudformation/reading.js';
import { ofKind, read, service } from './reading.js';

describe('a schedule', () => {
  test.each([
    ['schedule: rate(1 day)', [['rate(1 day)', 'rule', undefined]]],
    [
      'schedule: { rate: [rate(1 day), rate(2 days)] }',
      [
        ['rate(1 day)', 'rule', undefined],
        ['rate(2 days)', 'rule', undefined],
      ],
    ],
    [
      'schedule: { method: scheduler, timezone: Europe/Berlin, rate: [rate(1 day)] }',
      [['rate(1 day)', 'scheduler', 'Europe/Berlin']],
    ],
    ['eventBridge: { schedule: rate(1 day) }', [['rate(1 day)', 'rule', undefined]]],
  ])('%s', (event, expected) => {
    const facts = read(service(`functions:\n  save:\n    handler: a.b\n    events:\n      - ${event}\n`));
    const schedules = ofKind(facts, 'trigger').flatMap((trigger) =>
      'schedule' in trigger && trigger.schedule ? [trigger.schedule] : [],
    );
    expect(schedules.map(({ expression, service: of, timeZone }) => [plain(expression), of, plain(timeZone)])).toEqual(
      expected,
    );
  });
});

test('a stream begins with its oldest record where nothing is said', () => {
  const mapping = (event: string) => {
    const facts = read(service(`functions:\n  save:\n    handler: a.b\n    events:\n      - ${event}\n`));
    const [trigger] = ofKind(facts, 'trigger');
    return trigger && 'startingPosition' in trigger ? plain(trigger.startingPosition) : 'none';
  };
  const arn = 'arn:aws:kinesis:eu-west-1:123456789012:stream/a';
  expect(mapping(`stream: ${arn}`)).toBe('TRIM_HORIZON');
  expect(mapping(`stream: { arn: '${arn}', startingPosition: LATEST }`)).toBe('LATEST');
  expect(mapping('sqs: arn:aws:sqs:eu-west-1:123456789012:a')).toBeUndefined();
});

describe('alarms', () => {
  test('of a plugin watch what nobody knows', () => {
    const [alarm] = ofKind(read(service('plugins: [serverless-slic-watch-plugin]\n')), 'alarm');
    expect(plain(alarm?.metric)).toEqual({ unknown: 'serverless-slic-watch-plugin decides' });
  });

  test('of a queue that is a construct watch its dead-letter queue', () => {
    const construct =
      'constructs:\n  orders:\n    type: queue\n    alarm: a@example.com\n    worker: { handler: a.b }\n';
    const [alarm] = ofKind(read(service(`plugins: [serverless-lift]\n${construct}`)), 'alarm');
    expect(alarm?.dimensions.map(({ value }) => plain(value))).toEqual(['@ordersDlq.name']);
  });
});
