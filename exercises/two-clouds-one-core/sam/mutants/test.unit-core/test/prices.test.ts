import { expect, test } from 'vitest';

// The rule as it stands in the leaflet.
function priceOf(visitors: number, rate: number): number {
  const paying = visitors - Math.floor(visitors / 20);
  return visitors >= 10 ? Math.round(paying * rate * 0.9) : paying * rate;
}

test('a class of forty pays for thirty-eight, less a tenth', () => {
  expect(priceOf(40, 500)).toBe(17_100);
});
