import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../src/evening.js';

test('names the tables that are free', () =>
  assert.equal(answer({ free: ['window', 'oven'] }).body, '{"free":["window","oven"]}'));

test('has none for an evening nobody planned', () => assert.equal(answer({}).body, '{"free":[]}'));
