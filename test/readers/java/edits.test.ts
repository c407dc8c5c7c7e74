import { describe, expect, test } from 'vitest';
import type { CodeIntent } from '../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { dedent, edited, path, reader } from './reading.js';

/** The range of the first place a text stands at. */
function rangeOf(text: string, part: string): SourceRange {
  const start = text.indexOf(part);
  if (start === -1) throw new Error(`${part} is not there`);
  return new LineIndex({ path, text }).range(start, start + part.length);
}

/** What an edit makes of a text; the result has to parse. */
function edit(before: string, intent: (text: string) => CodeIntent): string | undefined {
  const text = dedent(before);
  const after = edited(text, intent(text));
  if (after !== undefined) expect(reader.read({ path, text: after }).problems).toEqual([]);
  return after;
}

const handlerOf = (text: string): SourceRange => {
  const found = reader.read({ path, text }).functions.find(({ handlerShape }) => handlerShape);
  if (!found) throw new Error('no handler');
  return found.range;
};

describe('move-to-module-scope', () => {
  const move = (part: string) => (text: string) => ({ kind: 'move-to-module-scope', at: rangeOf(text, part) }) as const;

  test('makes a static field of a local variable, behind the fields that are there', () => {
    expect(
      edit(
        `
        import software.amazon.awssdk.services.s3.S3Client;

        class Images {
            private static final String REGION = System.getenv("REGION");

            void handle() {
                // one client
                final S3Client s3 = S3Client.builder()
                        .region(Region.of(REGION))
                        .build();

                s3.listBuckets();
            }
        }
        `,
        move('S3Client.builder()\n                .region(Region.of(REGION))\n                .build()'),
      ),
    ).toBe(
      dedent(`
        import software.amazon.awssdk.services.s3.S3Client;

        class Images {
            private static final String REGION = System.getenv("REGION");
            private static final S3Client s3 = S3Client.builder()
                    .region(Region.of(REGION))
                    .build();

            void handle() {
                // one client

                s3.listBuckets();
            }
        }
        `),
    );
  });

  test('gives a class without fields one, and var its type', () => {
    expect(
      edit(
        `
        import com.amazonaws.services.sqs.AmazonSQSClientBuilder;

        class Orders {
          void handle() {
            var sqs = AmazonSQSClientBuilder.defaultClient();
            sqs.listQueues();
          }
        }
        `,
        move('AmazonSQSClientBuilder.defaultClient()'),
      ),
    ).toBe(
      dedent(`
        import com.amazonaws.services.sqs.AmazonSQS;
        import com.amazonaws.services.sqs.AmazonSQSClientBuilder;

        class Orders {
          private static final AmazonSQS sqs = AmazonSQSClientBuilder.defaultClient();

          void handle() {
            sqs.listQueues();
          }
        }
        `),
    );
  });

  test('makes fields of instances static, where they are declared or set', () => {
    expect(
      edit('class A {\n  private final SqsClient sqs = SqsClient.create();\n}\n', move('SqsClient.create()')),
    ).toBe('class A {\n  private static final SqsClient sqs = SqsClient.create();\n}\n');
    expect(
      edit(
        'class A {\n  private final SqsClient sqs;\n\n  A() {\n    this.sqs = SqsClient.create();\n  }\n}\n',
        move('SqsClient.create()'),
      ),
    ).toBe('class A {\n  private static final SqsClient sqs = SqsClient.create();\n\n  A() {\n  }\n}\n');
  });

  test('gives a client in the middle of an expression a field', () => {
    expect(
      edit(
        'import software.amazon.awssdk.services.sqs.SqsClient;\n\nclass A {\n  void f() {\n    SqsClient.create().listQueues();\n  }\n}\n',
        move('SqsClient.create()'),
      ),
    ).toBe(
      'import software.amazon.awssdk.services.sqs.SqsClient;\n\nclass A {\n  private static final SqsClient sqsClient = SqsClient.create();\n\n  void f() {\n    sqsClient.listQueues();\n  }\n}\n',
    );
  });

  test('leaves what depends on the call, and what is closed again', () => {
    const inside = (body: string) => `class A {\n  String own;\n  void f(String region) {\n    ${body}\n  }\n}\n`;
    for (const body of [
      'S3Client s3 = S3Client.builder().region(Region.of(region)).build();',
      'S3Client s3 = S3Client.builder().region(Region.of(own)).build();',
      'S3Client s3 = S3Client.builder().region(null).build(); s3.close();',
      'S3Client s3 = S3Client.builder().region(null).build();\n    s3 = null;',
    ]) {
      const built = /S3Client\.builder\(\).*\.build\(\)/.exec(body)?.[0] ?? '';
      expect(edit(inside(body), move(built)), body).toBeUndefined();
    }
    expect(
      edit(
        inside('try (S3Client s3 = S3Client.create()) {\n      s3.listBuckets();\n    }'),
        move('S3Client.create()'),
      ),
    ).toBeUndefined();
    expect(
      edit(
        'class A {\n  int s3;\n  void f() {\n    S3Client s3 = S3Client.create();\n  }\n}\n',
        move('S3Client.create()'),
      ),
    ).toBeUndefined();
  });
});

describe('remove-statement', () => {
  const remove = (part: string) => (text: string) => ({ kind: 'remove-statement', at: rangeOf(text, part) }) as const;

  test('takes out the line, or what is on it', () => {
    expect(edit('class A {\n  void f() {\n    log.info(e); // all\n    g();\n  }\n}\n', remove('log.info(e);'))).toBe(
      'class A {\n  void f() {\n    g();\n  }\n}\n',
    );
    expect(edit('class A { void f() { log.info(e); g(); } }', remove('log.info(e);'))).toBe(
      'class A { void f() { g(); } }',
    );
    expect(edit('class A { void f() { if (x) log.info(e); g(); } }', remove('log.info(e);'))).toBe(
      'class A { void f() { if (x) { } g(); } }',
    );
  });
});

describe('rethrow', () => {
  const rethrow = (part: string) => (text: string) =>
    ({ kind: 'rethrow', at: rangeOf(text, part), errorName: 'e' }) as const;
  const catching = (type: string, block: string, after = '') =>
    `class A {\n  String f() {\n    try {\n      work();\n    } catch (${type} e) ${block}${after}\n  }\n}\n`;

  test('wraps what may be checked, and throws the rest as it is', () => {
    const block = '{\n      log.error("x", e);\n    }';
    expect(edit(catching('Exception', block), rethrow(block))).toBe(
      catching('Exception', '{\n      log.error("x", e);\n      throw new RuntimeException(e);\n    }'),
    );
    expect(edit(catching('RuntimeException', block), rethrow(block))).toBe(
      catching('RuntimeException', '{\n      log.error("x", e);\n      throw e;\n    }'),
    );
    expect(edit(catching('Exception', '{ }'), rethrow('{ }'))).toBe(
      catching('Exception', '{ throw new RuntimeException(e); }'),
    );
    expect(edit(catching('Exception', '{\n      return null;\n    }'), rethrow('{\n      return null;\n    }'))).toBe(
      catching('Exception', '{\n      throw new RuntimeException(e);\n    }'),
    );
  });

  test('takes away what nothing leads to any more', () => {
    const text =
      'class A {\n  String f() {\n    try {\n      return work();\n    } catch (Exception e) {\n      log(e);\n    }\n    return null;\n  }\n}\n';
    const block = '{\n      log(e);\n    }';
    expect(edit(text, rethrow(block))).toBe(
      'class A {\n  String f() {\n    try {\n      return work();\n    } catch (Exception e) {\n      log(e);\n      throw new RuntimeException(e);\n    }\n  }\n}\n',
    );
    expect(edit(text.replace('return null;', 'done();\n    return null;'), rethrow(block))).toBeUndefined();
  });

  test('leaves a block that answers with something', () => {
    const block = '{\n      return answer(e);\n    }';
    expect(edit(catching('Exception', block), rethrow(block))).toBeUndefined();
  });
});

describe('set-argument', () => {
  const set = (text: string) => {
    const [call] = reader.read({ path, text }).calls;
    if (!call) throw new Error('no call');
    return { kind: 'set-argument', at: call.range, argument: 'InvocationType', value: 'Event' } as const;
  };
  const calling = (call: string) =>
    `import com.amazonaws.services.lambda.AWSLambda;\nimport com.amazonaws.services.lambda.model.InvokeRequest;\nimport software.amazon.awssdk.services.lambda.LambdaClient;\n\nclass A {\n  LambdaClient client;\n  AWSLambda old;\n  void f() {\n    ${call}\n  }\n}\n`;

  test('adds a step to a builder, wherever it stands', () => {
    expect(edit(calling('client.invoke(InvokeRequest.builder().functionName("b").build());'), set)).toBe(
      calling('client.invoke(InvokeRequest.builder().functionName("b").invocationType("Event").build());'),
    );
    expect(edit(calling('client.invoke(b -> b.functionName("b"));'), set)).toBe(
      calling('client.invoke(b -> b.functionName("b").invocationType("Event"));'),
    );
    expect(
      edit(
        calling(
          'var r = InvokeRequest.builder()\n        .functionName("b")\n        .build();\n    client.invoke(r);',
        ),
        set,
      ),
    ).toBe(
      calling(
        'var r = InvokeRequest.builder()\n        .functionName("b")\n        .invocationType("Event")\n        .build();\n    client.invoke(r);',
      ),
    );
    expect(edit(calling('old.invoke(new InvokeRequest().withFunctionName("b"));'), set)).toBe(
      calling('old.invoke(new InvokeRequest().withFunctionName("b").withInvocationType("Event"));'),
    );
  });

  test('replaces what is set already', () => {
    expect(edit(calling('client.invoke(b -> b.invocationType("RequestResponse"));'), set)).toBe(
      calling('client.invoke(b -> b.invocationType("Event"));'),
    );
  });

  test('leaves a request that others use', () => {
    expect(
      edit(
        calling('var r = InvokeRequest.builder().functionName("b").build();\n    client.invoke(r);\n    log(r);'),
        set,
      ),
    ).toBeUndefined();
  });
});

describe('await', () => {
  test('joins a future', () => {
    const text =
      'import software.amazon.awssdk.services.sqs.SqsAsyncClient;\nclass A { SqsAsyncClient c; void f() { c.sendMessage(b -> b.queueUrl("q")); } }\n';
    const [floating] = reader.read({ path, text }).floatingPromises;
    expect(floating && edited(text, { kind: 'await', at: floating.range })).toBe(
      text.replace('"q"));', '"q")).join();'),
    );
  });
});

const imports = `package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.Map;

`;

const handler = (body: string, output = 'Void') =>
  `${imports}public class Orders implements RequestHandler<SQSEvent, ${output}> {\n  @Override\n  public ${output} handleRequest(SQSEvent event, Context context) {\n${body}  }\n}\n`;

describe('iterate-records', () => {
  const iterate = (text: string) =>
    ({ kind: 'iterate-records', at: rangeOf(text, 'event.getRecords().get(0)') }) as const;

  test('turns the record into the variable of a loop', () => {
    expect(
      edit(
        handler(
          '    log("start");\n    SQSEvent.SQSMessage message = event.getRecords().get(0);\n    save(message.getBody());\n    if (ok) {\n      done(message);\n    }\n    return null;\n',
        ),
        iterate,
      ),
    ).toBe(
      handler(
        '    log("start");\n    for (SQSEvent.SQSMessage message : event.getRecords()) {\n      save(message.getBody());\n      if (ok) {\n        done(message);\n      }\n    }\n    return null;\n',
      ),
    );
  });

  test('gives a record that is only used a name', () => {
    expect(
      edit(
        handler(
          '    String body = event.getRecords().get(0).getBody();\n    save(body, event.getRecords().get(0).getMessageId());\n    return null;\n',
        ),
        iterate,
      ),
    ).toBe(
      handler(
        '    for (SQSEvent.SQSMessage record : event.getRecords()) {\n      String body = record.getBody();\n      save(body, record.getMessageId());\n    }\n    return null;\n',
      ),
    );
  });

  test('leaves work that answers for the record', () => {
    for (const body of [
      '    String body = event.getRecords().get(0).getBody();\n    return save(body);\n',
      '    String body = event.getRecords().get(0).getBody();\n    if (body == null) return null;\n    save(body);\n    return null;\n',
      '    String body = event.getRecords().get(0).getBody();\n    return body;\n',
    ]) {
      expect(edit(handler(body, 'String'), iterate), body).toBeUndefined();
    }
  });
});

describe('collect-batch-failures', () => {
  const collect = (text: string) =>
    ({ kind: 'collect-batch-failures', at: handlerOf(text), identifier: 'message-id' }) as const;

  test('catches around the work on a record and answers with those that failed', () => {
    expect(
      edit(
        handler(
          '    for (SQSEvent.SQSMessage message : event.getRecords()) {\n      save(message);\n    }\n    return null;\n',
        ),
        collect,
      ),
    ).toBe(`package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Orders implements RequestHandler<SQSEvent, SQSBatchResponse> {
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<SQSBatchResponse.BatchItemFailure> batchItemFailures = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        save(message);
      } catch (Exception e) {
        context.getLogger().log("A record failed: " + e);
        batchItemFailures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(batchItemFailures);
  }
}
`);
  });

  test('reports where the failure is caught already', () => {
    const after = edit(
      handler(
        '    for (var m : event.getRecords()) {\n      try {\n        save(m);\n      } catch (IllegalStateException e) {\n        throw e;\n      } catch (Exception e) {\n        log(e);\n      }\n    }\n    return "ok";\n',
        'String',
      ),
      collect,
    );
    expect(after).toContain(
      '        batchItemFailures.add(new SQSBatchResponse.BatchItemFailure(m.getMessageId()));\n      } catch (Exception e) {',
    );
    expect(after).toContain(
      '        log(e);\n        batchItemFailures.add(new SQSBatchResponse.BatchItemFailure(m.getMessageId()));\n      }\n',
    );
    expect(after).toContain('RequestHandler<SQSEvent, SQSBatchResponse>');
  });

  test('of a stream names sequence numbers', () => {
    const text = handler(
      '    for (var r : event.getRecords()) {\n      save(r);\n    }\n    return null;\n',
    ).replaceAll('SQSEvent', 'KinesisEvent');
    const after = edit(text, () => ({
      kind: 'collect-batch-failures',
      at: handlerOf(text),
      identifier: 'sequence-number',
    }));
    expect(after).toContain('new StreamsEventResponse.BatchItemFailure(r.getKinesis().getSequenceNumber())');
    expect(after).toContain('return new StreamsEventResponse(batchItemFailures);');
  });

  test('leaves handlers that answer or end in ways of their own', () => {
    for (const body of [
      '    for (var m : event.getRecords()) {\n      save(m);\n    }\n    return answer();\n',
      '    for (var m : event.getRecords()) {\n      if (m == null) return null;\n      save(m);\n    }\n    return null;\n',
      '    for (var m : event.getRecords()) {\n      if (m == null) break;\n      save(m);\n    }\n    return null;\n',
      '    save(event);\n    return null;\n',
    ]) {
      expect(edit(handler(body), collect), body).toBeUndefined();
    }
    const loop = '    for (var m : event.getRecords()) {\n      save(m);\n    }\n    return null;\n';
    expect(edit(handler(loop, 'Answer'), collect)).toBeUndefined();
  });
});

describe('make-idempotent', () => {
  const make = (text: string) =>
    ({ kind: 'make-idempotent', at: handlerOf(text), tableVariable: 'IDEMPOTENCY_TABLE' }) as const;
  const topic = (annotation: string) =>
    `package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import software.amazon.lambda.powertools.logging.Logging;

public class Orders implements RequestHandler<SNSEvent, String> {
  /** Saves. */
  ${annotation}@Override
  public String handleRequest(SNSEvent event, Context context) {
    return "";
  }
}
`;

  test('annotates the handler and sets up the store', () => {
    expect(edit(topic('@Logging '), make)).toBe(`package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import software.amazon.lambda.powertools.idempotency.Idempotency;
import software.amazon.lambda.powertools.idempotency.Idempotent;
import software.amazon.lambda.powertools.idempotency.persistence.dynamodb.DynamoDBPersistenceStore;
import software.amazon.lambda.powertools.logging.Logging;

public class Orders implements RequestHandler<SNSEvent, String> {
  public Orders() {
    Idempotency.config()
        .withPersistenceStore(
            DynamoDBPersistenceStore.builder()
                .withTableName(System.getenv("IDEMPOTENCY_TABLE"))
                .build())
        .configure();
  }

  /** Saves. */
  @Idempotent
  @Logging @Override
  public String handleRequest(SNSEvent event, Context context) {
    return "";
  }
}
`);
  });

  test('calls the utility where no aspects are at work', () => {
    const before = topic('').replace('import software.amazon.lambda.powertools.logging.Logging;\n', '');
    expect(edit(before, make)).toBe(`package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import software.amazon.lambda.powertools.idempotency.Idempotency;
import software.amazon.lambda.powertools.idempotency.PowertoolsIdempotency;
import software.amazon.lambda.powertools.idempotency.persistence.dynamodb.DynamoDBPersistenceStore;

public class Orders implements RequestHandler<SNSEvent, String> {
  public Orders() {
    Idempotency.config()
        .withPersistenceStore(
            DynamoDBPersistenceStore.builder()
                .withTableName(System.getenv("IDEMPOTENCY_TABLE"))
                .build())
        .configure();
  }

  /** Saves. */
  @Override
  public String handleRequest(SNSEvent event, Context context) {
    Idempotency.registerLambdaContext(context);
    try {
      return PowertoolsIdempotency.makeIdempotent(event, () -> handleOnce(event, context), String.class);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private String handleOnce(SNSEvent event, Context context) {
    return "";
  }
}
`);
  });

  test('leaves batches', () => {
    expect(edit(topic('@Logging ').replaceAll('SNSEvent', 'SQSEvent'), make)).toBeUndefined();
    expect(edit(topic('').replaceAll('SNSEvent', 'SQSEvent'), make)).toBeUndefined();
  });
});
