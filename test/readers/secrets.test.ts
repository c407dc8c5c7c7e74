// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are secrets and what looks like them.
import { describe, expect, test } from 'vitest';
import { detectSecret, isTestPath } from '../../src/readers/secrets.js';

/** Put together here so that no scanner takes this file for a leak. */
const made = (...parts: readonly string[]) => parts.join('');
const letters = 'Zq8RtW2mXv5LcYpB1nKd7HsGfJ3aQe9UoTi6';

describe('known formats', () => {
  test.each([
    ['aws-access-key', made('AKIA', 'QZ7RTW2MXV5LCYPB')],
    ['aws-access-key', made('ASIA', 'QZ7RTW2MXV5LCYPB')],
    ['github-token', made('ghp_', letters)],
    ['github-token', made('Bearer gho_', letters)],
    ['github-token', made('github_pat_', '11ABCDEFG0', letters, letters)],
    ['gitlab-token', made('glpat-', 'x9K2mQ7vL4nR8sT1wY6z')],
    ['slack-token', made('xoxb-', '293847561029-', letters)],
    ['slack-webhook', made('https://hooks.slack.com/services/', 'T02GHK5LM/B03NQR7ST/', letters)],
    ['stripe-key', made('sk_live_', '4eC39HqLyjWDarjtT1zdp7dc')],
    ['stripe-key', made('rk_live_', '4eC39HqLyjWDarjtT1zdp7dc')],
    ['google-api-key', made('AIza', 'SyD3kQ9vT7xW2mZ5rL8nB1cH4jF6gP0sYuE')],
    ['sendgrid-key', made('SG.', 'ngeVfQFYQlKU0ufo8x5d1A', '.', 'TwL2iGABf9DHoTf09kqeF8tAmbihYzrnopKc1s5cr9A')],
    ['npm-token', made('npm_', letters)],
    ['openai-key', made('sk-proj-', letters, letters)],
    ['anthropic-key', made('sk-ant-', 'api03-', letters, letters)],
    ['private-key', made('-----BEGIN RSA PRIVATE', ' KEY-----\n', letters, letters, '\n')],
    ['password-in-url', 'postgres://app:Vq8xLm2ZtR@db.internal.acme.io:5432/orders'],
  ])('%s: %s', (type, literal) => {
    expect(detectSecret(literal)).toBe(type);
  });

  test.each([
    ['the key of the documentation', made('AKIA', 'IOSFODNN7EXAMPLE')],
    ['a longer word', made('XAKIA', 'QZ7RTW2MXV5LCYPBX')],
    ['a placeholder', 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
    ['a test key', made('sk_test_', '4eC39HqLyjWDarjtT1zdp7dc')],
    ['a head alone', '-----BEGIN PRIVATE KEY-----'],
    ['a local database', 'postgres://postgres:postgres@localhost:5432/app'],
    ['a compose service', 'postgres://user:Vq8xLm2ZtR@db:5432/app'],
    ['an address with a template', 'postgres://user:${password}@db.acme.io/app'],
    ['an address', 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders'],
  ])('not %s', (_, literal) => {
    expect(detectSecret(literal)).toBeUndefined();
  });
});

describe('by name', () => {
  test.each([
    ['password', 'dbPassword', 'Vq8xLm2ZtR'],
    ['password', 'DB_PASSWORD', 'c0rrect-h0rse-9'],
    ['password', 'PGPASSWORD_DEFAULT', 'tr0ub4dor&3x'],
    ['token', 'apiKey', 'f3b9c1d27a8e4650b1c2d3e4f5a69788'],
    ['token', 'API_KEY', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
    ['token', 'clientSecret', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
    ['token', 'auth-token', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
    ['aws-secret-key', 'AWS_SECRET_ACCESS_KEY', 'wJz7rXUtnFEMIK7MDENGbPxRfiCYqVKLo3+TzW/9'],
    ['jwt', 'token', made('eyJhbGciOiJIUzI1NiJ9', '.', 'eyJ1c2VyIjoiYWRhIiwicm9sZSI6ImFkbWluIn0', '.', letters)],
  ])('%s: %s = %s', (type, name, literal) => {
    expect(detectSecret(literal, name)).toBe(type);
    expect(detectSecret(literal)).toBeUndefined();
  });

  test.each([
    ['password', 'changeme123'],
    ['password', 'your-password-1'],
    ['password', 'Password123!'],
    ['password', 'xxxxxxxx1'],
    ['password', 'postgres1'],
    ['password', 'short1'],
    ['password', 'correcthorsebattery'],
    ['password', 'Enter your password 1'],
    ['password', '{{resolve:secretsmanager:db:SecretString:password1}}'],
    ['password', '/app/prod/db/password1'],
    ['password', 'DB_PASSWORD_1'],
    ['password', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3'],
    ['passwordField', 'Vq8xLm2ZtR'],
    ['passwordPolicy', 'min8-max64-upper1'],
    ['secretName', 'prod-db-credentials-v2'],
    ['secretArn', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
    ['token', 'access_token'],
    ['tokenUrl', 'https://auth.acme.io/oauth2/token'],
    ['tokenType', 'urn:ietf:params:oauth:token-type:jwt'],
    ['nextToken', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
    ['clientRequestToken', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
    ['partitionKey', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
    ['publicKey', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
    ['apiKey', 'x-api-key'],
    ['apiKey', 'my-api-key-1234'],
    ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['commitHash', 'f3b9c1d27a8e4650b1c2d3e4f5a6978812345678'],
    [
      'token',
      made('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9', '.', 'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ', '.', letters),
    ],
    ['contact', 'kQ9vT7xW2mZ5rL8nB1cH4jF6'],
  ])('not %s = %s', (name, literal) => {
    expect(detectSecret(literal, name)).toBeUndefined();
  });
});

test('tests are told by their path', () => {
  expect(['src/a.test.ts', 'test/a.py', '__tests__/a.js', 'src/a.spec.ts', 'fixtures/a.ts'].every(isTestPath)).toBe(
    true,
  );
  expect(['src/latest.ts', 'src/attest/a.ts', 'contest.ts'].some(isTestPath)).toBe(false);
});
