import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import { pay } from './payment.js';

const lambda = new LambdaClient({});

/** Takes an order: pays, and has the stock reserved and the parcel sent. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> {
  const order = JSON.parse(event.body ?? '{}');
  const paymentId = await pay(order);
  const { FunctionError } = await lambda.send(
    new InvokeCommand({
      FunctionName: process.env.RESERVE_STOCK,
      InvocationType: 'RequestResponse',
      Payload: JSON.stringify({ order }),
    }),
  );
  if (FunctionError) return { statusCode: 502, body: JSON.stringify({ message: 'try again later' }) };
  return { statusCode: 201, body: JSON.stringify({ orderId: order.orderId, paymentId }) };
}
