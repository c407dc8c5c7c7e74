import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moodOf, scoreIn } from '../src/mood.js';

test('scores from angry to glad', () =>
  assert.deepEqual(
    ['0', '0.5', '1'].map((glad) => scoreIn(`{ "glad": ${glad} }`)),
    [-1, 0, 1],
  ));

test('has no score for what the model cannot tell', () =>
  assert.deepEqual(['{}', '{ "glad": "very" }', '{ "glad": 7 }'].map(scoreIn), [undefined, undefined, undefined]));

test('takes the mean', () => assert.deepEqual([moodOf([1, -0.5]), moodOf([])], [0.25, 0]));
