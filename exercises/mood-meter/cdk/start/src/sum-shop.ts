import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { moodOf, type ShopMood } from './mood.js';

const scores = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The mood of one shop. */
export async function handler({ shop }: { readonly shop: string }): Promise<ShopMood> {
  const { Items = [] } = await scores.send(
    new QueryCommand({
      TableName: process.env.SCORES_TABLE,
      KeyConditionExpression: 'shop = :shop',
      ExpressionAttributeValues: { ':shop': shop },
    }),
  );
  return { shop, mood: moodOf(Items.flatMap(({ score }) => score ?? [])) };
}
