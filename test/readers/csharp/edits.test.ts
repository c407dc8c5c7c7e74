import { describe, expect, test } from 'vitest';
import type { CodeIntent } from '../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { dedent, edited, path, rangeOf, reader } from './reading.js';

/** What an edit makes of a text; the result has to parse. */
function edit(before: string, intent: (text: string) => CodeIntent): string | undefined {
  const text = dedent(before);
  const after = edited(text, intent(text));
  if (after !== undefined) expect(reader.read({ path, text: after }).problems).toEqual([]);
  return after;
}

/** What an edit makes of a text, as the expected text is written. */
function expectEdit(before: string, intent: (text: string) => CodeIntent, after: string): void {
  expect(edit(before, intent)).toBe(dedent(after));
}

const handlerOf = (text: string): SourceRange => {
  const found = reader.read({ path, text }).functions.find(({ handlerShape }) => handlerShape);
  if (!found) throw new Error('no handler');
  return found.range;
};

describe('move-to-module-scope', () => {
  const move = (part: string) => (text: string) => ({ kind: 'move-to-module-scope', at: rangeOf(text, part) }) as const;

  test('makes the variable a field of its class, called as fields are', () => {
    expectEdit(
      `
      public class Function
      {
          // Saves orders.
          public async Task Handler(Order order, ILambdaContext context)
          {
              var client = new AmazonS3Client(RegionEndpoint.EUWest1); // one client

              await client.PutObjectAsync(new PutObjectRequest { Key = order.Id });
          }
      }
      `,
      move('new AmazonS3Client(RegionEndpoint.EUWest1)'),
      `
      public class Function
      {
          private static readonly AmazonS3Client _client = new AmazonS3Client(RegionEndpoint.EUWest1);

          // Saves orders.
          public async Task Handler(Order order, ILambdaContext context)
          {
              await _client.PutObjectAsync(new PutObjectRequest { Key = order.Id });
          }
      }
      `,
    );
  });

  test('stands behind the static fields there are, and takes along what it is made of', () => {
    expectEdit(
      `
      class Store
      {
          private static readonly string _table = "orders";

          public async Task Save()
          {
              var config = new AmazonDynamoDBConfig
              {
                  MaxErrorRetry = 2,
              };
              using IAmazonDynamoDB dynamo = new AmazonDynamoDBClient(config);
              await dynamo.PutItemAsync(_table, null);
          }
      }
      `,
      move('new AmazonDynamoDBClient(config)'),
      `
      class Store
      {
          private static readonly string _table = "orders";
          private static readonly AmazonDynamoDBConfig _config = new AmazonDynamoDBConfig
          {
              MaxErrorRetry = 2,
          };
          private static readonly IAmazonDynamoDB _dynamo = new AmazonDynamoDBClient(_config);

          public async Task Save()
          {
              await _dynamo.PutItemAsync(_table, null);
          }
      }
      `,
    );
  });

  test('moves what is put around the client with it', () => {
    expect(
      edit(
        `
        class Store
        {
            void Save()
            {
                var db = new DynamoDBContext(new AmazonDynamoDBClient());
                Use(db);
            }
        }
        `,
        move('new AmazonDynamoDBClient()'),
      ),
    ).toContain('    private static readonly DynamoDBContext _db = new DynamoDBContext(new AmazonDynamoDBClient());\n');
  });

  test('keeps the name where the fields of the class have no underscore', () => {
    expect(
      edit(
        `
        class Store
        {
            private int count;
            void Save()
            {
                AmazonS3Client client = new();
                Use(client);
            }
        }
        `,
        move('new()'),
      ),
    ).toContain('    private static readonly AmazonS3Client client = new();\n    private int count;');
  });

  test('is called as the static fields are, and is no second one', () => {
    const text = `
      class Store
      {
          private static readonly AmazonSQSClient Queue = new();

          void Save()
          {
              var client = new AmazonS3Client();
              Use(client);
          }

          void Load()
          {
              var client = new AmazonS3Client();
              Use(client);
          }
      }
      `;
    const once = edit(text, move('new AmazonS3Client()')) ?? '';
    expect(once).toContain('    private static readonly AmazonS3Client Client = new AmazonS3Client();\n');
    const load = once.indexOf('var client');
    const at = new LineIndex({ path, text: once }).range(load + 13, load + 13 + 'new AmazonS3Client()'.length);
    expect(edit(once, () => ({ kind: 'move-to-module-scope', at }))).toBe(
      dedent(`
      class Store
      {
          private static readonly AmazonSQSClient Queue = new();
          private static readonly AmazonS3Client Client = new AmazonS3Client();

          void Save()
          {
              Use(Client);
          }

          void Load()
          {
              Use(Client);
          }
      }
      `),
    );
  });

  test('stands at the start of a program of top-level statements', () => {
    expectEdit(
      `
      using Amazon.S3;

      await LambdaBootstrapBuilder.Create<Order>(Handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

      async Task Handler(Order order)
      {
          using var client = new AmazonS3Client();
          await client.ListBucketsAsync();
      }
      `,
      move('new AmazonS3Client()'),
      `
      using Amazon.S3;

      var client = new AmazonS3Client();

      await LambdaBootstrapBuilder.Create<Order>(Handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

      async Task Handler(Order order)
      {
          await client.ListBucketsAsync();
      }
      `,
    );
  });

  test.each([
    ['what depends on the invocation', 'var client = new AmazonS3Client(order.Region);'],
    ['what is closed again', 'var client = new AmazonS3Client();\nclient.Dispose();'],
    ['what is given another value', 'var client = new AmazonS3Client();\nclient = null;'],
    ['what depends on the instance', 'var client = new AmazonS3Client(this.config);'],
    ['what ends with a block', 'using (var client = new AmazonS3Client()) { }'],
    ['what is set up later', 'var client = new AmazonS3Client();\nclient.Timeout = x;'],
    ['what is given headers', 'var client = new AmazonS3Client();\nclient.DefaultRequestHeaders.Add("a", "b");'],
    ['what is awaited', 'var client = new AmazonS3Client(await Region());'],
  ])('leaves %s', (_, body) => {
    const text = `class A\n{\npublic void Handler(Order order)\n{\n${body}\n}\n}\n`;
    const part = /new AmazonS3Client\((?:[^()]|\(\))*\)/.exec(text)?.[0] ?? '';
    expect(edit(text, move(part))).toBeUndefined();
  });

  test('keeps tabs and CRLF', () => {
    const before = 'class A\n{\n\tvoid F()\n\t{\n\t\tvar s3 = new AmazonS3Client();\n\t\tUse(s3);\n\t}\n}\n'.replaceAll(
      '\n',
      '\r\n',
    );
    expect(edited(before, move('new AmazonS3Client()')(before))).toBe(
      'class A\n{\n\tprivate static readonly AmazonS3Client _s3 = new AmazonS3Client();\n\n\tvoid F()\n\t{\n\t\tUse(_s3);\n\t}\n}\n'.replaceAll(
        '\n',
        '\r\n',
      ),
    );
  });
});

describe('remove-statement', () => {
  const remove = (part: string) => (text: string) => ({ kind: 'remove-statement', at: rangeOf(text, part) }) as const;

  test('takes out the lines of a statement', () => {
    expectEdit(
      `
      class A
      {
          void F()
          {
              Console.WriteLine(
                  "x");

              Go();
          }
      }
      `,
      remove('Console.WriteLine(\n            "x");'),
      `
      class A
      {
          void F()
          {
              Go();
          }
      }
      `,
    );
  });

  test('leaves an empty block behind a condition, and others on the line', () => {
    expect(edit('class A { void F() { if (debug) Log(e); Go(); } }', remove('Log(e);'))).toBe(
      'class A { void F() { if (debug) { } Go(); } }',
    );
    expect(edit('class A { void F() { Log(e); Go(); } }', remove('Log(e);'))).toBe('class A { void F() { Go(); } }');
    expect(edit('class A { void F() => Log(e); }', remove('Log(e)'))).toBeUndefined();
    expect(edit('class A { void F() { if (a) { } // x\n Log(e); } }', remove('Log(e);'))).toBe(
      'class A { void F() { if (a) { } // x\n } }',
    );
  });
});

describe('rethrow', () => {
  const rethrow = (part: string) => (text: string) => ({ kind: 'rethrow', at: rangeOf(text, part) }) as const;

  test('comes after all that the block does', () => {
    expectEdit(
      `
      class A
      {
          void F()
          {
              try { Go(); }
              catch (Exception ex)
              {
                  Log(ex); // seen
              }
          }
      }
      `,
      rethrow('{\n            Log(ex); // seen\n        }'),
      `
      class A
      {
          void F()
          {
              try { Go(); }
              catch (Exception ex)
              {
                  Log(ex); // seen
                  throw;
              }
          }
      }
      `,
    );
  });

  test.each([
    ['{ }', '{ throw; }'],
    ['{}', '{ throw; }'],
    ['{ Log(ex); }', '{ Log(ex); throw; }'],
    ['{ Log(ex); return; }', '{ Log(ex); throw; }'],
    ['{ return null; }', '{ throw; }'],
    ['{ continue; }', '{ throw; }'],
    ['{ /* fine */ }', '{ /* fine */ throw; }'],
    ['{\n        // fine\n    }', '{\n        // fine\n        throw;\n    }'],
  ])('%s becomes %s', (block, after) => {
    const text = `class A\n{\nvoid F()\n{\nfor (;;)\n{\n    try { Go(); }\n    catch (Exception ex) ${block}\n}\n}\n}\n`;
    expect(edit(text, rethrow(block))).toBe(text.replace(block, after));
  });

  test('leaves blocks that throw or answer', () => {
    const text = (block: string) => `class A { void F() { try { Go(); } catch (Exception ex) ${block} } }`;
    expect(edit(text('{ throw; }'), rethrow('{ throw; }'))).toBeUndefined();
    expect(edit(text('{ return Fail(ex); }'), rethrow('{ return Fail(ex); }'))).toBeUndefined();
  });
});

describe('set-argument', () => {
  const set = (part: string) => (text: string) =>
    ({ kind: 'set-argument', at: rangeOf(text, part), argument: 'InvocationType', value: 'Event' }) as const;

  test('adds a property to the request, laid out as the others are', () => {
    expectEdit(
      `
      class A
      {
          async Task F()
          {
              await lambda.InvokeAsync(new InvokeRequest
              {
                  FunctionName = "next",
                  Payload = json
              });
          }
      }
      `,
      set(
        'lambda.InvokeAsync(new InvokeRequest\n        {\n            FunctionName = "next",\n            Payload = json\n        })',
      ),
      `
      class A
      {
          async Task F()
          {
              await lambda.InvokeAsync(new InvokeRequest
              {
                  FunctionName = "next",
                  Payload = json,
                  InvocationType = InvocationType.Event
              });
          }
      }
      `,
    );
  });

  test.each([
    [
      'new InvokeRequest { FunctionName = "a" }',
      'new InvokeRequest { FunctionName = "a", InvocationType = InvocationType.Event }',
    ],
    ['new InvokeRequest()', 'new InvokeRequest() { InvocationType = InvocationType.Event }'],
    ['new InvokeRequest { }', 'new InvokeRequest { InvocationType = InvocationType.Event }'],
    [
      'new InvokeRequest { InvocationType = InvocationType.RequestResponse }',
      'new InvokeRequest { InvocationType = InvocationType.Event }',
    ],
  ])('%s becomes %s', (request, after) => {
    const text = `class A { void F() { lambda.InvokeAsync(${request}); } }`;
    expect(edit(text, set(`lambda.InvokeAsync(${request})`))).toBe(text.replace(request, after));
  });

  test('finds the request behind its name, and what is set later', () => {
    const call = 'lambda.InvokeAsync(request)';
    expect(
      edit(`class A { void F() { var request = new InvokeRequest { FunctionName = "a" }; ${call}; } }`, set(call)),
    ).toContain('{ FunctionName = "a", InvocationType = InvocationType.Event }');
    expect(
      edit(
        `class A { void F() { var request = new InvokeRequest(); request.InvocationType = InvocationType.RequestResponse; ${call}; } }`,
        set(call),
      ),
    ).toContain('new InvokeRequest(); request.InvocationType = InvocationType.Event;');
    expect(edit(`class A { void F(InvokeRequest request) { ${call}; } }`, set(call))).toBeUndefined();
  });
});

describe('await', () => {
  const wait = (part: string) => (text: string) => ({ kind: 'await', at: rangeOf(text, part) }) as const;

  test.each([
    ['async Task F() { Go(); }', 'async Task F() { await Go(); }'],
    ['async Task F() { _ = Go(); }', 'async Task F() { await Go(); }'],
    ['async Task F() => Go();', 'async Task F() => await Go();'],
    ['async void F() { Go(); }', 'async void F() { await Go(); }'],
    ['Task F() { Go(); return Task.CompletedTask; }', 'async Task F() { await Go(); return; }'],
    ['void F() { Each(async x => { Go(); }); }', 'void F() { Each(async x => { await Go(); }); }'],
  ])('%s becomes %s', (method, after) => {
    expect(edit(`class A { ${method} }`, wait('Go()'))).toBe(`class A { ${after} }`);
  });

  test('takes out the task that is given at the end', () => {
    expectEdit(
      `
      class A
      {
          public Task F()
          {
              Go();
              return Task.CompletedTask;
          }
      }
      `,
      wait('Go()'),
      `
      class A
      {
          public async Task F()
          {
              await Go();
          }
      }
      `,
    );
  });

  test('works at the top of a program', () => {
    expect(edit('Go();\n', wait('Go()'))).toBe('await Go();\n');
  });

  test.each([
    'void F() { Go(); }',
    'async Task F() { await Go(); }',
    'async Task F() { lock (gate) { Go(); } }',
    'Task<int> F() { Go(); return Count(); }',
    'int F { get { Go(); return 1; } }',
    'A() { Go(); }',
    'async Task F() { var task = Go(); await task; }',
    'async Task F() { Each(x => { Go(); }); }',
  ])('leaves %s', (method) => {
    expect(edit(`class A { ${method} }`, wait('Go()'))).toBeUndefined();
  });
});

describe('iterate-records', () => {
  const iterate = (part: string) => (text: string) => ({ kind: 'iterate-records', at: rangeOf(text, part) }) as const;

  test('makes the variable of the first record that of a loop', () => {
    expectEdit(
      `
      public class Function
      {
          public async Task<string> Handler(SQSEvent evnt, ILambdaContext context)
          {
              context.Logger.LogInformation("start");
              var message = evnt.Records[0];

              // Saved under its id.
              await Save(message.MessageId, message.Body);
              return "done";
          }
      }
      `,
      iterate('evnt.Records[0]'),
      `
      public class Function
      {
          public async Task<string> Handler(SQSEvent evnt, ILambdaContext context)
          {
              context.Logger.LogInformation("start");
              foreach (var message in evnt.Records)
              {
                  // Saved under its id.
                  await Save(message.MessageId, message.Body);
              }
              return "done";
          }
      }
      `,
    );
  });

  test('names the record where nobody did, in the style of the file', () => {
    expectEdit(
      `
      public class Function {
          public async Task Handler(S3Event evnt) {
              var bucket = evnt.Records.First().S3.Bucket.Name;
              await Save(bucket, evnt.Records.First().S3.Object.Key);
          }
      }
      `,
      iterate('evnt.Records.First()'),
      `
      public class Function {
          public async Task Handler(S3Event evnt) {
              foreach (var record in evnt.Records) {
                  var bucket = record.S3.Bucket.Name;
                  await Save(bucket, record.S3.Object.Key);
              }
          }
      }
      `,
    );
  });

  test.each([
    'var r = evnt.Records[0];\nif (r.Body == "") return;\nSave(r);',
    'var r = evnt.Records[0];\nvar x = Make(r);\nreturn x;',
    'Save(evnt.Records[1]);',
    'if (ready)\n{\nSave(evnt.Records[0]);\n}\nreturn evnt.Records[0].Body;',
  ])('leaves %j', (body) => {
    const part = /evnt\.Records\[\d\]/.exec(body)?.[0] ?? '';
    expect(edit(`class A\n{\npublic object Handler(SQSEvent evnt)\n{\n${body}\n}\n}\n`, iterate(part))).toBeUndefined();
  });
});

describe('collect-batch-failures', () => {
  const collect =
    (identifier: 'message-id' | 'sequence-number' = 'message-id') =>
    (text: string) =>
      ({ kind: 'collect-batch-failures', at: handlerOf(text), identifier }) as const;

  test('catches record by record, answers, and opens what it needs', () => {
    expectEdit(
      `
      using Amazon.Lambda.Core;
      using Amazon.Lambda.SQSEvents;
      using System.Threading.Tasks;

      public class Function
      {
          public async Task Handler(SQSEvent evnt, ILambdaContext context)
          {
              foreach (var message in evnt.Records)
              {
                  // One by one.
                  await Save(message);
              }
          }
      }
      `,
      collect(),
      `
      using Amazon.Lambda.Core;
      using Amazon.Lambda.SQSEvents;
      using System.Threading.Tasks;
      using System;
      using System.Collections.Generic;

      public class Function
      {
          public async Task<SQSBatchResponse> Handler(SQSEvent evnt, ILambdaContext context)
          {
              var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();
              foreach (var message in evnt.Records)
              {
                  try
                  {
                      // One by one.
                      await Save(message);
                  }
                  catch (Exception ex)
                  {
                      context.Logger.LogError($"A record failed: {ex}");
                      batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                  }
              }

              return new SQSBatchResponse(batchItemFailures);
          }
      }
      `,
    );
  });

  test('reports in the catch there is, in place of an old answer', () => {
    expectEdit(
      `
      using System;
      using System.Collections.Generic;
      using System.Threading.Tasks;
      using Amazon.Lambda.KinesisEvents;

      public class Function
      {
          public string Handler(KinesisEvent evnt)
          {
              foreach (var record in evnt.Records)
              {
                  try
                  {
                      Save(record);
                  }
                  catch (Exception ex)
                  {
                      Console.WriteLine(ex);
                      throw;
                  }
              }
              return "done";
          }
      }
      `,
      collect('sequence-number'),
      `
      using System;
      using System.Collections.Generic;
      using System.Threading.Tasks;
      using Amazon.Lambda.KinesisEvents;

      public class Function
      {
          public StreamsEventResponse Handler(KinesisEvent evnt)
          {
              var batchItemFailures = new List<StreamsEventResponse.BatchItemFailure>();
              foreach (var record in evnt.Records)
              {
                  try
                  {
                      Save(record);
                  }
                  catch (Exception ex)
                  {
                      Console.WriteLine(ex);
                      batchItemFailures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });
                  }
              }
              return new StreamsEventResponse { BatchItemFailures = batchItemFailures };
          }
      }
      `,
    );
  });

  test('gives a finished task where the handler is not async', () => {
    const after = edit(
      `
      public class Function
      {
          public Task Handler(SQSEvent evnt)
          {
              foreach (var message in evnt.Records)
              {
                  Save(message);
              }
              return Task.CompletedTask;
          }
      }
      `,
      collect(),
    );
    expect(after).toContain('public Task<SQSBatchResponse> Handler');
    expect(after).toContain('return Task.FromResult(new SQSBatchResponse(batchItemFailures));');
    expect(after).toContain('Console.Error.WriteLine($"A record failed: {ex}");');
    expect(after).not.toContain('using System;');
  });

  test.each([
    ['foreach (var m in evnt.Records)\n{\nif (m.Body == "") return;\nSave(m);\n}', 'a return'],
    ['foreach (var m in evnt.Records)\n{\nSave(m);\nbreak;\n}', 'a break'],
    ['foreach (var m in evnt.Records)\n{\nSave(m);\n}\nreturn Count();', 'an answer that is worked out'],
    ['foreach (var m in evnt.Records) Save(m);', 'a loop without braces'],
  ])('leaves %j', (body) => {
    expect(edit(`class A\n{\npublic int Handler(SQSEvent evnt)\n{\n${body}\n}\n}\n`, collect())).toBeUndefined();
  });
});

describe('make-idempotent', () => {
  const mark = (text: string) =>
    ({ kind: 'make-idempotent', at: handlerOf(text), tableVariable: 'IDEMPOTENCY_TABLE' }) as const;

  test('marks the handler and sets the utility up in the constructor there is', () => {
    expectEdit(
      `
      using System;
      using Amazon.Lambda.Core;

      public class Function
      {
          private readonly IStore _store;

          public Function() : this(new Store()) { }

          public Function(IStore store)
          {
              _store = store;
          }

          [Logging]
          public async Task<Answer> Handler(APIGatewayProxyRequest request, ILambdaContext context)
          {
              return await _store.Save(request);
          }
      }
      `,
      mark,
      `
      using System;
      using Amazon.Lambda.Core;
      using AWS.Lambda.Powertools.Idempotency;

      public class Function
      {
          private readonly IStore _store;

          public Function() : this(new Store()) { }

          public Function(IStore store)
          {
              Idempotency.Configure(builder => builder.UseDynamoDb(Environment.GetEnvironmentVariable("IDEMPOTENCY_TABLE")));
              _store = store;
          }

          [Idempotent]
          [Logging]
          public async Task<Answer> Handler(APIGatewayProxyRequest request, ILambdaContext context)
          {
              return await _store.Save(request);
          }
      }
      `,
    );
  });

  test('marks the method that works on one record, by what is the same at every delivery', () => {
    expectEdit(
      `
      using System.Threading.Tasks;

      public class Function
      {
          // Takes orders.
          public async Task Handler(SQSEvent evnt, ILambdaContext context)
          {
              foreach (var message in evnt.Records)
              {
                  await SaveAsync(message, 3);
              }
          }

          private async Task SaveAsync(SQSEvent.SQSMessage message, int retries)
          {
              await Put(message);
          }
      }
      `,
      mark,
      `
      using System;
      using System.Threading.Tasks;
      using AWS.Lambda.Powertools.Idempotency;

      public class Function
      {
          public Function()
          {
              Idempotency.Configure(builder => builder.WithOptions(options => options.WithEventKeyJmesPath("MessageId")).UseDynamoDb(Environment.GetEnvironmentVariable("IDEMPOTENCY_TABLE")));
          }

          // Takes orders.
          public async Task Handler(SQSEvent evnt, ILambdaContext context)
          {
              foreach (var message in evnt.Records)
              {
                  await SaveAsync(message, 3);
              }
          }

          [Idempotent]
          private async Task SaveAsync([IdempotencyKey] SQSEvent.SQSMessage message, int retries)
          {
              await Put(message);
          }
      }
      `,
    );
  });

  test.each([
    ['there is no event', 'public Task<int> FunctionHandler(ILambdaContext context)\n{\nreturn Save();\n}'],
    ['the result is of no known class', 'public IHttpResult Handler(SNSEvent evnt)\n{\nreturn Save();\n}'],
    ['nothing is given', 'public void Handler(SNSEvent evnt)\n{\nSave();\n}'],
    ['it is static', 'public static Task Handler(SNSEvent evnt)\n{\nreturn Save();\n}'],
    ['it is idempotent', '[Idempotent]\npublic Task Handler(SNSEvent evnt)\n{\nreturn Save();\n}'],
  ])('leaves a handler where %s', (_, method) => {
    expect(edit(`class A\n{\n${method}\n}\n`, mark)).toBeUndefined();
  });
});

describe('all edits', () => {
  test('leave files that do not parse, and other files, alone', () => {
    const text = 'class A { void F() { Log(e); ';
    expect(edited(text, { kind: 'remove-statement', at: rangeOf(text, 'Log(e);') })).toBeUndefined();
    const other = { ...rangeOf('class A { void F() { Go(); } }', 'Go();'), file: 'other.cs' };
    expect(
      reader.edit({ path, text: 'class A { void F() { Go(); } }' }, { kind: 'remove-statement', at: other }),
    ).toBeUndefined();
  });
});
