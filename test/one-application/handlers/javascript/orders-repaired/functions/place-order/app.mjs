import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { randomUUID } from 'node:crypto';
import { saveOrder } from '../lib/orders.mjs';

const sqs = new SQSClient({});

export const handler = async (event) => {
  const { customer, cents } = JSON.parse(event.body ?? '{}');
  const order = { orderId: randomUUID(), customer, cents };
  console.log('placing order', order.orderId);
  await saveOrder(order);

  await sqs.send(
    new SendMessageCommand({ QueueUrl: process.env.PENDING_CHARGES_QUEUE, MessageBody: JSON.stringify(order) }),
  );

  return { statusCode: 201, body: JSON.stringify({ orderId: order.orderId }) };
};
