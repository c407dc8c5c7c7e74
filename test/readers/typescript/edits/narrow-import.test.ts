import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function narrowed(marked: string, path = 'handler.ts'): string | undefined {
  return edited(marked, { kind: 'narrow-import' }, path);
}

describe('an ES import', () => {
  test('by default becomes default imports of the clients used', () => {
    expect(
      narrowed(`// The SDK
«import AWS from 'aws-sdk';» // v2
import type { Context } from 'aws-lambda';

const s3 = new AWS.S3({ region: 'a' });
const db: AWS.DynamoDB.DocumentClient = new AWS.DynamoDB.DocumentClient();
export async function handler(input: AWS.S3.GetObjectRequest): Promise<typeof AWS.S3 | undefined> {
  await db.get(s3.getObject(input)).promise();
  return undefined;
}
`),
    ).toBe(`// The SDK
import S3 from 'aws-sdk/clients/s3';
import DynamoDB from 'aws-sdk/clients/dynamodb'; // v2
import type { Context } from 'aws-lambda';

const s3 = new S3({ region: 'a' });
const db: DynamoDB.DocumentClient = new DynamoDB.DocumentClient();
export async function handler(input: S3.GetObjectRequest): Promise<typeof S3 | undefined> {
  await db.get(s3.getObject(input)).promise();
  return undefined;
}
`);
  });

  test.each([
    [
      'of a namespace',
      "«import * as AWS from 'aws-sdk';»\nnew AWS.S3();\n",
      "import S3 = require('aws-sdk/clients/s3');\nnew S3();\n",
    ],
    [
      'of names',
      "«import { S3, DynamoDB as Db } from 'aws-sdk';»\nnew S3(new Db());\n",
      "import S3 = require('aws-sdk/clients/s3');\nimport Db = require('aws-sdk/clients/dynamodb');\nnew S3(new Db());\n",
    ],
    [
      'by require',
      'import AWS = require("aws-sdk")\nnew AWS.SQS()\n',
      'import SQS = require("aws-sdk/clients/sqs")\nnew SQS()\n',
    ],
    [
      'where the file has default imports',
      "import path from 'path';\n«import * as AWS from 'aws-sdk';»\nnew AWS.S3(path);\n",
      "import path from 'path';\nimport S3 from 'aws-sdk/clients/s3';\nnew S3(path);\n",
    ],
    [
      'where Node loads the modules',
      "import { a } from './a.js';\n«import * as AWS from 'aws-sdk';»\nnew AWS.S3(a);\n",
      "import { a } from './a.js';\nimport S3 from 'aws-sdk/clients/s3.js';\nnew S3(a);\n",
    ],
    [
      'of both kinds',
      "«import AWS, { S3 } from 'aws-sdk';»\nnew S3(new AWS.S3(), new AWS.SNS());\n",
      "import S3 from 'aws-sdk/clients/s3';\nimport SNS from 'aws-sdk/clients/sns';\nnew S3(new S3(), new SNS());\n",
    ],
    [
      'of a service whose name is taken',
      "«import AWS from 'aws-sdk';»\nconst S3 = new AWS.S3();\nS3.a();\n",
      "import S3Service from 'aws-sdk/clients/s3';\nconst S3 = new S3Service();\nS3.a();\n",
    ],
  ])('%s', (_, before, after) => {
    expect(narrowed(before.includes('«') ? before : before.replace(/^(.*)$/m, '«$1»'))).toBe(after);
  });

  test('in JavaScript names the file, which Node itself needs', () => {
    expect(narrowed("«import * as AWS from 'aws-sdk';»\nnew AWS.S3();\n", 'handler.mjs')).toBe(
      "import S3 from 'aws-sdk/clients/s3.js';\nnew S3();\n",
    );
  });
});

describe('a CommonJS import', () => {
  test.each([
    [
      'of all',
      "«const AWS = require('aws-sdk');»\nconst s3 = new AWS.S3(), sqs = new AWS.SQS();\n",
      "const S3 = require('aws-sdk/clients/s3');\nconst SQS = require('aws-sdk/clients/sqs');\nconst s3 = new S3(), sqs = new SQS();\n",
    ],
    [
      'with var and without semicolons',
      '«var AWS = require("aws-sdk")»\nvar s3 = new AWS.S3()\n',
      'var S3 = require("aws-sdk/clients/s3")\nvar s3 = new S3()\n',
    ],
    [
      'taken apart',
      "«const { S3, SNS: Topics } = require('aws-sdk');»\nnew S3(new Topics());\n",
      "const S3 = require('aws-sdk/clients/s3');\nconst Topics = require('aws-sdk/clients/sns');\nnew S3(new Topics());\n",
    ],
    [
      'taken apart twice',
      "«const { DynamoDB: { DocumentClient } } = require('aws-sdk');»\nnew DocumentClient();\n",
      "const { DocumentClient } = require('aws-sdk/clients/dynamodb');\nnew DocumentClient();\n",
    ],
    [
      'of all clients',
      "«const AWS = require('aws-sdk/clients/all');»\nnew AWS.S3();\n",
      "const S3 = require('aws-sdk/clients/s3');\nnew S3();\n",
    ],
    [
      'of one member',
      "«const S3 = require('aws-sdk').S3;»\nnew S3();\n",
      "const S3 = require('aws-sdk/clients/s3');\nnew S3();\n",
    ],
    [
      'of a member of a member',
      "«const Client = require('aws-sdk').DynamoDB.DocumentClient;»\nnew Client();\n",
      "const Client = require('aws-sdk/clients/dynamodb').DocumentClient;\nnew Client();\n",
    ],
    [
      'among others',
      "«const fs = require('fs'), AWS = require('aws-sdk');»\nnew AWS.S3(new AWS.SNS(fs));\n",
      "const fs = require('fs'), S3 = require('aws-sdk/clients/s3'), SNS = require('aws-sdk/clients/sns');\nnew S3(new SNS(fs));\n",
    ],
    [
      'inside a function',
      "exports.handler = () => {\r\n  «const AWS = require('aws-sdk');»\r\n  return new AWS.S3(new AWS.SNS());\r\n};\r\n",
      "exports.handler = () => {\r\n  const S3 = require('aws-sdk/clients/s3');\r\n  const SNS = require('aws-sdk/clients/sns');\r\n  return new S3(new SNS());\r\n};\r\n",
    ],
  ])('%s', (_, before, after) => {
    expect(narrowed(before, 'handler.js')).toBe(after);
  });
});

describe('the whole SDK stays when', () => {
  test.each([
    ['it is configured', "«import AWS from 'aws-sdk';»\nAWS.config.update({});\nnew AWS.S3();"],
    ['it is passed on', "«import AWS from 'aws-sdk';»\ncaptureAWS(AWS);\nnew AWS.S3();"],
    ['it is wrapped', "«const AWS = captureAWS(require('aws-sdk'));»\nnew AWS.S3();"],
    ['credentials are made', "«import AWS from 'aws-sdk';»\nnew AWS.S3(new AWS.Credentials('a', 'b'));"],
    ['credentials are imported', "«import { S3, Credentials } from 'aws-sdk';»\nnew S3(Credentials);"],
    ['its error type is used', "«import AWS from 'aws-sdk';»\nconst s3 = (e: AWS.AWSError) => new AWS.S3();"],
    ['a service is chosen while running', "«import AWS from 'aws-sdk';»\nnew AWS['S3'](new AWS[name]());"],
    ['a service is replaced', "«import AWS from 'aws-sdk';»\nAWS.S3 = Mock;\nnew AWS.S3();"],
    ['it is exported', "«import AWS from 'aws-sdk';»\nnew AWS.S3();\nexport { AWS };"],
    ['it is taken apart later', "«const AWS = require('aws-sdk');»\nconst { S3 } = AWS;\nnew S3();"],
    ['the rest of it is taken', "«const { S3, ...others } = require('aws-sdk');»\nnew S3(others);"],
    ['it is not used', "«import AWS from 'aws-sdk';»"],
    ['only types are imported', "«import type AWS from 'aws-sdk';»\nlet a: AWS.S3;"],
    ['it is another package', "«import AWS from 'aws-sdk-mock';»\nnew AWS.S3();"],
    ['it is narrow already', "«import S3 from 'aws-sdk/clients/s3';»\nnew S3();"],
  ])('%s', (_, marked) => {
    expect(narrowed(marked)).toBeUndefined();
  });
});
