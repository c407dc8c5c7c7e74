import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const approvals = DynamoDBDocumentClient.from(new DynamoDBClient({}));

interface Asked {
  readonly picture: string;
  readonly token: string;
}

/** Asks an editor about a picture. The workflow waits for the answer, not this function. */
export async function handler({ picture, token }: Asked): Promise<void> {
  await approvals.send(new PutCommand({ TableName: process.env.APPROVALS, Item: { picture, state: 'asked', token } }));
}
