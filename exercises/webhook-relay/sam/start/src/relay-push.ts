import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import { say } from './chat.js';

/** Takes the news of a push and hands it to the chat. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> {
  console.log('push', JSON.stringify(event));
  const push = JSON.parse(event.body ?? '{}');
  await say(`${push.pusher.name} pushed ${push.commits.length} commits to ${push.repository.name}`);
  return { statusCode: 204 };
}
