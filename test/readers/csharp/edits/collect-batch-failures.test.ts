import { describe, expect, test } from 'vitest';
import { edit, expectEdit, handlerOf } from './editing.js';

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
