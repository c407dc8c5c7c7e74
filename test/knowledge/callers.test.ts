import { expect, test } from 'vitest';
import { isPublicByName, isPublicByNature } from '../../src/knowledge/callers.js';
import { undeclaredVariableProvider } from '../../src/knowledge/lambda-environment.js';

test.each([
  ['/health', true],
  ['/v1/_status', true],
  ['/auth/confirm-signup', true],
  ['/users/forgot-password', true],
  ['/auth', true],
  ['/verify', true],
  ['/.well-known/jwks.json', true],
  ['/orders', false],
  ['/authors', false],
  ['/orders/{id}/confirmation', false],
  ['/', false],
])('%s is for everybody: %s', (path, expected) => {
  expect(isPublicByNature(path)).toBe(expected);
});

test.each([
  ['ChatPublicApi', true],
  ['publicApi', true],
  ['shop-public', true],
  ['PublicationsApi', false],
  ['Api', false],
])('an API called %s is for everybody: %s', (name, expected) => {
  expect(isPublicByName(name)).toBe(expected);
});

test.each([
  ['LOCAL_DYNAMODB_ENDPOINT', 'local'],
  ['localTest', 'local'],
  ['IS_LOCAL_RUN', 'local'],
  ['LOCALE', undefined],
  ['localeName', undefined],
  ['LOCATION_TABLE', undefined],
])('%s comes from %s', (name, provider) => {
  expect(undeclaredVariableProvider(name)).toBe(provider);
});
