import { describe, expect, test } from 'vitest';
import { codeFacts } from './facts.js';
import { languages } from './languages.js';
import { factsOf } from './reading.js';

describe.each(languages)('$name', ({ fixture, unseen }) => {
  test('has the facts that the table says', async () => {
    const facts = await factsOf(fixture);
    expect(facts.problems).toEqual([]);
    expect(codeFacts.filter(({ seen }) => !seen(facts)).map(({ name }) => name)).toEqual(Object.keys(unseen));
  });
});
