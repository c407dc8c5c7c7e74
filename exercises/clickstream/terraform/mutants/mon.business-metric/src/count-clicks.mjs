import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { visitOf } from './visit.mjs';

const visits = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/**
 * Writes a visit for each click of the shop's pages. At the first that fails it stops and says which: what follows comes
 * again with it, in order.
 */
export async function handler(event) {
  let written = 0;
  for (const record of event.Records) {
    try {
      const click = JSON.parse(Buffer.from(record.kinesis.data, 'base64').toString('utf8'));
      await visits.send(new PutCommand({ TableName: process.env.VISITS_TABLE, Item: visitOf(click) }));
      written++;
    } catch (error) {
      const sequenceNumber = record.kinesis.sequenceNumber;
      console.error(JSON.stringify({ message: 'click failed', sequenceNumber, error: String(error) }));
      return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
    }
  }
  console.info(`${written} visits written`);
  return { batchItemFailures: [] };
}
