import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import type { ShopMood } from './mood.js';

const models = new BedrockRuntimeClient({});

/** Has a sentence written on the mood of the day. */
export async function handler({ moods }: { readonly moods: readonly ShopMood[] }): Promise<{ headline: string }> {
  const facts = moods.map(({ shop, mood }) => `${shop}: ${mood.toFixed(2)}`).join('\n');
  const { output } = await models.send(
    new ConverseCommand({
      modelId: process.env.HEADLINE_MODEL,
      messages: [{ role: 'user', content: [{ text: `One sentence on the mood of our shops today.\n${facts}` }] }],
      inferenceConfig: { maxTokens: 80 },
    }),
  );
  return { headline: output?.message?.content?.[0]?.text ?? '' };
}
