import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const dynamodb = new DynamoDBClient({});
const s3 = new S3Client({});

export const handler = async (_event) => {
  let orders = 0;
  const table = { TableName: process.env.SUMMARIES_TABLE, Select: 'COUNT' };
  for await (const { Count = 0 } of paginateScan({ client: dynamodb }, table)) orders += Count;
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.REPORTS_BUCKET,
      Key: `${new Date().toISOString().slice(0, 10)}.json`,
      Body: JSON.stringify({ orders }),
    }),
  );
};
