import { describe, expect, test } from 'vitest';
import type { Finding, Fix } from '../../src/model/finding.js';
import { findingsAfter, findingsIn } from './findings.js';
import { inDialect, inLanguage, sample, type Variant } from './variants.js';

/** The sample application in every dialect and language: the same mistakes are found in each, and none in the twin. */
const variants: readonly Variant[] = [
  inDialect('cloudformation'),
  inLanguage('typescript'),
  inLanguage('javascript'),
  inLanguage('python', {
    missing: {
      'whole-sdk-imported placeorder': 'boto3 has no single clients to import',
      'promise-not-awaited placeorder': 'calls of boto3 wait by themselves',
    },
  }),
];

const safe = (_: Finding, fix: Fix) => fix.safety === 'safe';
const all = () => true;

describe.each(variants)('$name', (variant) => {
  test('has the findings of the sample', async () => {
    expect(await findingsIn(variant.files('orders'))).toEqual(expected(await findingsIn(sample('orders')), variant));
  });

  test('has none once it is repaired by hand', async () => {
    expect(await findingsIn(variant.files('orders-repaired'))).toEqual([]);
  });

  test.each([
    ['safe', safe],
    ['all', all],
  ])('has the findings of the sample after the repairs: %s', async (_, accept) => {
    const ofSample = await findingsAfter(sample('orders'), accept);
    const repaired = new Set((await findingsIn(sample('orders'))).filter((finding) => !ofSample.includes(finding)));
    const own = await findingsAfter(variant.files('orders'), accept);
    expect(own).toEqual(expected(ofSample, variant, repaired));
  });
});

/** The findings with what the variant cannot say taken out and what only it says put in. */
function expected(
  ofSample: readonly string[],
  { missing = {}, more = {} }: Variant,
  repaired: ReadonlySet<string> = new Set(),
): readonly string[] {
  const found = ofSample.filter((finding) => !(finding in missing));
  return [...found, ...Object.keys(more).filter((finding) => !repaired.has(finding))].sort();
}
