import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const bookings = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Books places on a ferry. The id comes from the traveller's device, so that a second try is the same booking. */
export async function handler(event) {
  if (event.routeKey === 'GET /health') return { statusCode: 204 };
  const { bookingId, ferry, places } = JSON.parse(event.body ?? '{}');
  try {
    await bookings.send(
      new PutCommand({
        TableName: process.env.BOOKINGS_TABLE,
        Item: { bookingId, ferry, places },
      }),
    );
  } catch (error) {
    if (error.name !== 'ConditionalCheckFailedException') throw error;
  }
  return { statusCode: 201, body: JSON.stringify({ bookingId }) };
}
