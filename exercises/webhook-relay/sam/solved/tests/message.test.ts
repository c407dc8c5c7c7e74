import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { messageOf, pushSchema } from '../src/message.js';

test('names who pushed, how much, and where', () => {
  const event = JSON.parse(readFileSync('events/push.json', 'utf8'));
  const push = pushSchema.parse(JSON.parse(event.body));
  assert.equal(messageOf(push), 'Mira Tal pushed 2 commits to halm-shop');
});

test('refuses a push without a repository', () => {
  assert.equal(pushSchema.safeParse({ pusher: { name: 'Mira Tal' }, commits: [] }).success, false);
});
