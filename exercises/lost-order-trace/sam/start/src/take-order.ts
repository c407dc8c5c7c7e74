import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const queues = new SQSClient({});
let orderId: string;

/** Takes an order in and puts it on the queue. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  console.log(event);
  orderId ??= `${event.requestContext.requestId}`;
  await queues.send(
    new SendMessageCommand({
      QueueUrl: process.env.ORDERS_URL,
      MessageBody: JSON.stringify({ orderId, order: event.body }),
    }),
  );
  return { statusCode: 202, body: JSON.stringify({ orderId }) };
}
