import { describe, expect, test } from 'vitest';
import { head, read, readHandler, textAt } from './reading.js';

describe('returns', () => {
  test.each([
    [
      '(events.SQSEventResponse, error)',
      'return events.SQSEventResponse{BatchItemFailures: failures}, nil',
      'batchItemFailures',
    ],
    ['(events.SQSEventResponse, error)', 'return response, nil', 'batchItemFailures'],
    ['(*events.SQSEventResponse, error)', 'return &events.SQSEventResponse{}, nil', 'batchItemFailures'],
    ['(events.DynamoDBEventResponse, error)', 'return events.DynamoDBEventResponse{}, err', 'batchItemFailures'],
    ['(events.KinesisEventResponse, error)', 'return response, nil', 'batchItemFailures'],
    [
      '(map[string]interface{}, error)',
      'return map[string]interface{}{"batchItemFailures": failures}, nil',
      'batchItemFailures',
    ],
    [
      '(events.APIGatewayProxyResponse, error)',
      'return events.APIGatewayProxyResponse{StatusCode: 200, Body: "x"}, nil',
      'statusCode body',
    ],
    ['error', 'return nil', 'nothing'],
    ['error', 'return err', 'value'],
    ['error', 'return fmt.Errorf("x")', 'value'],
    ['(string, error)', 'return "done", nil', 'value'],
    ['(interface{}, error)', 'return answer, nil', 'unknown'],
    ['error', 'return process(event)', 'invocation'],
  ])('%s: %s', (results, statement, expected) => {
    const facts = read(`${head}
func handler(ctx context.Context, event events.SQSEvent) ${results} {
	${statement}
}

func process(event events.SQSEvent) error
`);
    const [first] = facts.returns;
    const shape = first?.shape;
    expect(shape?.kind === 'object' ? shape.keys.join(' ') : shape?.kind).toBe(expected);
  });
});

describe('records', () => {
  test.each([
    ['for _, record := range event.Records { use(record) }', ['iterated']],
    ['for i := range event.Records { use(event.Records[i]) }', ['iterated', 'iterated']],
    ['use(event.Records[0].Body)', ['first']],
    ['record := event.Records[0]', ['first']],
    ['use(event.Records)', ['other']],
    ['records := event.Records\n\tfor _, record := range records { use(record) }', ['iterated']],
    ['for i := 0; i < len(event.Records); i++ { use(event.Records[i]) }', ['other', 'iterated']],
  ])('%s', (body, uses) => {
    expect(readHandler(`\t${body}\n\treturn nil`).recordUses.map(({ use }) => use)).toEqual(uses);
  });

  test('of events that a function hands on', () => {
    const facts = read(`${head}
func process(event *events.KinesisEvent) {
	for _, record := range event.Records {
		use(record)
	}
}
`);
    expect(facts.recordUses.map(({ use, scope }) => [use, scope])).toEqual([['iterated', 0]]);
  });
});

describe('secrets and suppressions', () => {
  test('are found in literals and comments', () => {
    const text = `package main

// serverless-coach-ignore hardcoded-secret-in-code: made up
const key = "AKIAIOSFODNN7EXAMPLA"

var config = Config{Password: "xK9mQ2vL7pR4tZ81"}
`;
    const facts = read(text);
    expect(facts.secrets.map(({ type, name }) => [type, name])).toEqual([
      ['aws-access-key', 'key'],
      ['password', 'Password'],
    ]);
    expect(facts.suppressions.map(({ text: written, range }) => [written, textAt(text, range)])).toEqual([
      [
        'serverless-coach-ignore hardcoded-secret-in-code: made up',
        '// serverless-coach-ignore hardcoded-secret-in-code: made up',
      ],
    ]);
  });
});
