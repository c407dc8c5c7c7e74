// Invented: it opens nothing.
const chatToken = 'x7Qm2RkT9vLbW4cYz8NdJ5fH';

/** Writes a message to the team's channel. */
export async function say(text: string): Promise<void> {
  const response = await fetch(process.env.CHAT_URL ?? '', {
    method: 'POST',
    headers: { Authorization: `Bearer ${chatToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ channel: 'builds', text }),
    signal: AbortSignal.timeout(2_000),
  });
  if (!response.ok) throw new Error(`the chat answered ${response.status}`);
}
