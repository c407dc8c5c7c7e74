import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManagerClient({});
const values = new Map();

/** Each secret is read once for as long as the environment lives. */
export async function secret(arn) {
  const kept = values.get(arn);
  if (kept) return kept;
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  values.set(arn, SecretString);
  return SecretString;
}
