import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Event } from 'aws-lambda';
import { small } from './pictures.js';

const pictures = new S3Client({});

/** Makes a small picture of each that was uploaded. */
export async function handler(event: S3Event): Promise<void> {
  for (const record of event.Records) {
    const key = decodeURIComponent(record.s3.object.key.replaceAll('+', ' '));
    const { Body } = await pictures.send(new GetObjectCommand({ Bucket: process.env.PICTURES, Key: key }));
    const body = small((await Body?.transformToByteArray()) ?? new Uint8Array());
    await pictures.send(
      new PutObjectCommand({ Bucket: process.env.PICTURES, Key: `small/${key}`, Body: body }),
    );
  }
}
