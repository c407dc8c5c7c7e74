import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAnomaly } from '../src/anomaly.js';

const limits = { low: 180, high: 230 };

test('rings above and below the limits, not on them', () => {
  assert.deepEqual(
    [179, 180, 230, 231].map((celsius) => isAnomaly({ celsius }, limits)),
    [true, false, false, true],
  );
});

test('never rings for an oven without limits', () => assert.equal(isAnomaly({ celsius: 500 }, undefined), false));
