import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const buckets = new S3Client({});

interface Reading {
  readonly household: string;
  readonly watts: number;
}

/** Looks whether the meters have sent anything, and adds up what each household used in a day. */
export async function handler(): Promise<void> {
  const sent = await buckets.send(new ListObjectsV2Command({ Bucket: process.env.METERS, MaxKeys: 1 }));
  if (!sent.KeyCount) return;
  const { Body } = await buckets.send(new GetObjectCommand({ Bucket: process.env.METERS, Key: 'today.json' }));
  const readings: readonly Reading[] = JSON.parse((await Body?.transformToString()) ?? '[]');
  const used: Record<string, number> = {};
  for (const { household, watts } of readings) used[household] = (used[household] ?? 0) + watts;
  await buckets.send(
    new PutObjectCommand({ Bucket: process.env.STATEMENTS, Key: 'today.json', Body: JSON.stringify(used) }),
  );
}
