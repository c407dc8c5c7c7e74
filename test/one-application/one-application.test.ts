import { describe, expect, test } from 'vitest';
import type { Finding, Fix } from '../../src/model/finding.js';
import { findingsAfter, findingsIn } from './findings.js';
import { inDialect, inLanguage, sample, type Variant } from './variants.js';

const noSingleClients = { 'whole-sdk-imported placeorder': 'the SDK comes as one package for each service, or as one' };

/** The sample application in every dialect and language: the same mistakes are found in each, and none in the twin. */
const variants: readonly Variant[] = [
  inDialect('cloudformation'),
  inDialect('serverless-framework', {
    // The framework makes the log group of each function itself.
    elsewhere: { 'log-retention-missing -': 'log-retention-missing nightlyreport' },
  }),
  // What the CDK wrote for the application in TypeScript: there, nothing is shared.
  inDialect('cdk-output', {
    elsewhere: {
      'runtime-deprecated -': ['chargeorder', 'getorder', 'placeorder', 'supplierwebhook'].map(
        (name) => `runtime-deprecated ${name}`,
      ),
    },
  }),
  inDialect('terraform'),
  inDialect('pulumi-typescript'),
  inDialect('pulumi-python'),
  inDialect('pulumi-yaml'),
  inLanguage('typescript'),
  inLanguage('javascript'),
  inLanguage('python', {
    missing: { ...noSingleClients, 'promise-not-awaited placeorder': 'calls of boto3 wait by themselves' },
    repairedToo: { 'partial-batch-response-off chargeorder': 'also in a handler that is idempotent as a whole' },
  }),
  inLanguage('go', {
    missing: { ...noSingleClients, 'handler-target-missing getorder': 'a handler is an executable of any name' },
    // There is no handler that nobody names.
    elsewhere: { 'client-created-per-invocation loose': 'client-created-per-invocation getorder' },
  }),
  inLanguage('java', {
    missing: { ...noSingleClients, 'promise-not-awaited placeorder': 'calls of the synchronous client wait' },
  }),
  inLanguage('csharp', { missing: noSingleClients }),
];

const isWrittenBack = new Set([
  'cloudformation',
  'serverless-framework',
  'terraform',
  'typescript',
  'javascript',
  'python',
]);

const safe = (_: Finding, fix: Fix) => fix.safety === 'safe';
const all = () => true;

describe.each(variants)('$name', (variant) => {
  test('has the findings of the sample', async () => {
    expect(await findingsIn(variant.files('orders'))).toEqual(expected(await findingsIn(sample('orders')), variant));
  });

  test('has none once it is repaired by hand', async () => {
    expect(await findingsIn(variant.files('orders-repaired'))).toEqual([]);
  });
});

describe.each(variants.filter(({ name }) => isWrittenBack.has(name)))('$name', (variant) => {
  test('has the findings of the sample after the safe repairs', async () => {
    const ofSample = await findingsAfter(sample('orders'), safe);
    expect(await findingsAfter(variant.files('orders'), safe)).toEqual(expected(ofSample, variant));
  });

  test('has the findings of the sample after all repairs', async () => {
    const ofSample = await findingsAfter(sample('orders'), all);
    const { repairedToo = {}, missing } = variant;
    const found = await findingsAfter(variant.files('orders'), all);
    expect(found).toEqual(expected(ofSample, { ...variant, missing: { ...missing, ...repairedToo } }));
  });
});

/** The findings of the sample as the variant can say them. */
function expected(
  ofSample: readonly string[],
  { missing = {}, elsewhere = {} }: Pick<Variant, 'missing' | 'elsewhere'>,
): readonly string[] {
  return ofSample
    .filter((finding) => !(finding in missing))
    .flatMap((finding) => elsewhere[finding] ?? finding)
    .sort();
}
