import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageOf, pushSchema } from '../src/message.js';

test('names who pushed, how much, and where', () => {
  const push = { pusher: { name: 'Mira Tal' }, repository: { name: 'halm-shop' }, commits: [{}, {}] };
  assert.equal(messageOf(push), 'Mira Tal pushed 2 commits to halm-shop');
});

test('refuses a push without a repository', () => {
  assert.equal(pushSchema.safeParse({ pusher: { name: 'Mira Tal' }, commits: [] }).success, false);
});
