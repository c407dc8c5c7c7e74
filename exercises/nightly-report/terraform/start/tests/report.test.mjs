import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportOf } from '../src/report.mjs';

test('adds up what each shop sold', () => {
  const sales = [
    { shop: 'Altona', article: 'rye', cents: 450 },
    { shop: 'Wedding', article: 'tart', cents: 3800 },
    { shop: 'Altona', article: 'roll', cents: 60 },
  ];
  assert.equal(reportOf(sales), 'Wedding: 38.00\nAltona: 5.10');
});
