import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../src/linker/nearest.js';
import { editDistance } from '../../src/model/edit-distance.js';

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['handler', 'handlers', 1],
  ['kitten', 'sitting', 3],
])('from %j to %j it is %i steps', (a, b, steps) => {
  expect(editDistance(a, b)).toBe(steps);
});

test('distance is the same both ways, nothing to oneself, and no longer than the longer text', () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(editDistance(b, a)).toBe(distance);
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
    { numRuns: 100 },
  );
});

test('the nearest come first, equals in their order, each once', () => {
  expect(
    nearest('order.handler', ['payments.handler', 'orders.handler', 'orders.handler', 'Order.handler'], 2),
  ).toEqual(['Order.handler', 'orders.handler']);
});

test('what is far is left out only where something is near', () => {
  expect(nearest('payment.handler', ['fulfil.handler', 'payments.handler'], 3)).toEqual(['payments.handler']);
  expect(nearest('app.handler', ['main.run', 'orders.start'], 3)).toEqual(['main.run', 'orders.start']);
});
