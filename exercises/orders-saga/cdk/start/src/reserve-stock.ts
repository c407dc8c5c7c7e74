import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Order } from './payment.js';
import { reserve } from './stock.js';

const lambda = new LambdaClient({});

/** Takes what was ordered out of the stock, and has it sent. */
export async function handler({ order }: { readonly order: Order }): Promise<void> {
  await reserve(order);
  const { FunctionError } = await lambda.send(
    new InvokeCommand({
      FunctionName: process.env.SHIP_ORDER,
      InvocationType: 'RequestResponse',
      Payload: JSON.stringify({ order }),
    }),
  );
  if (FunctionError) throw new Error(`order ${order.orderId} was not shipped`);
}
