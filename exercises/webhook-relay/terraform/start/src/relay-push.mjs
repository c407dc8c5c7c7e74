import { say } from './chat.mjs';

/** Takes the news of a push and hands it to the chat. */
export async function handler(event) {
  console.log('push', JSON.stringify(event));
  const push = JSON.parse(event.body ?? '{}');
  await say(`${push.pusher.name} pushed ${push.commits.length} commits to ${push.repository.name}`);
  return { statusCode: 204 };
}
