import { describe, expect, test } from 'vitest';
import { handlerWith, path, readBody, reader, textAt } from './reading.js';

const members = `
private static final Logger log = LoggerFactory.getLogger(Orders.class);
private final DynamoDbClient client = DynamoDbClient.create();
private final SqsClient sqs = SqsClient.create();
private void fail(Exception e) { throw new RuntimeException(e); }
`;

const outcome = (block: string, after = 'return null;') =>
  readBody(`try { client.scan(b -> b.tableName("a")); } catch (Exception e) { ${block} }\n${after}`, members).catches[0]
    ?.outcome;

describe('catches', () => {
  test('throw again', () => {
    expect(outcome('throw e;')).toBe('rethrown');
    expect(outcome('log.error("x", e); throw new IllegalStateException(e);')).toBe('rethrown');
    expect(outcome('fail(e);')).toBe('rethrown');
    expect(outcome('if (a) { throw e; } else { throw new RuntimeException(e); }')).toBe('rethrown');
  });

  test('keep the failure', () => {
    expect(outcome('sqs.sendMessage(b -> b.queueUrl("dlq"));')).toBe('reported');
    expect(outcome('System.exit(1);')).toBe('reported');
    expect(outcome('failures.add(e.getMessage());')).toBe('reported');
    expect(outcome('isFailure.set(true);')).toBe('reported');
    expect(outcome('lastOrder.set(null);')).toBe('swallowed');
    expect(outcome('if (e instanceof IllegalStateException) throw e;')).toBe('branches');
  });

  test('answer with it, or lose it', () => {
    expect(outcome('return "failed";')).toBe('returned');
    expect(outcome('return new APIGatewayProxyResponseEvent().withStatusCode(500);')).toBe('returned');
    expect(outcome('return new APIGatewayProxyResponseEvent().withStatusCode(200);')).toBe('swallowed');
    expect(outcome('log.error("x", e);')).toBe('swallowed');
    expect(outcome('e.printStackTrace();')).toBe('swallowed');
    expect(outcome('')).toBe('swallowed');
  });

  test('know what they catch, where, and whether there is work', () => {
    const text = handlerWith(
      `
      for (var m : event.getRecords()) {
        try { client.scan(b -> b.tableName("a")); } catch (IllegalStateException | IllegalArgumentException e) { log.error("x"); }
      }
      try { Integer.parseInt("1"); } catch (RuntimeException e) { }
      // carry on without it
      try { client.scan(b -> b.tableName("a")); } catch (Throwable t) { }
      return null;
      `,
      members,
    );
    const { catches } = reader.read({ path, text });
    expect(
      catches.map(({ broad, guardsWork, inLoop, tolerated, errorName }) => [
        broad,
        guardsWork,
        inLoop,
        tolerated === true,
        errorName,
      ]),
    ).toEqual([
      [false, true, true, false, 'e'],
      [true, false, false, false, 'e'],
      [true, true, false, true, 't'],
    ]);
    expect(textAt(text, catches[0]?.range ?? catches[1]!.range)).toBe(
      'catch (IllegalStateException | IllegalArgumentException e)',
    );
    expect(textAt(text, catches[1]!.blockRange)).toBe('{ }');
  });
});
