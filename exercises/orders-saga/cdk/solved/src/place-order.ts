import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';

const workflows = new SFNClient({});

/** Takes an order and begins to work it off. The execution is named after it: a second request begins nothing. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> {
  const order = JSON.parse(event.body ?? '{}');
  await workflows.send(
    new StartExecutionCommand({
      stateMachineArn: process.env.ORDER_SAGA,
      name: order.orderId,
      input: JSON.stringify({ order }),
    }),
  );
  return { statusCode: 202, body: JSON.stringify({ orderId: order.orderId }) };
}
