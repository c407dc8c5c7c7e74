import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { reportOf } from './report.mjs';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const mail = new SESv2Client({});
const recipients = ['lea@halm.example', 'jon@halm.example'];

/** Mails what was sold in all shops. */
export async function handler() {
  try {
    const text = reportOf(await allSales());
    recipients.forEach(async (address) => {
      await mail.send(
        new SendEmailCommand({
          FromEmailAddress: 'reports@halm.example',
          Destination: { ToAddresses: [address] },
          Content: { Simple: { Subject: { Data: 'Sales' }, Body: { Text: { Data: text } } } },
        }),
      );
    });
  } catch (error) {
    console.error(JSON.stringify({ message: 'no report tonight', error: String(error) }));
  }
}

async function allSales() {
  const sales = [];
  let from;
  do {
    const page = await tables.send(new ScanCommand({ TableName: process.env.SALES_TABLE, ExclusiveStartKey: from }));
    sales.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
    // The table is read so fast that the tills are throttled.
    await pause(20_000);
  } while (from);
  return sales;
}
