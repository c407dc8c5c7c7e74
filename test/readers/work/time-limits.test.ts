import { expect, test } from 'vitest';
import { timeLimitsIn } from './reading.js';

test('clients of the SDK for JavaScript', async () => {
  expect(
    await timeLimitsIn(
      'a.ts',
      "import { NodeHttpHandler } from '@smithy/node-http-handler';",
      'const a = new S3Client({ maxAttempts: 3, requestHandler: { requestTimeout: 5000, connectionTimeout: 1000 } });',
      'const b = new S3Client({ requestHandler: new NodeHttpHandler({ socketTimeout: 20_000 }) });',
      'const c = new AWS.S3({ httpOptions: { timeout: 1000 }, maxRetries: 1 });',
      'const d = { timeout: 1000 };',
    ),
  ).toEqual(['2 requestTimeout 5000 x 3', '3 socketTimeout 20000', '4 timeout 1000 x 2']);
});

test('clients of boto3', async () => {
  expect(
    await timeLimitsIn(
      'a.py',
      'from botocore.config import Config',
      'a = Config(read_timeout=60, retries={"max_attempts": 2})',
      'b = Config(connect_timeout=5)',
      'c = Config(read_timeout=limit)',
      'd = Config(read_timeout=10, retries={"total_max_attempts": 2})',
    ),
  ).toEqual(['2 read_timeout 60000 x 3', '5 read_timeout 10000 x 2']);
});

test('clients of the SDK for Java', async () => {
  expect(
    await timeLimitsIn(
      'A.java',
      'class A { S3Client s3 = S3Client.builder().overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(30))).build(); }',
    ),
  ).toEqual(['1 apiCallTimeout 30000']);
});

test('clients of the SDK for .NET', async () => {
  expect(
    await timeLimitsIn(
      'A.cs',
      'class A { static readonly AmazonS3Client S3 = new(new AmazonS3Config { Timeout = TimeSpan.FromSeconds(20), MaxErrorRetry = 2 }); }',
    ),
  ).toEqual(['1 Timeout 20000 x 3']);
});
