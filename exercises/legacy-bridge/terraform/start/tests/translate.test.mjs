import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toWarehouse } from '../src/translate.mjs';

test('an order has the fields the warehouse reads from its cards', () => {
  const order = { orderId: 'G-1041', pieces: [{ article: 'rose-17', count: 2 }, { article: 'iris-3', count: 1 }] };
  assert.deepEqual(toWarehouse(order), {
    AUFTRNR: 'G-1041',
    POSITION: [
      { POSNR: 1, ARTNR: 'rose-17', MENGE: 2 },
      { POSNR: 2, ARTNR: 'iris-3', MENGE: 1 },
    ],
  });
});
