import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { moodOf, type ShopMood } from './mood.js';

const scores = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The mood of one shop. */
export async function handler({ shop }: { readonly shop: string }): Promise<ShopMood> {
  const glad: number[] = [];
  const pages = paginateQuery(
    { client: scores },
    {
      TableName: process.env.SCORES_TABLE,
      KeyConditionExpression: 'shop = :shop',
      ExpressionAttributeValues: { ':shop': shop },
    },
  );
  for await (const { Items = [] } of pages) glad.push(...Items.flatMap(({ score }) => score ?? []));
  return { shop, mood: moodOf(glad) };
}
