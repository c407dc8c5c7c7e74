import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../../src/model/source.js';
import { dedent, edited, path, rangeOf } from '../reading.js';
import { edit, expectEdit } from './editing.js';

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
