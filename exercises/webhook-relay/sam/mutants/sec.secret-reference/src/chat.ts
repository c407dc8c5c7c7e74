/** Writes a message to the team's channel. */
export async function say(text: string): Promise<void> {
  const response = await fetch(process.env.CHAT_URL ?? '', {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.CHAT_TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ channel: 'builds', text }),
    signal: AbortSignal.timeout(2_000),
  });
  if (!response.ok) throw new Error(`the chat answered ${response.status}`);
}
