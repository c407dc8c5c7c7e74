import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { TemplateIntent } from '../../../src/model/intent.js';
import type { Assets } from '../../../src/model/reader.js';
import { LineIndex, type SourceRange, type TextEdit } from '../../../src/model/source.js';
import type { Declaration, DeclarationKind, TemplateFacts } from '../../../src/model/template.js';
import { createCdkReader } from '../../../src/readers/templates/cdk/index.js';

const packages = createRequire(import.meta.url);

/** The parser's parts as npm installed them. */
const installedAssets: Assets = {
  load: async (name) => {
    const owner = name === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : 'tree-sitter-python';
    return new Uint8Array(await readFile(packages.resolve(`${owner}/${name}`)));
  },
};

export const reader = await createCdkReader(installedAssets);

export type Files = Readonly<Record<string, string>>;

/** The applications that some files declare, each file at hand from the start. */
export function applicationsIn(files: Files): readonly TemplateFacts[] {
  const read = new Map(Object.entries(files).map(([path, text]) => [path, reader.read({ path, text })]));
  return reader.assemble(read);
}

/** The application of one stack: `body` stands in its constructor, behind the usual imports. */
export function stackOf(body: string, before = ''): TemplateFacts {
  const [application] = applicationsIn({ [path]: stackText(body, before) });
  if (!application) throw new Error('no application');
  return application;
}

export const path = 'lib/stack.ts';

export function stackText(body: string, before = ''): string {
  return `import * as cdk from 'aws-cdk-lib';
import { Duration } from 'aws-cdk-lib';
import * as path from 'path';
${areas.map(([name, area]) => `import * as ${name} from 'aws-cdk-lib/${area}';`).join('\n')}
${before}
class Stack extends cdk.Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const fn = new lambda.Function(this, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'app.handler', code: lambda.Code.fromAsset('src') });
    ${body}
  }
}
new Stack(new cdk.App(), 'Orders', { stage: process.env.STAGE });
`;
}

const areas = [
  ['lambda', 'aws-lambda'],
  ['nodejs', 'aws-lambda-nodejs'],
  ['sources', 'aws-lambda-event-sources'],
  ['destinations', 'aws-lambda-destinations'],
  ['sqs', 'aws-sqs'],
  ['sns', 'aws-sns'],
  ['subs', 'aws-sns-subscriptions'],
  ['s3', 'aws-s3'],
  ['s3n', 'aws-s3-notifications'],
  ['events', 'aws-events'],
  ['targets', 'aws-events-targets'],
  ['scheduler', 'aws-scheduler'],
  ['schedulerTargets', 'aws-scheduler-targets'],
  ['dynamodb', 'aws-dynamodb'],
  ['kinesis', 'aws-kinesis'],
  ['apigw', 'aws-apigateway'],
  ['apigwv2', 'aws-apigatewayv2'],
  ['integrations', 'aws-apigatewayv2-integrations'],
  ['authorizers', 'aws-apigatewayv2-authorizers'],
  ['sfn', 'aws-stepfunctions'],
  ['tasks', 'aws-stepfunctions-tasks'],
  ['iam', 'aws-iam'],
  ['logs', 'aws-logs'],
  ['sagemaker', 'aws-sagemaker'],
  ['secrets', 'aws-secretsmanager'],
  ['codedeploy', 'aws-codedeploy'],
  ['cognito', 'aws-cognito'],
  ['cr', 'custom-resources'],
] as const;

/** The declarations of a kind; `Fn` itself, which every stack has, is left out where others are there. */
export function of<Kind extends DeclarationKind>(
  { declarations }: TemplateFacts,
  kind: Kind,
): readonly Extract<Declaration, { kind: Kind }>[] {
  return declarations.filter(
    (declaration): declaration is Extract<Declaration, { kind: Kind }> => declaration.kind === kind,
  );
}

export function named<Kind extends DeclarationKind>(facts: TemplateFacts, kind: Kind, name: string) {
  const found = of(facts, kind).find((declaration) => declaration.name === name);
  if (!found) throw new Error(`no ${kind} ${name} among ${facts.declarations.map(({ id }) => id).join(', ')}`);
  return found;
}

/** A value in short: what is known, `?` for unknown, undefined for absent. */
export function short(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
  switch (value.kind) {
    case 'known':
      return 'value' in value ? short(value.value) : undefined;
    case 'absent':
      return undefined;
    case 'unknown':
      return '?';
    case 'choice':
      return { either: (value as unknown as { options: unknown[] }).options.map(short) };
    case 'resource': {
      const { id, attribute, suffix } = value as unknown as { id: string; attribute?: string; suffix?: string };
      return [id, ...(attribute ? [attribute] : [])].join('.') + (suffix ?? '');
    }
    case 'text':
      return (value as unknown as { text: string }).text;
    default:
      return value;
  }
}

/** The text a range covers. */
export function textAt(text: string, range: SourceRange): string {
  const index = new LineIndex({ path: range.file, text });
  return text.slice(index.offset(range.start), index.offset(range.end));
}

/** A file after the intents, or undefined when they cannot be expressed. */
export function edited(text: string, intents: readonly TemplateIntent[], file = path): string | undefined {
  const edits = reader.edit({ path: file, text }, intents);
  return edits && apply(text, edits, file);
}

function apply(text: string, edits: readonly TextEdit[], file: string): string {
  const index = new LineIndex({ path: file, text });
  return [...edits]
    .sort((a, b) => index.offset(b.range.start) - index.offset(a.range.start))
    .reduce(
      (result, { range, text: added }) =>
        result.slice(0, index.offset(range.start)) + added + result.slice(index.offset(range.end)),
      text,
    );
}
