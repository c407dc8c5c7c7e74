import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** What one shop sold on the day before the given moment, as one sale. */
export async function handler({ shop, day }) {
  const until = new Date(day);
  const from = new Date(until.getTime() - 24 * 60 * 60 * 1000);
  let cents = 0;
  const pages = paginateQuery(
    { client: tables },
    {
      TableName: process.env.SALES_TABLE,
      KeyConditionExpression: 'shop = :shop AND soldAt BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':shop': shop, ':from': from.toISOString(), ':until': until.toISOString() },
    },
  );
  for await (const page of pages) for (const sale of page.Items ?? []) cents += sale.cents;
  return { shop, article: 'all', cents };
}
