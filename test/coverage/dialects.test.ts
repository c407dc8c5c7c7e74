import { describe, expect, test } from 'vitest';
import { dialects } from './dialects.js';
import { properties } from './properties.js';
import { applicationOf } from './reading.js';

describe.each(dialects)('$name', ({ fixture, unseen }) => {
  test('says what the table says', async () => {
    const application = await applicationOf(fixture);
    expect(properties.filter(({ seen }) => !seen(application)).map(({ name }) => name)).toEqual(Object.keys(unseen));
  });
});
