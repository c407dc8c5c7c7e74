import AWS from 'aws-sdk';
import { randomUUID } from 'node:crypto';
import { saveOrder } from '../lib/orders.mjs';

const sqs = new AWS.SQS();

export const handler = async (event) => {
  console.log('placing order', JSON.stringify(event));

  const { customer, cents } = JSON.parse(event.body ?? '{}');
  const order = { orderId: randomUUID(), customer, cents };
  await saveOrder(order);

  sqs.sendMessage({ QueueUrl: process.env.PENDING_CHARGES_QUEUE, MessageBody: JSON.stringify(order) }).promise();

  return { statusCode: 201, body: JSON.stringify({ orderId: order.orderId }) };
};
