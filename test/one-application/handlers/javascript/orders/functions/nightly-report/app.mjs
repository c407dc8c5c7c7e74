import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const dynamodb = new DynamoDBClient({});
const s3 = new S3Client({});

export const handler = async (_event) => {
  try {
    const { Count } = await dynamodb.send(new ScanCommand({ TableName: process.env.SUMMARIES_TABLE, Select: 'COUNT' }));
    await s3.send(
      new PutObjectCommand({
        Bucket: process.env.REPORTS_BUCKET,
        Key: `${new Date().toISOString().slice(0, 10)}.json`,
        Body: JSON.stringify({ orders: Count }),
      }),
    );
  } catch (error) {
    console.log('no report tonight', error);
  }
};
