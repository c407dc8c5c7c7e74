import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { TemplateIntent } from '../../../../src/model/intent.js';
import { editCloudFormation } from '../../../../src/readers/templates/cloudformation/edits/index.js';
import { applied, at, carryOut } from './carry-out.js';

const save = at('Resources', 'Save');
const orders = { reference: 'Orders', attribute: 'arn' } as const;
const statement = at('Resources', 'Save', 'Properties', 'Policies', '0', 'Statement', '0');

/** One of everything. */
const intents: readonly TemplateIntent[] = [
  { kind: 'set-property', of: save, declaration: 'function', property: 'timeoutSeconds', value: 10 },
  { kind: 'set-property', of: save, declaration: 'function', property: 'runtime', value: 'nodejs24.x' },
  { kind: 'set-redrive', of: at('Resources', 'Orders'), target: 'Dead', maxReceiveCount: 5 },
  {
    kind: 'add-resource',
    near: at('Resources', 'Orders'),
    resource: { kind: 'queue', name: 'Dead', retentionSeconds: 60 },
  },
  {
    kind: 'add-resource',
    near: save,
    resource: {
      kind: 'log-group',
      name: 'Logs',
      logGroupName: { join: ['/aws/lambda/', { reference: 'Save', attribute: 'name' }] },
      retentionDays: 30,
    },
  },
  {
    kind: 'add-resource',
    near: save,
    resource: {
      kind: 'async-invoke',
      name: 'Async',
      function: 'Save',
      onFailure: { reference: 'Dead', attribute: 'arn' },
    },
  },
  { kind: 'set-environment', of: save, name: 'QUEUE', value: orders },
  { kind: 'set-environment-from-parameter', of: save, name: 'KEY', parameter: 'Key' },
  { kind: 'replace-actions', of: statement, actions: ['sqs:SendMessage', 'sqs:GetQueueUrl'] },
  { kind: 'replace-resources', of: statement, resources: [orders] },
  { kind: 'add-grant', of: save, actions: ['sqs:ReceiveMessage'], resource: orders },
  {
    kind: 'set-property',
    of: at('Resources', 'Save', 'Properties', 'Events', 'Http'),
    declaration: 'trigger',
    property: 'authorization',
    value: 'iam',
  },
];

const before = {
  Transform: 'AWS::Serverless-2016-10-31',
  Resources: {
    Save: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        Handler: 'orders.save',
        Runtime: 'nodejs20.x',
        Policies: [{ Statement: [{ Effect: 'Allow', Action: ['sqs:*'], Resource: '*' }] }],
        Events: { Http: { Type: 'Api', Properties: { Path: '/orders', Method: 'post' } } },
      },
    },
    Orders: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } },
  },
};

const get = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const after = {
  Transform: 'AWS::Serverless-2016-10-31',
  Parameters: { Key: { Type: 'String' } },
  Resources: {
    Save: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        Handler: 'orders.save',
        Runtime: 'nodejs24.x',
        Timeout: 10,
        Environment: { Variables: { QUEUE: get('Orders'), KEY: { Ref: 'Key' } } },
        Policies: [
          {
            Statement: [
              { Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:GetQueueUrl'], Resource: get('Orders') },
              { Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: get('Orders') },
            ],
          },
        ],
        Events: {
          Http: { Type: 'Api', Properties: { Path: '/orders', Method: 'post', Auth: { Authorizer: 'AWS_IAM' } } },
        },
        EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: 'SQS', Destination: get('Dead') } } },
      },
    },
    Logs: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: { 'Fn::Sub': '/aws/lambda/${Save}' }, RetentionInDays: 30 },
    },
    Orders: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: 'orders', RedrivePolicy: { deadLetterTargetArn: get('Dead'), maxReceiveCount: 5 } },
    },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 60 } },
  },
};

interface Style {
  readonly indent: number;
  readonly listsIndented: boolean;
  readonly newline: string;
  readonly comments: boolean;
  readonly blankLines: boolean;
  readonly quote: string;
  /** Maps and lists from this depth on are in braces. */
  readonly flowFrom: number;
  readonly lastNewline: boolean;
}

const styles: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom(2, 3, 4),
  listsIndented: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
  comments: fc.boolean(),
  blankLines: fc.boolean(),
  quote: fc.constantFrom('', "'", '"'),
  flowFrom: fc.integer({ min: 2, max: 12 }),
  lastNewline: fc.boolean(),
});

function write(style: Style): string {
  let comments = 0;
  const comment = () => (style.comments ? ` # comment ${comments++}` : '');
  const scalar = (value: unknown) => {
    if (typeof value !== 'string') return String(value);
    const quote = style.quote === '' && value.startsWith('*') ? "'" : style.quote;
    return quote + value + quote;
  };
  const flow = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
    if (typeof value !== 'object' || value === null) return scalar(value);
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${key}: ${flow(each)}`)
      .join(', ')} }`;
  };
  const block = (value: unknown, column: number, depth: number): string => {
    if (typeof value !== 'object' || value === null) return ` ${scalar(value)}${comment()}`;
    if (depth >= style.flowFrom) return ` ${flow(value)}${comment()}`;
    if (Array.isArray(value)) {
      const dash = column + (style.listsIndented ? style.indent : 0);
      return value.map((item) => `${style.newline}${' '.repeat(dash)}-${behindDash(item, dash, depth + 1)}`).join('');
    }
    const inner = column + style.indent;
    return comment() + style.newline + ' '.repeat(inner) + entries(value, inner, depth + 1);
  };
  const behindDash = (value: unknown, dash: number, depth: number): string => {
    if (typeof value !== 'object' || value === null || depth >= style.flowFrom) return block(value, dash, depth);
    return ` ${entries(value, dash + 2, depth)}`;
  };
  const entries = (value: object, column: number, depth: number): string => {
    const gap = style.newline + (style.blankLines && depth <= 2 ? style.newline : '') + ' '.repeat(column);
    return Object.entries(value)
      .map(([key, each]) => `${key}:${block(each, column, depth)}`)
      .join(gap);
  };
  return entries(before, 0, 1) + (style.lastNewline ? style.newline : '');
}

function evaluate(text: string): unknown {
  const long = (tag: string, split: boolean) => ({
    tag: `!${tag}`,
    resolve: (value: string) => ({ [tag === 'Ref' ? 'Ref' : `Fn::${tag}`]: split ? value.split('.') : value }),
  });
  const document = parseDocument(text, { customTags: [long('Ref', false), long('GetAtt', true), long('Sub', false)] });
  expect(document.errors).toEqual([]);
  return document.toJS();
}

describe('in every style', () => {
  test('YAML says what was meant, and keeps its comments', () => {
    fc.assert(
      fc.property(styles, (style) => {
        const text = write(style);
        expect(evaluate(text)).toEqual(before);
        const result = carryOut(text, ...intents) ?? '';
        expect(evaluate(result)).toEqual(after);
        const comments = (of: string) => of.match(/# comment \d+/g) ?? [];
        expect(comments(result).sort()).toEqual(comments(text).sort());
        expect(result.replaceAll(style.newline, '').includes('\n')).toBe(false);
        expect(/\n$/.test(result)).toBe(style.lastNewline);
      }),
      { numRuns: 150 },
    );
  });

  test.each([undefined, 2, 4, '\t'])('JSON with an indentation of %j', (indent) => {
    const result = carryOut(JSON.stringify(before, undefined, indent), ...intents) ?? '';
    expect(JSON.parse(result)).toEqual(after);
    if (indent !== undefined) expect(result).toBe(JSON.stringify(JSON.parse(result), undefined, indent));
  });
});

describe('with a text that is broken somewhere', () => {
  const texts = fc
    .tuple(styles, fc.boolean())
    .map(([style, json]) => (json ? JSON.stringify(before, undefined, 2) : write(style)));
  const mutated = fc
    .tuple(
      texts,
      fc.nat(),
      fc.nat(20),
      fc.constantFrom('', ' ', '\n', '{', ']', "'", '"', ':', '- ', '&a ', '*a', '!If ', '#', '\t', '<<: '),
    )
    .map(([text, offset, length, insertion]) => {
      const start = offset % (text.length + 1);
      return text.slice(0, start) + insertion + text.slice(start + length);
    });

  test('nothing is thrown, edits are in order and inside, and what comes out is sound', () => {
    fc.assert(
      fc.property(mutated, fc.shuffledSubarray([...intents], { minLength: 1 }), (text, some) => {
        const edits = editCloudFormation({ path: 'template.yaml', text }, some);
        if (!edits) return;
        const result = applied(text, edits);
        expect(parseDocument(result, { uniqueKeys: false, logLevel: 'error' }).errors).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
