import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';

const parcels = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Packs an order: writes down what goes into the parcel. One that fails comes again, and in the end to the lost ones. */
export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) {
    const correlationId = record.messageAttributes.correlationId?.stringValue;
    try {
      const { orderId, order } = JSON.parse(record.body);
      await parcels.send(new PutCommand({ TableName: process.env.PARCELS_TABLE, Item: { orderId, order } }));
      console.log(JSON.stringify({ message: 'order packed', correlationId, orderId }));
    } catch (error) {
      console.error(JSON.stringify({ message: 'packing failed', correlationId, error: String(error) }));
      throw error;
    }
  }
}
