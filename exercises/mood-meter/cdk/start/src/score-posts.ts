import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import { scoreIn } from './mood.js';

const models = new SageMakerRuntimeClient({});
const scores = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Has each post scored and keeps the score. */
export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) {
    const { shop, post, text } = JSON.parse(record.body);
    const { Body } = await models.send(
      new InvokeEndpointCommand({ EndpointName: process.env.MOOD_ENDPOINT, ContentType: 'text/plain', Body: text }),
    );
    const score = scoreIn(Body.transformToString()) ?? null;
    await scores.send(new PutCommand({ TableName: process.env.SCORES_TABLE, Item: { shop, post, score } }));
  }
}
