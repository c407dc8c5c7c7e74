import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

const usings = `
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using Amazon.SQS;
using Amazon.SQS.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
`;

/** The facts of statements in an async method of a class with these members. */
function inMethod(body: string, members = '') {
  return read(
    `${usings}\nclass Orders {\n${members}\nasync Task F(Order order, string id, CancellationToken ct) {\n${body}\n}\n}\n`,
  );
}

function callsIn(body: string, members = '') {
  return inMethod(body, members).calls.map(({ provider, service, operation }) => `${provider} ${service} ${operation}`);
}

function argumentsIn(body: string, members = '') {
  const [call] = inMethod(body, members).calls;
  return { ...call?.arguments, ...(call?.argumentsComplete ? {} : { open: true }) };
}

const literal = (value: string | number | boolean) => ({ kind: 'literal', value });
const event = { kind: 'event' };
const other = { kind: 'other' };
const generated = { kind: 'generated' };

describe('clients', () => {
  test('by class and interface, wherever they are built', () => {
    const { clients } = read(`
      using Amazon.S3;
      class Orders
      {
          static readonly IAmazonS3 s3 = new AmazonS3Client();
          AmazonSQSClient sqs = new(RegionEndpoint.EUWest1);
          public Orders() { sns = new AmazonSimpleNotificationServiceClient(); }
          void F(Order order)
          {
              foreach (var x in xs) { var ssm = new AmazonSimpleSystemsManagementClient(); }
              var dynamo = new AmazonDynamoDBClient(order.Region);
          }
      }
    `);
    expect(
      clients.map((each) => [each.service, each.text, each.scope, each.variable, each.inLoop, each.dependsOn]),
    ).toEqual([
      ['s3', 'new AmazonS3Client', undefined, 's3', false, 'module'],
      ['sqs', 'new AmazonSQSClient', 0, 'sqs', false, 'module'],
      ['sns', 'new AmazonSimpleNotificationServiceClient', 0, undefined, false, 'module'],
      ['ssm', 'new AmazonSimpleSystemsManagementClient', 1, 'ssm', true, 'module'],
      ['dynamodb', 'new AmazonDynamoDBClient', 1, 'dynamo', false, 'function'],
    ]);
  });

  test.each([
    ['_s3 ??= new AmazonS3Client();', true],
    ['if (_s3 == null) { _s3 = new AmazonS3Client(); }', true],
    ['if (_s3 is null) _s3 = new AmazonS3Client();', true],
    ['var s3 = _s3 ?? (_s3 = new AmazonS3Client());', true],
    ['_s3 = new AmazonS3Client();', false],
    ['var s3 = new AmazonS3Client();', false],
  ])('%s is kept: %s', (body, memoised) => {
    expect(inMethod(body, 'IAmazonS3 _s3;').clients.map((client) => client.memoised)).toEqual([memoised]);
  });

  test('made lazily are kept', () => {
    const { clients } = read(
      'class A { static Lazy<IAmazonS3> s3 = new Lazy<IAmazonS3>(() => new AmazonS3Client()); }',
    );
    expect(clients.map(({ memoised, scope }) => [memoised, scope])).toEqual([[true, 0]]);
  });

  test('what is handed over or put around another is none', () => {
    const { clients } = inMethod(
      `
      var s3 = services.GetRequiredService<IAmazonS3>();
      var http = factory.CreateClient("orders");
      var context = new DynamoDBContext(dynamo);
      using var connection = new NpgsqlConnection(text);
      `,
      'IAmazonDynamoDB dynamo; IHttpClientFactory factory; IServiceProvider services;',
    );
    expect(clients).toEqual([]);
  });

  test('of other libraries', () => {
    const { clients } = inMethod(`
      var http = new HttpClient();
      var mongo = new MongoClient("x");
      var stripe = new ChargeService();
      var mail = new SendGridClient("key");
      var data = NpgsqlDataSource.Create("x");
      var rest = new RestClient("https://x");
    `);
    expect(clients.map(({ provider, service }) => `${provider} ${service}`)).toEqual([
      'http httpclient',
      'database mongodb',
      'payment stripe',
      'mail sendgrid',
      'database npgsql',
      'http restsharp',
    ]);
  });

  test('a type of the project of the same name is no client of AWS', () => {
    const { clients, calls } = read(
      'using Amazon.S3;\nclass A { void F() { var s3 = new AmazonS3Config(); new AmazonException(); var t = new Shop.AmazonStoreClient(); t.PutAsync(1); } }',
    );
    expect([clients, calls]).toEqual([[], []]);
  });
});

describe('calls of AWS', () => {
  const members =
    'IAmazonDynamoDB dynamo; IAmazonS3 s3; IAmazonSQS sqs; IAmazonLambda lambda; IAmazonStepFunctions sfn;';

  test('name their operation and what the request sets', () => {
    expect(
      argumentsIn(
        `await dynamo.PutItemAsync(new PutItemRequest
         {
             TableName = Environment.GetEnvironmentVariable("TABLE"),
             Item = new Dictionary<string, AttributeValue>
             {
                 ["id"] = new AttributeValue { S = Guid.NewGuid().ToString() },
                 { "total", new() { N = order.Total } },
             },
             ConditionExpression = "attribute_not_exists(id)",
         });`,
        members,
      ),
    ).toEqual({
      TableName: { kind: 'environment', name: 'TABLE' },
      Item: generated,
      'Item.id': generated,
      'Item.id.S': generated,
      'Item.total': event,
      'Item.total.N': event,
      ConditionExpression: literal('attribute_not_exists(id)'),
    });
  });

  test('have the names of the API for what the SDK calls otherwise', () => {
    expect(
      argumentsIn(
        'await s3.PutObjectAsync(new PutObjectRequest { BucketName = "b", Key = $"o/{id}", ContentBody = id });',
        members,
      ),
    ).toEqual({ Bucket: literal('b'), Key: event, Body: event });
    expect(
      argumentsIn(
        'await sfn.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn", Input = id });',
        members,
      ),
    ).toEqual({ stateMachineArn: literal('arn'), input: event });
    expect(
      argumentsIn(
        'await lambda.InvokeAsync(new InvokeRequest { FunctionName = "f", InvocationType = InvocationType.Event });',
        members,
      ),
    ).toEqual({ FunctionName: literal('f'), InvocationType: literal('Event') });
  });

  test('take properties in order instead of a request', () => {
    expect(argumentsIn('await sqs.SendMessageAsync(url, order.Id);', members)).toEqual({
      QueueUrl: other,
      MessageBody: event,
    });
    expect(argumentsIn('await s3.GetObjectAsync("b", id, ct);', members)).toEqual({ Bucket: literal('b'), Key: event });
    expect(argumentsIn('await sqs.ReceiveMessageAsync("url");', members)).toEqual({ QueueUrl: literal('url') });
    expect(
      argumentsIn('await sqs.SendMessageAsync(new SendMessageRequest("url", id) { DelaySeconds = 3 });', members),
    ).toEqual({
      QueueUrl: literal('url'),
      MessageBody: event,
      DelaySeconds: literal(3),
    });
    expect(argumentsIn('await sqs.SendMessageAsync(Make(order));', members)).toEqual({ open: true });
  });

  test('find the request behind its name, with what is set later', () => {
    expect(
      argumentsIn(
        'var request = new InvokeRequest { FunctionName = "f" }; request.InvocationType = InvocationType.RequestResponse; await lambda.InvokeAsync(request);',
        members,
      ),
    ).toEqual({ FunctionName: literal('f'), InvocationType: literal('RequestResponse') });
    expect(
      argumentsIn(
        'var item = new Dictionary<string, AttributeValue>(); item["id"] = new AttributeValue(id); item.Add("n", new AttributeValue("1")); await dynamo.PutItemAsync("t", item);',
        members,
      ),
    ).toMatchObject({ TableName: literal('t'), 'Item.id': event, 'Item.n': other });
  });

  test('through helpers make the operation behind them', () => {
    const helpers =
      'IDynamoDBContext db; TransferUtility transfer; Table table = Table.LoadTable(new AmazonDynamoDBClient(), "orders"); IAmazonS3 s3;';
    expect(
      callsIn(
        `
        await db.SaveAsync(order);
        await db.LoadAsync<Order>(id);
        await db.QueryAsync<Order>(id).GetRemainingAsync();
        await db.DeleteAsync<Order>(id);
        await table.PutItemAsync(document);
        await transfer.UploadAsync("file", "bucket");
        await s3.GetObjectMetadataAsync("b", "k");
        await foreach (var page in s3.Paginators.ListObjectsV2(new ListObjectsV2Request()).Responses) { }
        s3.GetPreSignedURL(request);
        `,
        helpers,
      ),
    ).toEqual(
      [
        'dynamodb UpdateItem',
        'dynamodb GetItem',
        'dynamodb Query',
        'dynamodb DeleteItem',
        'dynamodb PutItem',
        's3 PutObject',
        's3 HeadObject',
        's3 ListObjectsV2',
      ].map((each) => `aws ${each}`),
    );
    expect(argumentsIn('await table.PutItemAsync(document);', helpers)).toMatchObject({ TableName: literal('orders') });
  });

  test('work for clients from outside: parameters, primary constructors, a request that says it', () => {
    const { calls } = read(`
      using Amazon.SQS;
      using Amazon.SQS.Model;
      class Orders(IAmazonSQS sqs, Clients clients)
      {
          async Task F(IAmazonS3 s3)
          {
              await sqs.SendMessageAsync("u", "b");
              await s3.ListBucketsAsync();
              await clients.Queue.SendMessageAsync(new Amazon.SQS.Model.SendMessageRequest { QueueUrl = "u" });
          }
      }
    `);
    expect(calls.map(({ service, operation }) => `${service} ${operation}`)).toEqual([
      'sqs SendMessage',
      's3 ListBuckets',
      'sqs SendMessage',
    ]);
  });

  test('are awaited or not, in loops, in a try, with their result used or not', () => {
    const flags = (body: string) => {
      const [call] = inMethod(body, members).calls;
      return [call?.awaited, call?.inLoop, call?.inTry, call?.resultUsed];
    };
    expect(flags('await sqs.SendMessageAsync("u", "b");')).toEqual([true, false, false, false]);
    expect(flags('sqs.SendMessageAsync("u", "b");')).toEqual([false, false, false, false]);
    expect(flags('_ = sqs.SendMessageAsync("u", "b");')).toEqual([false, false, false, true]);
    expect(flags('foreach (var x in xs) { var y = await sqs.SendMessageAsync("u", "b"); }')).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(flags('try { await sqs.SendMessageAsync("u", "b").ConfigureAwait(false); } catch { }')[2]).toBe(true);
    expect(flags('using (var x = y) { await sqs.SendMessageAsync("u", "b"); }')[2]).toBe(false);
    expect(flags('sqs.SendMessageAsync("u", "b").Wait();')[0]).toBe(true);
    expect(flags('return sqs.SendMessageAsync("u", "b").Result;')[0]).toBe(true);
    expect(flags('await Task.WhenAll(xs.Select(x => sqs.SendMessageAsync("u", x)));').slice(0, 2)).toEqual([
      true,
      true,
    ]);
  });
});

describe('calls of others', () => {
  test.each([
    ['await http.GetStringAsync("https://x");', 'HttpClient http;', 'http httpclient GET'],
    ['await http.PostAsJsonAsync("https://x", order);', 'HttpClient http;', 'http httpclient POST'],
    [
      'await http.SendAsync(new HttpRequestMessage(HttpMethod.Put, "https://x"));',
      'HttpClient http;',
      'http httpclient PUT',
    ],
    ['await http.SendAsync(message);', 'HttpClient http;', 'http httpclient REQUEST'],
    [
      'var http = factory.CreateClient(); await http.DeleteAsync("x");',
      'IHttpClientFactory factory;',
      'http httpclient DELETE',
    ],
    ['await rest.ExecuteAsync(new RestRequest("orders", Method.Post));', 'RestClient rest;', 'http restsharp POST'],
    ['await command.ExecuteNonQueryAsync();', 'NpgsqlCommand command;', 'database npgsql ExecuteNonQuery'],
    ['await connection.OpenAsync();', 'SqlConnection connection;', 'database sqlclient Open'],
    ['await db.SaveChangesAsync();', 'OrdersDbContext db;', 'database efcore SaveChanges'],
    ['await db.Orders.Where(o => o.Id == id).ToListAsync();', 'OrdersDbContext db;', 'database efcore ToList'],
    ['await redis.GetDatabase().StringSetAsync("k", id);', 'IConnectionMultiplexer redis;', 'database redis StringSet'],
    ['await charges.CreateAsync(options);', 'ChargeService charges;', 'payment stripe Charge.Create'],
    ['await mail.SendEmailAsync(message);', 'ISendGridClient mail;', 'mail sendgrid SendEmail'],
    ['await ParametersManager.SsmProvider.GetAsync("/x");', '', 'aws ssm GetParameter'],
    ['await SqsBatchProcessor.Instance.ProcessAsync(evnt, handler);', '', 'powertools batch ProcessAsync'],
  ])('%s', (body, members, expected) => {
    expect(callsIn(body, members)).toEqual([expected]);
  });

  test('Dapper only where it is opened', () => {
    const text = (using: string) =>
      read(`${using}\nclass A { async Task F(NpgsqlConnection c) { await c.QueryAsync<Order>("select 1"); } }`).calls;
    expect(text('using Dapper;').map(({ operation, arguments: given }) => [operation, given])).toEqual([
      ['Query', { sql: literal('select 1') }],
    ]);
    expect(text('')).toEqual([]);
  });

  test('carry keys against repetition, and say when a form is sent', () => {
    expect(
      argumentsIn(
        'await charges.CreateAsync(new ChargeCreateOptions(), new RequestOptions { IdempotencyKey = id });',
        'ChargeService charges;',
      ),
    ).toEqual({ IdempotencyKey: event });
    expect(
      argumentsIn(
        'var m = new HttpRequestMessage(HttpMethod.Post, "https://x") { Content = content }; m.Headers.Add("Idempotency-Key", id); await http.SendAsync(m);',
        'HttpClient http;',
      ),
    ).toMatchObject({ url: literal('https://x'), 'headers.Idempotency-Key': other });
    expect(
      argumentsIn(
        'await http.PostAsync("https://x", new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password" }));',
        'HttpClient http;',
      ),
    ).toMatchObject({
      'headers.Content-Type': literal('application/x-www-form-urlencoded'),
      'body.grant_type': literal('password'),
    });
  });
});

describe('ranges', () => {
  test('cover the call alone', () => {
    const text = dedent(
      'class A { async Task F(IAmazonSQS sqs) { await sqs.SendMessageAsync("u", "b").ConfigureAwait(false); } }',
    );
    const [call] = read(text).calls;
    expect(call && textAt(text, call.range)).toBe('sqs.SendMessageAsync("u", "b")');
  });
});
