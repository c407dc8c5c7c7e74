import { expect, test } from 'vitest';

test('the answer has cents', async () => {
  const answer = await fetch(`${process.env.AWS_QUOTES_URL}/quotes?visitors=40&age=child`);
  expect(await answer.json()).toEqual({ cents: expect.any(Number) });
});
