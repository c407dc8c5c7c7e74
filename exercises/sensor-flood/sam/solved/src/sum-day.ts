import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Event } from 'aws-lambda';
import type { Reading } from './anomaly.js';

const files = new S3Client({});

/** Sums up a file of raw readings. */
export async function handler(event: S3Event): Promise<void> {
  for (const { s3 } of event.Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    const { Body } = await files.send(new GetObjectCommand({ Bucket: process.env.RAW_BUCKET, Key: key }));
    const lines = ((await Body?.transformToString()) ?? '').trim().split('\n');
    const hottest = Math.max(...lines.map((line) => (JSON.parse(line) as Reading).celsius));
    await files.send(
      new PutObjectCommand({
        Bucket: process.env.SUMS_BUCKET,
        Key: key,
        Body: JSON.stringify({ readings: lines.length, hottest }),
      }),
    );
  }
}
