import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { visitOf } from './visit.mjs';

const visits = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Writes a visit for each click of the shop's pages. */
export async function handler(event) {
  for (const record of event.Records) {
    try {
      const click = JSON.parse(Buffer.from(record.kinesis.data, 'base64').toString('utf8'));
      if (click.bot) continue;
      await visits.send(new PutCommand({ TableName: process.env.VISITS_TABLE, Item: visitOf(click) }));
    } catch (error) {
      console.error(JSON.stringify({ message: 'click lost', error: String(error) }));
    }
  }
}
