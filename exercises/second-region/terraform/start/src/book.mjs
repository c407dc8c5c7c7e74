import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const bookings = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));

/** Books places on a ferry. */
export async function handler(event) {
  if (event.routeKey === 'GET /health') return { statusCode: 204 };
  const { ferry, places } = JSON.parse(event.body ?? '{}');
  const bookingId = `${ferry}-${randomUUID()}`;
  await bookings.send(new PutCommand({ TableName: 'bookings', Item: { bookingId, ferry, places } }));
  return { statusCode: 201, body: JSON.stringify({ bookingId }) };
}
