import { createHmac, timingSafeEqual } from 'node:crypto';
import { say } from './chat.mjs';
import { messageOf, pushSchema } from './message.mjs';

/** Takes the news of a push, when the repository signed it, and hands it to the chat. */
export async function handler(event) {
  const body = event.body ?? '';
  if (!(await isSigned(body, event.headers['x-push-signature'] ?? ''))) {
    console.warn(JSON.stringify({ message: 'push rejected', requestId: event.requestContext.requestId }));
    return { statusCode: 401 };
  }
  const push = pushSchema.safeParse(JSON.parse(body));
  if (!push.success) return { statusCode: 400 };
  await say(messageOf(push.data));
  console.info(JSON.stringify({ message: 'push relayed', repository: push.data.repository.name }));
  return { statusCode: 204 };
}

/** The signature is over the bytes that came, not over what they were parsed to. */
async function isSigned(body, signature) {
  const expected = createHmac('sha256', process.env.PUSH_KEY ?? '').update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
