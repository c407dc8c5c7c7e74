import { Verifier } from '@pact-foundation/pact';
import { test } from 'vitest';

const entries = { AWS: process.env.AWS_QUOTES_URL, 'Google Cloud': process.env.GOOGLE_QUOTES_URL };

// What the ticket machines rely on, asked of whichever entry runs: `sam local start-api` and `functions-framework` do here.
test.for(Object.entries(entries))('%s answers as ticket machines expect', async ([, url], { skip }) => {
  skip(!url, 'its address is not set');
  await new Verifier({
    provider: 'museum-quotes',
    providerBaseUrl: url,
    pactUrls: ['pacts/ticket-machine.json'],
  }).verifyProvider();
});
