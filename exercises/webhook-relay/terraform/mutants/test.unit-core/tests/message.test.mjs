import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

test('the sample event is a push', () => {
  const event = JSON.parse(readFileSync('events/push.json', 'utf8'));
  assert.equal(event.routeKey, 'POST /push');
});
