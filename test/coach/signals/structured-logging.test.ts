import { describe, expect, it } from 'vitest';
import { structuredLoggingSignals } from '../../../src/coach/signals/structured-logging.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(structuredLoggingSignals, signal, files);
}

const sam = (properties = '', runtime = 'nodejs22.x', more = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: ${runtime}
${properties}${more}`;

const terraform = (body: string, more = '') => `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
${body}}
${more}`;

it('is observable where there are functions', async () => {
  expect(structuredLoggingSignals.isObservable(await surroundings({ 'template.yaml': sam() }))).toBe(true);
  const queue = { 'template.yaml': 'Resources:\n  Orders: { Type: AWS::SQS::Queue }\n' };
  expect(structuredLoggingSignals.isObservable(await surroundings(queue))).toBe(false);
});

describe('log.json', () => {
  it('counts the format of a function', async () => {
    expect(await seen('log.json', { 'template.yaml': sam('      LoggingConfig: { LogFormat: JSON }\n') })).toHaveLength(
      1,
    );
    expect(await seen('log.json', { 'template.yaml': sam('      LoggingConfig: { LogFormat: Text }\n') })).toEqual([]);
    expect(await seen('log.json', { 'main.tf': terraform('  logging_config { log_format = "JSON" }\n') })).toHaveLength(
      1,
    );
  });

  it('counts a logger with fields, in TypeScript and Python, once with the format', async () => {
    const typescript = `import { Logger } from '@aws-lambda-powertools/logger';
const logger = new Logger();
export const handler = async () => { logger.info('saved'); };
`;
    const json = '      LoggingConfig: { LogFormat: JSON }\n';
    expect(await seen('log.json', { 'template.yaml': sam(json), 'src/save.ts': typescript })).toEqual([
      'src/save.ts#handler',
    ]);
    const python = (line: string) => `from aws_lambda_powertools import Logger
logger = Logger()
def handler(event, context):
    ${line}
`;
    const template = sam('', 'python3.13');
    expect(
      await seen('log.json', { 'template.yaml': template, 'src/save.py': python('logger.info("saved")') }),
    ).toHaveLength(1);
    expect(await seen('log.json', { 'template.yaml': template, 'src/save.py': python('print("saved")') })).toEqual([]);
  });
});

it('log.retention counts log groups that end', async () => {
  const group = (properties: string) => `  Logs: { Type: AWS::Logs::LogGroup, Properties: { ${properties} } }\n`;
  expect(
    await seen('log.retention', { 'template.yaml': sam('', undefined, group('RetentionInDays: 14')) }),
  ).toHaveLength(1);
  expect(await seen('log.retention', { 'template.yaml': sam('', undefined, group('LogGroupName: a')) })).toEqual([]);
  const kept =
    'resource "aws_cloudwatch_log_group" "save" {\n  name = "/aws/lambda/save"\n  retention_in_days = 0\n}\n';
  expect(await seen('log.retention', { 'main.tf': terraform('', kept) })).toEqual([]);
});

describe('log.correlation', () => {
  const files = (code: string) => ({ 'template.yaml': sam(), 'src/save.ts': code });

  it('counts a logger that takes the id from the event', async () => {
    const code = (options: string) => `import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
const logger = new Logger();
export const handler = middy(async () => {}).use(injectLambdaContext(logger, ${options}));
`;
    expect(await seen('log.correlation', files(code("{ correlationIdPath: 'headers.id' }")))).toHaveLength(1);
    expect(await seen('log.correlation', files(code('{ resetKeys: true }')))).toEqual([]);
  });

  it('counts the same in Python', async () => {
    const code = (options: string) => `from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging import correlation_paths
logger = Logger()
@logger.inject_lambda_context(${options})
def handler(event, context):
    logger.info("saved")
`;
    const python = (options: string) => ({ 'template.yaml': sam('', 'python3.13'), 'src/save.py': code(options) });
    expect(await seen('log.correlation', python('correlation_id_path=correlation_paths.SQS'))).toHaveLength(1);
    expect(await seen('log.correlation', python('clear_state=True'))).toEqual([]);
  });

  it('counts an id that goes on with a message', async () => {
    const code = (attribute: string) => `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
const sqs = new SQSClient({});
export const handler = async (event: { id: string }) => {
  await sqs.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: '', MessageAttributes: { ${attribute} } }));
};
`;
    expect(
      await seen('log.correlation', files(code("'x-correlation-id': { DataType: 'String', StringValue: event.id }"))),
    ).toHaveLength(1);
    expect(await seen('log.correlation', files(code("kind: { DataType: 'String', StringValue: event.id }")))).toEqual(
      [],
    );
  });
});

it('log.level-env counts a level in the variable of loggers or in the function', async () => {
  const variables = (name: string) => `      Environment: { Variables: { ${name}: INFO } }\n`;
  expect(await seen('log.level-env', { 'template.yaml': sam(variables('LOG_LEVEL')) })).toEqual(['template.yaml#Save']);
  expect(await seen('log.level-env', { 'template.yaml': sam(variables('MODE')) })).toEqual([]);
  const level = '  logging_config {\n    log_format = "JSON"\n    application_log_level = "WARN"\n  }\n';
  expect(await seen('log.level-env', { 'main.tf': terraform(level) })).toHaveLength(1);
  const parameter = `Parameters:\n  Level: { Type: String }\n${sam('      Environment: { Variables: { LOG_LEVEL: !Ref Level } }\n')}`;
  expect(await seen('log.level-env', { 'template.yaml': parameter })).toHaveLength(1);
});

it('log.shared-logger counts a file that masks and that three handlers use', async () => {
  const names = ['save', 'load', 'drop'];
  const template = `Transform: AWS::Serverless-2016-10-31
Resources:
${names
  .map(
    (name) =>
      `  ${name}: { Type: AWS::Serverless::Function, Properties: { CodeUri: src/, Handler: ${name}.handler, Runtime: python3.13 } }\n`,
  )
  .join('')}`;
  const handler = 'from common import log\ndef handler(event, context):\n    log.write(event)\n';
  const files = (users: number) => ({
    'template.yaml': template,
    'src/common/__init__.py': '',
    'src/common/log.py': `from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_masking import DataMasking
logger = Logger()
masker = DataMasking()
def write(event):
    logger.info(masker.erase(event))
`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `src/${name}.py`,
        at < users ? handler : 'def handler(event, context):\n    return None\n',
      ]),
    ),
  });
  expect(await seen('log.shared-logger', files(3))).toEqual(['src/common/log.py#logger']);
  expect(await seen('log.shared-logger', files(2))).toEqual([]);
});

it('log.shared-logger counts a logger of pino that is told what not to write', async () => {
  const names = ['save', 'load', 'drop'];
  const template = `Transform: AWS::Serverless-2016-10-31
Resources:
${names
  .map(
    (name) =>
      `  ${name}: { Type: AWS::Serverless::Function, Properties: { CodeUri: src/, Handler: ${name}.handler, Runtime: nodejs24.x } }\n`,
  )
  .join('')}`;
  const handler = "import { logger } from './log.js';\nexport const handler = async () => logger.info('done');\n";
  const files = (logger: string) => ({
    'template.yaml': template,
    'src/log.ts': logger,
    ...Object.fromEntries(names.map((name) => [`src/${name}.ts`, handler])),
  });
  const made = (options: string) => files(`import pino from 'pino';\nexport const logger = pino(${options});\n`);
  expect(await seen('log.shared-logger', made("{ redact: ['headers.authorization'] }"))).toEqual(['src/log.ts#logger']);
  expect(await seen('log.shared-logger', made("{ level: 'info' }"))).toEqual([]);
});
