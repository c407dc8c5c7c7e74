import { describe, expect, test } from 'vitest';
import { rangeOf } from '../reading.js';
import { edit, expectEdit } from './editing.js';

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
