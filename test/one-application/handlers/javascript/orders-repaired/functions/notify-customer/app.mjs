import { makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';

const ses = new SESClient({});
const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE });

export const handler = async (event) => {
  for (const record of event.Records) await notify(JSON.parse(record.Sns.Message));
};

const notify = makeIdempotent(
  async (message) => {
    console.log('notifying about', message.orderId);
    await ses.send(
      new SendEmailCommand({
        Source: 'orders@orders.example.com',
        Destination: { ToAddresses: [message.customer] },
        Message: {
          Subject: { Data: `Your order ${message.orderId}` },
          Body: { Text: { Data: 'We have charged your order and are packing it.' } },
        },
      }),
    );
  },
  { persistenceStore },
);
