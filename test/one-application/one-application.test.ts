import { describe, expect, test } from 'vitest';
import type { Finding, Fix } from '../../src/model/finding.js';
import { findingsAfter, findingsIn } from './findings.js';
import { inDialect, inLanguage, sample, type Variant } from './variants.js';

const noSingleClients = {
  'whole-sdk-imported placeorder': 'the SDK comes as one package for each service, or as one',
  'runtime-does-not-match-code placeorder': 'runtimes of other languages never brought the old SDK along',
};

/** What the sample gives as a set of rights that is too large stands as single rights. */
const singleRights = { 'iam-policy-template-too-broad placeorder': 'iam-granted-never-called placeorder' };
const noStageSettings = { 'api-throttling-missing -': 'there is no place to write it in' };
const kept = { 'stateful-resource-without-retention -': 'the CDK keeps what holds data, where nothing is said' };

/**
 * A handler that reports failed items one by one is not made idempotent as a whole, nor the other way round: which comes
 * first is nobody's business.
 */
const oneOfTwo = 'partial-batch-response-off or idempotency-missing chargeorder';
const exclusive = new Set(['partial-batch-response-off chargeorder', 'idempotency-missing chargeorder']);
const both = { [oneOfTwo]: 'the two can be made one after the other' };

const uncounted = { 'pagination-missing nightlyreport': 'only the paginator of boto3 adds up what pages count' };

/** The sample application in every dialect and language: the same mistakes are found in each, and none in the twin. */
const variants: readonly Variant[] = [
  inDialect('cloudformation', { elsewhere: singleRights, unrepaired: noStageSettings }),
  inDialect('serverless-framework', {
    elsewhere: {
      ...singleRights,
      // The framework makes the log group of each function itself: that none is kept for a time is one finding.
      ...Object.fromEntries(
        ['chargeorder', 'getorder', 'notifycustomer', 'placeorder', 'projectorders', 'supplierwebhook'].map((name) => [
          `log-retention-missing ${name}`,
          [],
        ]),
      ),
    },
    unrepaired: noStageSettings,
  }),
  inDialect('cdk-typescript', { missing: kept }),
  inDialect('cdk-python', { missing: kept }),
  // What the CDK wrote for the application in TypeScript: there, nothing is shared.
  inDialect('cdk-output', {
    isOutput: true,
    missing: { ...kept, 'iam-policy-template-too-broad placeorder': 'grants are written out' },
    elsewhere: {
      'runtime-deprecated -': ['chargeorder', 'getorder', 'placeorder', 'supplierwebhook'].map(
        (name) => `runtime-deprecated ${name}`,
      ),
    },
  }),
  inDialect('terraform', { elsewhere: singleRights }),
  inDialect('pulumi-typescript', { elsewhere: singleRights }),
  inDialect('pulumi-python', { elsewhere: singleRights }),
  inDialect('pulumi-yaml', { elsewhere: singleRights }),
  inDialect('architect', {
    names: {
      placeorder: 'postorders',
      getorder: 'getorders000orderid',
      chargeorder: 'pendingcharges',
      supplierwebhook: 'postsupplier',
      projectorders: 'orders',
      notifycustomer: 'orderevents',
    },
    missing: {
      'env-read-not-declared placeorder': 'variables are set from outside of the project',
      'env-secret-plaintext chargeorder': 'variables are set from outside of the project',
      'function-url-public supplierwebhook': 'functions have no addresses of their own',
      'batch-failures-declared-not-returned projectorders': 'nobody can ask for the items that failed',
      'iam-action-wildcard placeorder': 'statements of roles are not written',
      'iam-resource-wildcard chargeorder': 'statements of roles are not written',
      'env-declared-not-read nightlyreport': 'variables are set from outside of the project',
      'stateful-resource-without-retention -': 'what becomes of tables and buckets cannot be said',
    },
    wordless: [
      'api-access-logging-missing',
      'api-auth-missing',
      'api-throttling-missing',
      'async-failure-destination-missing',
      'batch-failures-returned-not-declared',
      'iam-called-not-granted',
      'iam-granted-never-called',
      'iam-policy-template-too-broad',
      'log-retention-missing',
      'partial-batch-response-off',
      'queue-visibility-shorter-than-six-timeouts',
      'queue-without-dlq',
      'stream-failure-destination-missing',
      'stream-retries-unbounded',
      'tracing-disabled',
      'unstructured-logging',
    ],
    unrepaired: {
      'idempotency-missing pendingcharges': 'the variable that names the table cannot be set',
      'idempotency-missing orderevents': 'the variable that names the table cannot be set',
      'iam-admin-policy orders': 'managed policies are not taken out',
    },
  }),
  inLanguage('typescript', { unrepaired: uncounted }),
  inLanguage('javascript', { unrepaired: uncounted }),
  inLanguage('python', {
    missing: { ...noSingleClients, 'promise-not-awaited placeorder': 'calls of boto3 wait by themselves' },
    unrepaired: { 'unstructured-logging chargeorder': 'what print writes stays text in every log format' },
    repairedToo: both,
  }),
  inLanguage('go', {
    missing: { ...noSingleClients, 'handler-target-missing getorder': 'a handler is an executable of any name' },
    // There is no handler that nobody names.
    elsewhere: {
      'client-created-per-invocation loose': 'client-created-per-invocation getorder',
      'promise-not-awaited placeorder': 'background-work-after-response placeorder',
    },
    unrepaired: {
      ...uncounted,
      'idempotency-missing notifycustomer': 'there is no library for it',
      'network-call-without-timeout supplierwebhook': 'the client that all share has no place for a limit',
    },
    lessSafe: { 'background-work-after-response placeorder': 'what was to run beside runs in its turn then' },
  }),
  inLanguage('java', {
    missing: { ...noSingleClients, 'promise-not-awaited placeorder': 'calls of the synchronous client wait' },
    unrepaired: uncounted,
  }),
  inLanguage('csharp', {
    missing: {
      ...noSingleClients,
      'env-declared-not-read nightlyreport': 'types are found by name, so that nobody knows what else is loaded',
    },
    repairedToo: both,
    unrepaired: { ...uncounted, 'iam-resource-wildcard chargeorder': 'the table is known only where its name is read' },
  }),
];

const safe = (_: Finding, fix: Fix) => fix.safety === 'safe';
const all = () => true;

const inSample = findingsIn(sample('orders'));
const inSampleAfterSafe = findingsAfter(sample('orders'), safe);
const inSampleAfterAll = findingsAfter(sample('orders'), all);

describe.each(variants)('$name', (variant) => {
  test('has the findings of the sample', async () => {
    const found = await findingsIn(variant.files('orders'));
    expect(found.filter(isSaid(variant))).toEqual(expected(await inSample, variant));
  });

  test('has none once it is repaired by hand', async () => {
    expect((await findingsIn(variant.files('orders-repaired'))).filter(isSaid(variant))).toEqual([]);
  });
});

describe.each(variants.filter(({ isOutput }) => !isOutput))('$name', (variant) => {
  test('has the findings of the sample after the safe repairs', async () => {
    const found = await findingsAfter(variant.files('orders'), safe);
    const wanted = [...expected(await inSampleAfterSafe, variant), ...Object.keys(variant.lessSafe ?? {})];
    expect(found.filter(isSaid(variant))).toEqual(wanted.sort());
  });

  test('has the findings of the sample after all repairs', async () => {
    const { repairedToo = {}, unrepaired = {}, missing } = variant;
    const found = (await findingsAfter(variant.files('orders'), all)).map(named).filter(isNotNew);
    const left = { ...variant, missing: { ...missing, ...repairedToo } };
    const wanted = [
      ...expected((await inSampleAfterAll).map(named).filter(isNotNew), left),
      ...Object.keys(unrepaired),
    ];
    expect(found.filter(isSaid(variant)).sort()).toEqual(wanted.sort());
  });
});

/** The alarms of queues that repairs have just made come with the next repairs. */
function isNotNew(finding: string): boolean {
  return !finding.startsWith('dlq-without-alarm');
}

function named(finding: string): string {
  return exclusive.has(finding) ? oneOfTwo : finding;
}

/** The findings of the sample as the variant can say them. */
function expected(ofSample: readonly string[], variant: Omit<Variant, 'name' | 'files'>): readonly string[] {
  const { missing = {}, elsewhere = {}, names = {} } = variant;
  return ofSample
    .filter((finding) => !(finding in missing))
    .filter(isSaid(variant))
    .flatMap((finding) => elsewhere[finding] ?? finding)
    .map((finding) => finding.replace(/\S+$/, (name) => names[name] ?? name))
    .sort();
}

function isSaid({ wordless = [] }: Pick<Variant, 'wordless'>): (finding: string) => boolean {
  return (finding) => !wordless.includes(finding.split(' ')[0] ?? '');
}
