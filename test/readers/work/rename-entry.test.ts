import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../src/model/source.js';
import { editsOf, factsOf } from '../flow/reading.js';

/** The text after an entry of its first DynamoDB call that names an item is renamed from `order_id` to `orderId`. */
async function renamed(path: string, text: string, under = 'Key', to = 'orderId'): Promise<string | undefined> {
  const call = (await factsOf(path, text)).calls.find(({ service }) => service === 'dynamodb');
  if (!call) throw new Error('no call');
  const edits = await editsOf(path, text, { kind: 'rename-entry', at: call.range, under, from: 'order_id', to });
  const lines = new LineIndex({ path, text });
  return edits?.reduceRight(
    (after, { range, text: written }) =>
      after.slice(0, lines.offset(range.start)) + written + after.slice(lines.offset(range.end)),
    text,
  );
}

/** The text changes in that one piece alone. */
async function changes(path: string, text: string, from: string, to: string, under?: string): Promise<void> {
  expect(await renamed(path, text, under)).toBe(text.replace(from, to));
}

describe('renaming an entry of what a call is given', () => {
  const script = (
    key: string,
    more = '',
  ) => `import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(base);
export const handler = async (event) => {
  ${more}
  return client.send(new GetCommand({ TableName: 'orders', ${key} }));
};
`;

  test('in TypeScript, quoted, plain and short', async () => {
    await changes('a.ts', script('Key: { order_id: event.order_id }'), 'order_id:', 'orderId:');
    await changes('a.ts', script("Key: { 'order_id': event.order_id }"), "'order_id':", "'orderId':");
    const short = script('Key: { order_id }', 'const { order_id } = event;');
    expect(await renamed('a.ts', short)).toBe(short.replace('Key: { order_id }', 'Key: { orderId: order_id }'));
    const plain = script('Key: { order_id: event.id }');
    expect(await renamed('a.ts', plain, 'Key', 'order-id')).toBe(plain.replace('order_id:', "'order-id':"));
  });

  test('in a variable that only the call uses', async () => {
    const key = script('Key: key', 'const key = { order_id: event.id };');
    await changes('a.ts', key, 'order_id:', 'orderId:');
    expect(await renamed('a.ts', key.replace('return', 'console.log(key);\n  return'))).toBeUndefined();
  });

  test('in Python, not where the event is read by the same name', async () => {
    const python = `import boto3
table = boto3.resource("dynamodb").Table("orders")


def handler(event, context):
    return table.delete_item(Key={"order_id": event["order_id"]})
`;
    await changes('a.py', python, '"order_id":', '"orderId":');
  });

  test('in Java, as an argument and of an entry', async () => {
    const java = (map: string) => `package orders;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

public class Load {
  private static final DynamoDbClient CLIENT = DynamoDbClient.create();

  public String handleRequest(Map<String, String> event) {
    GetItemRequest request = GetItemRequest.builder().tableName("orders").key(${map}).build();
    return CLIENT.getItem(request).item().toString();
  }
}
`;
    await changes(
      'Load.java',
      java('Map.of("order_id", AttributeValue.fromS(event.get("order_id")))'),
      'of("order_id"',
      'of("orderId"',
    );
    await changes(
      'Load.java',
      java('Map.ofEntries(Map.entry("order_id", AttributeValue.fromS(event.get("id"))))'),
      '"order_id"',
      '"orderId"',
    );
  });

  test('in Go', async () => {
    const go = `package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

func remove(ctx context.Context, client *dynamodb.Client, id string) error {
	_, err := client.DeleteItem(ctx, &dynamodb.DeleteItemInput{
		TableName: aws.String("orders"),
		Key: map[string]types.AttributeValue{
			"order_id": &types.AttributeValueMemberS{Value: id}, // of the order
		},
	})
	return err
}
`;
    await changes('main.go', go, '"order_id"', '"orderId"');
  });

  test('in C#, with an index and as a pair', async () => {
    const csharp = (entry: string) => `using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

public class Function
{
    private static readonly AmazonDynamoDBClient Client = new();

    public async Task<int> Handle(Dictionary<string, string> input)
    {
        var answer = await Client.GetItemAsync(new GetItemRequest
        {
            TableName = "orders",
            Key = new Dictionary<string, AttributeValue>
            {
                ${entry},
            },
        });
        return answer.Item.Count;
    }
}
`;
    await changes(
      'F.cs',
      csharp('["order_id"] = new AttributeValue { S = input["order_id"] }'),
      '["order_id"] =',
      '["orderId"] =',
    );
    await changes('F.cs', csharp('{ "order_id", new AttributeValue { S = input["id"] } }'), '"order_id"', '"orderId"');
  });

  test('leaves a call alone that speaks of the name elsewhere, or has it elsewhere', async () => {
    const condition = script("Key: { order_id: event.id }, ConditionExpression: 'attribute_exists(order_id)'");
    expect(await renamed('a.ts', condition)).toBeUndefined();
    expect(await renamed('a.ts', script('Key: { id: { order_id: 1 } }'))).toBeUndefined();
    expect(await renamed('a.ts', script('Key: keyOf(event)'))).toBeUndefined();
  });
});
