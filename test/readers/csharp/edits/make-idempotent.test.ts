import { describe, expect, test } from 'vitest';
import { edit, expectEdit, handlerOf } from './editing.js';

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
