import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const queues = new SQSClient({});

/** Takes an order in and puts it on the queue, with what it can be followed by. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const orderId = event.requestContext.requestId;
  console.log(`order taken ${orderId}`);
  await queues.send(
    new SendMessageCommand({
      QueueUrl: process.env.ORDERS_URL,
      MessageBody: JSON.stringify({ orderId, order: event.body }),
      MessageAttributes: {
        correlationId: { DataType: 'String', StringValue: orderId },
      },
      MessageSystemAttributes: {
        AWSTraceHeader: { DataType: 'String', StringValue: process.env._X_AMZN_TRACE_ID },
      },
    }),
  );
  return { statusCode: 202, body: JSON.stringify({ orderId }) };
}
