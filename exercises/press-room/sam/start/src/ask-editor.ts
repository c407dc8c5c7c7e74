import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const approvals = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Asks an editor about a picture, and waits for the answer. */
export async function handler({ picture }: { readonly picture: string }): Promise<void> {
  await approvals.send(new PutCommand({ TableName: process.env.APPROVALS, Item: { picture, state: 'asked' } }));
  for (;;) {
    const { Item } = await approvals.send(new GetCommand({ TableName: process.env.APPROVALS, Key: { picture } }));
    if (Item?.state === 'approved') return;
    await new Promise((done) => setTimeout(done, 5_000));
  }
}
