import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const files = new S3Client({});

/** Sums up a file of raw readings. */
export async function handler(event) {
  for (const { s3 } of event.Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    const file = await files.send(new GetObjectCommand({ Bucket: process.env.RAW_BUCKET, Key: key }));
    const readings = (await file.Body.transformToString()).trim().split('\n').map((line) => JSON.parse(line));
    const hottest = Math.max(...readings.map(({ celsius }) => celsius));
    await files.send(
      new PutObjectCommand({
        Bucket: process.env.SUMS_BUCKET,
        Key: key,
        Body: JSON.stringify({ readings: readings.length, hottest }),
      }),
    );
  }
}
