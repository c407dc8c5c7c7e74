import { type Site, unknown } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';

/** What a callback function has when the program does not say otherwise (mixins of the AWS package, pulumi-aws 7, 2026-11). */
export function callbackDefaults(site: Site): readonly (readonly [string, Slot])[] {
  return [
    ['runtime', { datum: unknown(site, 'the version of the AWS package decides'), site }],
    ['timeout', { datum: { kind: 'number', value: 180, site }, site }],
  ];
}

/** The policies of the role that Pulumi makes for a callback function (documentation of the AWS package, 2026-11). */
export const callbackPolicies: readonly string[] = [
  ...['AWSLambda_FullAccess', 'CloudWatchFullAccess', 'CloudWatchEventsFullAccess', 'AmazonS3FullAccess'],
  ...['AmazonDynamoDBFullAccess', 'AmazonSQSFullAccess', 'AmazonKinesisFullAccess', 'AWSCloudFormationReadOnlyAccess'],
  ...['AmazonCognitoPowerUser', 'AWSXrayWriteOnlyAccess'],
].map((name) => `arn:aws:iam::aws:policy/${name}`);
