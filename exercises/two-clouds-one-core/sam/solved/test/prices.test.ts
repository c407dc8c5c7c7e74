import { describe, expect, test } from 'vitest';
import { priceOf } from '../src/domain/prices.js';

const fiveEuros = async () => 500;

describe('the price of a group', () => {
  test.each([
    [1, 500],
    [9, 4_500],
    [10, 4_500],
    [19, 8_550],
    [20, 8_550],
    [40, 17_100],
  ])('of %i is %i cents', async (visitors, cents) => {
    expect(await priceOf({ visitors, age: 'child' }, fiveEuros)).toBe(cents);
  });

  test('of nobody is nothing', async () => {
    expect(await priceOf({ visitors: 0, age: 'child' }, fiveEuros)).toBe(0);
  });
});
