import { describe, expect, test } from 'vitest';
import { handlerWith, path, readBody, reader, textAt } from './reading.js';

const literal = (value: string | number | boolean) => ({ kind: 'literal', value });

describe('clients', () => {
  test('are built by builders, factories and constructors of both SDKs', () => {
    const { clients } = reader.read({
      path,
      text: `package com.example;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
import com.amazonaws.services.sqs.AmazonSQSClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;
class Clients {
  private static final SfnClient sfn = SfnClient.create();
  private final S3AsyncClient s3 = S3AsyncClient.builder().region(Region.of(System.getenv("REGION"))).build();
  private final AmazonDynamoDB dynamo;
  Clients() { dynamo = AmazonDynamoDBClientBuilder.standard().build(); }
  void send() { new AmazonSQSClient(); }
}`,
    });
    expect(clients.map(({ service, text, variable, scope }) => [service, text, variable, scope])).toEqual([
      ['sfn', 'SfnClient.create()', 'sfn', undefined],
      ['s3', 'S3AsyncClient', 's3', 0],
      ['dynamodb', 'AmazonDynamoDBClientBuilder', 'dynamo', 0],
      ['sqs', 'new AmazonSQSClient', undefined, 1],
    ]);
    expect(clients[1]?.options).toEqual({ region: { kind: 'environment', name: 'REGION' } });
  });

  test('of fields without a constructor are set up by one that nobody wrote', () => {
    const text =
      'class A { software.amazon.awssdk.services.sqs.SqsClient c = software.amazon.awssdk.services.sqs.SqsClient.create(); void f() {} }';
    const facts = reader.read({ path, text });
    expect(facts.functions.map(({ name, range }) => [name, textAt(text, range)])).toEqual([
      ['A.constructor', 'A'],
      ['A.f', 'void f() {}'],
    ]);
    expect(facts.clients).toMatchObject([{ service: 'sqs', scope: 0 }]);
    expect(facts.exports).toMatchObject([
      { name: 'A', function: 0 },
      { name: 'A.f', function: 1 },
    ]);
  });

  test('kept behind a check are built once', () => {
    const { clients } = readBody(
      `
      if (client == null) {
        client = DynamoDbClient.create();
      }
      DynamoDbClient other = DynamoDbClient.create();
      clients.computeIfAbsent("a", key -> SqsClient.create());
      return null;
      `,
      'private DynamoDbClient client;\nprivate final Map<String, SqsClient> clients = new HashMap<>();',
    );
    expect(clients.map(({ memoised }) => memoised)).toEqual([true, false, true]);
  });

  test('built with what the event says depend on the function', () => {
    const { clients } = readBody(`
      String region = event.getRecords().get(0).getAwsRegion();
      DynamoDbClient tenant = DynamoDbClient.builder().region(Region.of(region)).build();
      String table = System.getenv("TABLE");
      DynamoDbClient same = DynamoDbClient.builder().endpointOverride(URI.create(table)).build();
      return null;
    `);
    expect(clients.map(({ dependsOn }) => dependsOn)).toEqual(['function', 'module']);
  });

  test('made of another client are no more than that one', () => {
    const text = `import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
class A {
  void f(DynamoDbClient given) {
    DynamoDbEnhancedClient.builder().dynamoDbClient(given).build();
    DynamoDbEnhancedClient.builder().dynamoDbClient(DynamoDbClient.create()).build();
  }
}`;
    expect(reader.read({ path, text }).clients.map(({ text: shown }) => shown)).toEqual(['DynamoDbEnhancedClient']);
  });

  test('of HTTP and databases are clients too', () => {
    const text = `import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
class A {
  private static final HttpClient http = HttpClient.newHttpClient();
  void f(String url) throws Exception {
    Connection connection = DriverManager.getConnection(url);
    connection.prepareStatement("insert into t values (1)").executeUpdate();
  }
}`;
    const facts = reader.read({ path, text });
    expect(facts.clients.map(({ provider, service }) => [provider, service])).toEqual([
      ['http', 'java.net.http'],
      ['database', 'jdbc'],
    ]);
    expect(facts.calls.map(({ operation }) => operation)).toContain('executeUpdate');
  });
});

describe('calls', () => {
  const put = { service: 'dynamodb', operation: 'PutItem' };
  const expected = {
    TableName: { kind: 'environment', name: 'TABLE' },
    Item: { kind: 'event' },
    'Item.id': { kind: 'event' },
    ConditionExpression: literal('attribute_not_exists(id)'),
  };

  test('have the same arguments however the request is written', () => {
    const members =
      'private static final String TABLE = System.getenv("TABLE");\nprivate static final DynamoDbClient client = DynamoDbClient.create();';
    const item = 'Map.of("id", AttributeValue.fromS(event.getRecords().get(0).getBody()))';
    const condition = '"attribute_not_exists(id)"';
    const bodies = [
      `client.putItem(PutItemRequest.builder().tableName(TABLE).item(${item}).conditionExpression(${condition}).build());`,
      `client.putItem(b -> b.tableName(TABLE).item(${item}).conditionExpression(${condition}));`,
      `Map<String, AttributeValue> item = new HashMap<>();
       item.put("id", AttributeValue.fromS(event.getRecords().get(0).getBody()));
       PutItemRequest request = PutItemRequest.builder().tableName(TABLE).item(item).conditionExpression(${condition}).build();
       client.putItem(request);`,
      `PutItemRequest.Builder builder = PutItemRequest.builder().tableName(TABLE);
       builder.item(${item});
       builder.conditionExpression(${condition});
       client.putItem(builder.build());`,
    ];
    for (const body of bodies) {
      const { calls } = readBody(`${body}\nreturn null;`, members);
      expect(calls, body).toMatchObject([{ ...put, awaited: true, inTry: false, resultUsed: false }]);
      expect(calls[0]?.arguments, body).toMatchObject(expected);
    }
  });

  test('of version 1 have them too', () => {
    const text = `import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.model.PutItemRequest;
class Store {
  private AmazonDynamoDB client;
  void save(java.util.Map item) {
    client.putItem(new PutItemRequest().withTableName("orders").withItem(item).withConditionExpression("x"));
    PutItemRequest request = new PutItemRequest();
    request.setTableName("orders");
    request.setItem(item);
    client.putItem(request);
    client.putItem("orders", item);
  }
}`;
    const { calls } = reader.read({ path, text });
    expect(calls.map(({ arguments: given }) => given.TableName)).toEqual([
      literal('orders'),
      literal('orders'),
      literal('orders'),
    ]);
    expect(calls.map(({ arguments: given }) => Object.keys(given))).toEqual([
      ['TableName', 'Item', 'ConditionExpression'],
      ['TableName', 'Item'],
      ['TableName', 'Item'],
    ]);
    expect(calls.every(({ argumentsComplete }) => argumentsComplete)).toBe(true);
  });

  test('keep the small letters of services that write them so', () => {
    const text = `import software.amazon.awssdk.services.sfn.SfnClient;
class A {
  private final SfnClient sfn = SfnClient.create();
  void f(String id) { sfn.startExecution(r -> r.stateMachineArn(System.getenv("FLOW")).name(id)); }
}`;
    expect(reader.read({ path, text }).calls).toMatchObject([
      {
        operation: 'StartExecution',
        arguments: { stateMachineArn: { kind: 'environment', name: 'FLOW' }, name: { kind: 'event' } },
      },
    ]);
  });

  test('of helpers are the operations they make', () => {
    const text = `import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.lambda.powertools.parameters.ParamManager;
class A {
  private DynamoDBMapper mapper;
  private DynamoDbEnhancedClient enhanced;
  private DynamoDbClient dynamo;
  private S3Client s3;
  void f(Object order) {
    mapper.save(order);
    enhanced.table("orders", null).putItem(order);
    dynamo.scanPaginator(b -> b.tableName("orders"));
    dynamo.waiter().waitUntilTableExists(b -> b.tableName("orders"));
    s3.getObjectAsBytes(b -> b.bucket("b").key("k"));
    s3.utilities();
    ParamManager.getSecretsProvider().get("password");
  }
}`;
    expect(reader.read({ path, text }).calls.map(({ service, operation }) => `${service} ${operation}`)).toEqual([
      'dynamodb UpdateItem',
      'dynamodb PutItem',
      'dynamodb Scan',
      'dynamodb DescribeTable',
      's3 GetObject',
      'secretsmanager GetSecretValue',
    ]);
  });

  test('on a client of unknown origin are known by their request', () => {
    const text = `import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
class A extends Base {
  void f(String body) { sqs.sendMessage(SendMessageRequest.builder().queueUrl("q").messageBody(body).build()); }
}`;
    expect(reader.read({ path, text }).calls).toMatchObject([
      { provider: 'aws', service: 'sqs', operation: 'SendMessage', arguments: { QueueUrl: literal('q') } },
    ]);
  });

  test('on clients handed in, in loops and in lambdas are seen', () => {
    const { calls } = readBody(
      `
      for (SQSEvent.SQSMessage message : event.getRecords()) save(client, message.getBody());
      event.getRecords().forEach(m -> client.getItem(b -> b.tableName("a")));
      return null;
      `,
      `
      private final DynamoDbClient client = DynamoDbClient.create();
      private void save(DynamoDbClient given, String body) {
        try { given.putItem(b -> b.tableName("a").item(Map.of("id", AttributeValue.fromS(UUID.randomUUID().toString())))); }
        finally { System.out.println(body); }
      }
      `,
    );
    expect(calls.map(({ operation, inLoop, inTry }) => [operation, inLoop, inTry])).toEqual([
      ['PutItem', false, false],
      ['GetItem', true, false],
    ]);
    expect(calls[0]?.arguments['Item.id']).toEqual({ kind: 'generated' });
  });

  test('whose request cannot be seen into are incomplete', () => {
    const { calls } = readBody(
      'client.putItem(requestFor(event));\nreturn null;',
      'private DynamoDbClient client;\nprivate native PutItemRequest requestFor(SQSEvent event);',
    );
    expect(calls).toMatchObject([{ ...put, argumentsComplete: false, arguments: {} }]);
  });

  test('of HTTP have their method', () => {
    const text = `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
class A {
  private static final HttpClient http = HttpClient.newHttpClient();
  void f(String body, String key) throws Exception {
    HttpRequest request = HttpRequest.newBuilder().uri(URI.create("https://example.com")).header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    http.send(request, HttpResponse.BodyHandlers.ofString());
    http.send(HttpRequest.newBuilder(URI.create("https://example.com")).build(), null);
  }
}`;
    const { calls } = reader.read({ path, text });
    expect(calls.map(({ operation }) => operation)).toEqual(['POST', 'GET']);
    expect(calls[0]?.arguments['headers.Idempotency-Key']).toEqual({ kind: 'event' });
  });
});

describe('futures', () => {
  const members = 'private static final DynamoDbAsyncClient client = DynamoDbAsyncClient.create();';
  const floating = (body: string) => {
    const text = handlerWith(body, members);
    const facts = reader.read({ path, text });
    return facts.floatingPromises.map(({ range, canAwait }) => [textAt(text, range), canAwait]);
  };

  test('that nobody waits for float', () => {
    expect(floating('client.putItem(b -> b.tableName("a"));\nreturn null;')).toEqual([
      ['client.putItem(b -> b.tableName("a"))', true],
    ]);
    expect(floating('CompletableFuture.runAsync(() -> save(event));\nreturn null;')).toEqual([
      ['CompletableFuture.runAsync(() -> save(event))', true],
    ]);
    expect(floating('var lost = client.putItem(b -> b.tableName("a"));\nreturn null;')).toHaveLength(1);
  });

  test('that are waited for, handled or handed on do not', () => {
    for (const body of [
      'client.putItem(b -> b.tableName("a")).join();',
      'var saved = client.putItem(b -> b.tableName("a"));\nsaved.get();',
      'List<CompletableFuture<?>> all = new ArrayList<>();\nall.add(client.putItem(b -> b.tableName("a")));',
      'CompletableFuture.allOf(client.putItem(b -> b.tableName("a"))).join();',
      'client.putItem(b -> b.tableName("a")).whenComplete((done, error) -> log(error));',
      'CompletableFuture.completedFuture("x");',
    ]) {
      expect(floating(`${body}\nreturn null;`), body).toEqual([]);
    }
  });

  test('say of a call whether it is waited for', () => {
    const { calls } = readBody(
      'client.putItem(b -> b.tableName("a"));\nclient.getItem(b -> b.tableName("a")).join();\nreturn null;',
      members,
    );
    expect(calls.map(({ awaited, resultUsed }) => [awaited, resultUsed])).toEqual([
      [false, false],
      [true, false],
    ]);
  });
});
