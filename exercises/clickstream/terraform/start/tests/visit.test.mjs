import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitOf } from '../src/visit.mjs';

test('counts two clicks of one minute as one visit', () => {
  const first = visitOf({ visitor: 'v-1', page: '/cakes', at: '2026-05-02T09:14:07Z' });
  const second = visitOf({ visitor: 'v-1', page: '/cakes', at: '2026-05-02T09:14:55Z' });
  assert.deepEqual(first, second);
});
