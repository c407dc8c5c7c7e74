import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { scoreIn } from './mood.js';

const models = new SageMakerRuntimeClient({});
const scores = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Has each post scored and keeps the score. Posts that fail come again; the others do not. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      await score(JSON.parse(record.body));
    } catch (error) {
      console.error(JSON.stringify({ message: 'post failed', messageId: record.messageId, error: String(error) }));
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

interface Post {
  readonly shop: string;
  readonly post: string;
  readonly text: string;
  /** Seconds since 1970. */
  readonly at: number;
}

async function score({ shop, post, text, at }: Post): Promise<void> {
  const { Body } = await models.send(
    new InvokeEndpointCommand({ EndpointName: process.env.MOOD_ENDPOINT, ContentType: 'text/plain', Body: text }),
  );
  await scores.send(
    new PutCommand({
      TableName: process.env.SCORES_TABLE,
      Item: { shop, post, score: scoreIn(Body.transformToString()) ?? null, expires: at + 30 * 24 * 60 * 60 },
    }),
  );
}
