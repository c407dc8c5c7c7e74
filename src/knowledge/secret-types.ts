/** What a secret is called in a message. Types are those that readers give; another type is `a secret`. */
export function nameOfSecret(type: string): string {
  return names.get(type) ?? 'a secret';
}

const names: ReadonlyMap<string, string> = new Map([
  ['aws-access-key', 'an AWS access key'],
  ['aws-secret-key', 'an AWS secret access key'],
  ['github-token', 'a GitHub token'],
  ['gitlab-token', 'a GitLab token'],
  ['slack-token', 'a Slack token'],
  ['slack-webhook', 'a Slack webhook address'],
  ['stripe-key', 'a Stripe key'],
  ['google-api-key', 'a Google API key'],
  ['sendgrid-key', 'a SendGrid key'],
  ['npm-token', 'an npm token'],
  ['openai-key', 'an OpenAI key'],
  ['anthropic-key', 'an Anthropic key'],
  ['shopify-token', 'a Shopify token'],
  ['private-key', 'a private key'],
  ['password-in-url', 'a password in an address'],
  ['password', 'a password'],
  ['token', 'a token'],
  ['json-web-token', 'a JSON web token'],
]);
