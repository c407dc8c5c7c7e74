import { describe, expect, test } from 'vitest';
import { path, reader } from '../reading.js';
import { edit, importsOf, runtime } from './editing.js';

describe('collect-batch-failures', () => {
  const collect = (identifier: 'message-id' | 'sequence-number') => (text: string) => {
    const handler = reader.read({ path, text }).functions.find(({ handlerShape }) => handlerShape);
    if (!handler) throw new Error('no handler');
    return { kind: 'collect-batch-failures', at: handler.range, identifier } as const;
  };
  const head = importsOf('context', 'encoding/json', 'log', `${runtime}/events`, `${runtime}/lambda`);
  const program = (results: string, body: string, type = 'SQS') =>
    `${head}
func save(ctx context.Context, order Order) error { return json.Unmarshal(nil, log.Default()) }

func handler(ctx context.Context, event events.${type}Event) ${results}{
${body}}

func main() { lambda.Start(handler) }
`;

  test('notes what would have ended the batch, and what was swallowed', () => {
    expect(
      edit(
        program(
          'error ',
          `	if len(event.Records) == 0 {
		return nil
	}
	// One after the other.
	for _, record := range event.Records {
		var order Order
		if err := json.Unmarshal([]byte(record.Body), &order); err != nil {
			log.Println(err)
			continue
		}
		if err := save(ctx, order); err != nil {
			return err
		}
	}
	return nil
`,
        ),
        collect('message-id'),
      ),
    ).toBe(
      program(
        '(events.SQSEventResponse, error) ',
        `	if len(event.Records) == 0 {
		return events.SQSEventResponse{}, nil
	}
	// One after the other.
	var batchItemFailures []events.SQSBatchItemFailure
	for _, record := range event.Records {
		var order Order
		if err := json.Unmarshal([]byte(record.Body), &order); err != nil {
			log.Println(err)
			batchItemFailures = append(batchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
			continue
		}
		if err := save(ctx, order); err != nil {
			batchItemFailures = append(batchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
			continue
		}
	}
	return events.SQSEventResponse{BatchItemFailures: batchItemFailures}, nil
`,
      ),
    );
  });

  test('looks at errors that were dropped, and adds the answer', () => {
    expect(
      edit(
        program('', '\tfor _, record := range event.Records {\n\t\tsave(ctx, record)\n\t}\n', 'Kinesis'),
        collect('sequence-number'),
      ),
    ).toBe(
      program(
        '(events.KinesisEventResponse, error) ',
        `	var batchItemFailures []events.KinesisBatchItemFailure
	for _, record := range event.Records {
		if err := save(ctx, record); err != nil {
			batchItemFailures = append(batchItemFailures, events.KinesisBatchItemFailure{ItemIdentifier: record.Kinesis.SequenceNumber})
			continue
		}
	}
	return events.KinesisEventResponse{BatchItemFailures: batchItemFailures}, nil
`,
        'Kinesis',
      ),
    );
  });

  test('replaces another answer', () => {
    const after = edit(
      program(
        '(string, error) ',
        '\tfor _, r := range event.Records {\n\t\terr := save(ctx, r)\n\t\tif err != nil {\n\t\t\treturn "", err\n\t\t}\n\t}\n\treturn "done", nil\n',
        'DynamoDB',
      ),
      collect('sequence-number'),
    );
    expect(after).toBe(
      program(
        '(events.DynamoDBEventResponse, error) ',
        `	var batchItemFailures []events.DynamoDBBatchItemFailure
	for _, r := range event.Records {
		err := save(ctx, r)
		if err != nil {
			batchItemFailures = append(batchItemFailures, events.DynamoDBBatchItemFailure{ItemIdentifier: r.Change.SequenceNumber})
			continue
		}
	}
	return events.DynamoDBEventResponse{BatchItemFailures: batchItemFailures}, nil
`,
        'DynamoDB',
      ),
    );
  });

  test.each([
    ['nothing can fail', '\tfor _, r := range event.Records {\n\t\tlog.Println(r)\n\t}\n\treturn nil\n'],
    [
      'the loop may end early',
      '\tfor _, r := range event.Records {\n\t\tif err := save(ctx, r); err != nil {\n\t\t\treturn err\n\t\t}\n\t\tbreak\n\t}\n\treturn nil\n',
    ],
    [
      'the handler may be done early',
      '\tfor _, r := range event.Records {\n\t\tif err := save(ctx, r); err != nil {\n\t\t\treturn nil\n\t\t}\n\t}\n\treturn nil\n',
    ],
    [
      'another loop is in it',
      '\tfor _, r := range event.Records {\n\t\tfor range 2 {\n\t\t\tif err := save(ctx, r); err != nil {\n\t\t\t\treturn err\n\t\t\t}\n\t\t}\n\t}\n\treturn nil\n',
    ],
    ['records go their own way', '\tfor _, r := range event.Records {\n\t\tgo save(ctx, r)\n\t}\n\treturn nil\n'],
    ['there is no loop', '\treturn save(ctx, event)\n'],
    [
      'records have no name',
      '\tfor i := range event.Records {\n\t\tif err := save(ctx, event.Records[i]); err != nil {\n\t\t\treturn err\n\t\t}\n\t}\n\treturn nil\n',
    ],
  ])('is refused when %s', (_, body) => {
    expect(edit(program('error ', body), collect('message-id'))).toBeUndefined();
  });
});
