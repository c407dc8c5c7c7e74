import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { reportOf, type Sale } from './report.js';

const mail = new SESv2Client({});
const recipients = ['lea@halm.example', 'jon@halm.example'];

/** Mails what was sold in all shops. */
export async function handler({ sums }: { readonly sums: readonly Sale[] }): Promise<void> {
  const text = reportOf(sums);
  await mail.send(
    new SendEmailCommand({
      FromEmailAddress: 'reports@halm.example',
      Destination: { ToAddresses: recipients },
      Content: { Simple: { Subject: { Data: 'Sales' }, Body: { Text: { Data: text } } } },
    }),
  );
}
