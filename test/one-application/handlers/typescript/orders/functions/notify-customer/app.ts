import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import type { SNSEvent } from 'aws-lambda';

export const handler = async (event: SNSEvent): Promise<void> => {
  console.log(event);
  const message = JSON.parse(event.Records[0].Sns.Message);
  const ses = new SESClient({});
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
};
