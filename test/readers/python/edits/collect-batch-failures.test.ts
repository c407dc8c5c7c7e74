import { describe, expect, test } from 'vitest';
import { dedent, read } from '../reading.js';
import { edit, handlerOf } from './editing.js';

describe('collect-batch-failures', () => {
  const collect =
    (identifier: 'message-id' | 'sequence-number' = 'message-id') =>
    (text: string) =>
      ({ kind: 'collect-batch-failures', at: handlerOf(text), identifier }) as const;

  test('catches, logs and returns', () => {
    const after = edit(
      `
      import logging

      logger = logging.getLogger()

      def lambda_handler(event, context):
          for record in event['Records']:
              save(record)  # store

              notify(record)
          return {'statusCode': 200}
      `,
      collect(),
    );
    expect(after).toBe(
      dedent(`
        import logging

        logger = logging.getLogger()

        def lambda_handler(event, context):
            batch_item_failures = []
            for record in event['Records']:
                try:
                    save(record)  # store

                    notify(record)
                except Exception:
                    logger.exception('A record failed')
                    batch_item_failures.append({'itemIdentifier': record['messageId']})
            return {'batchItemFailures': batch_item_failures}
      `),
    );
    expect(read(after ?? '').returns).toMatchObject([{ shape: { kind: 'object', keys: ['batchItemFailures'] } }]);
  });

  test('reports in the catch that is there', () => {
    expect(
      edit(
        `
        def handler(event, context):
          for r in event["Records"]:
            try:
              save(r["kinesis"]["data"])
            except Exception as e:
              print(e)
        `,
        collect('sequence-number'),
      ),
    ).toBe(
      dedent(`
        def handler(event, context):
          batch_item_failures = []
          for r in event["Records"]:
            try:
              save(r["kinesis"]["data"])
            except Exception as e:
              print(e)
              batch_item_failures.append({"itemIdentifier": r["kinesis"]["sequenceNumber"]})
          return {"batchItemFailures": batch_item_failures}
      `),
    );
  });

  test('reports in every clause that would end the batch', () => {
    const clauses = (first: string, second: string, last: string) =>
      `def handler(event, context):
    for record in event['Records']:
        try:
            save(record['body'])
        except ValueError as e:
            ${first}
        except KeyError:
            ${second}
        except Exception as e:
            ${last}
`;
    const report = "batch_item_failures.append({'itemIdentifier': record['messageId']})";
    const after = edit(clauses('raise', 'log()', 'raise'), collect('message-id'));
    expect(after).toContain(clauses(report, 'log()', report).slice(clauses('', '', '').indexOf('    for')));
  });

  test('prints where nothing else logs', () => {
    expect(
      edit(
        "def handler(event, context):\n\tfor record in event['Records']:\n\t\tsave(record['dynamodb'])\n",
        collect('sequence-number'),
      ),
    ).toBe(
      [
        'def handler(event, context):',
        '\tbatch_item_failures = []',
        "\tfor record in event['Records']:",
        '\t\ttry:',
        "\t\t\tsave(record['dynamodb'])",
        '\t\texcept Exception as error:',
        "\t\t\tprint('A record failed:', error)",
        "\t\t\tbatch_item_failures.append({'itemIdentifier': record['dynamodb']['SequenceNumber']})",
        "\treturn {'batchItemFailures': batch_item_failures}",
        '',
      ].join('\n'),
    );
  });

  test.each([
    ["def handler(event, context):\n    for record in event['Records']:\n        return save(record)\n"],
    [
      "def handler(event, context):\n    for record in event['Records']:\n        if save(record):\n            break\n",
    ],
    [
      "def handler(event, context):\n    if not event:\n        return\n    for record in event['Records']:\n        save(record)\n",
    ],
    [
      "def handler(event, context):\n    for r in event['Records']:\n        a(r)\n    for r in event['Records']:\n        b(r)\n",
    ],
    ["def handler(event, context):\n    for record in event['Records']:\n        save(record)\n    return summary()\n"],
  ])('refuses %j', (text) => {
    expect(edit(text, collect())).toBeUndefined();
  });

  test('refuses to guess which stream it is', () => {
    expect(
      edit(
        "def handler(event, context):\n    for record in event['Records']:\n        save(record)\n",
        collect('sequence-number'),
      ),
    ).toBeUndefined();
  });
});
