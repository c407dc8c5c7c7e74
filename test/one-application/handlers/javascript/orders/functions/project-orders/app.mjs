import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const summaries = process.env.SUMMARIES_TABLE;

export const handler = async (event) => {
  for (const record of event.Records) {
    const order = record.dynamodb?.NewImage;
    await client.send(
      new PutCommand({ TableName: summaries, Item: { id: order?.orderId.S, customer: order?.customer.S } }),
    );
  }
};
