import { rules } from '../rules/index.js';
import { framework } from '../rules/skills.js';
import { openWorkspace, standardReaders } from '../src/workspace/index.js';
import { MemoryFileSystem } from '../src/workspace/memory-file-system.js';
import { nodeAssets } from '../src/workspace/node-assets.js';

const keystrokes = 60;
const warmUp = 20;

/** The median time from one more character in a large file to its new findings, the parser warm as in an editor. */
export async function keystroke(where: 'handler' | 'template') {
  const files = new Map([
    ['template.yaml', template(where === 'template' ? 1000 : 60)],
    ['src/app.ts', handler(where === 'handler' ? 500 : 60)],
  ]);
  const workspace = await openWorkspace(new MemoryFileSystem(files), {
    readers: standardReaders(nodeAssets),
    rules,
    roles: framework.roles.map(({ id }) => id),
  });
  await workspace.scan();
  const path = where === 'template' ? 'template.yaml' : 'src/app.ts';
  const comment = where === 'template' ? '# ' : '// ';
  const text = files.get(path) ?? '';
  const times: number[] = [];
  for (let typed = 1; typed <= keystrokes; typed++) {
    const started = performance.now();
    workspace.update(path, `${text}${comment}${'x'.repeat(typed)}\n`);
    await workspace.lintFile(path);
    times.push(performance.now() - started);
  }
  const settled = times.slice(warmUp).sort((a, b) => a - b);
  return { millis: settled[Math.floor(settled.length / 2)] ?? 0, files: files.size };
}

function handler(lines: number): string {
  const head = [
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
    "import { PutCommand } from '@aws-sdk/lib-dynamodb';",
    "import type { SQSEvent } from 'aws-lambda';",
    'const client = new DynamoDBClient({});',
    'export const handler = async (event: SQSEvent) => {',
    '  for (const record of event.Records) await save0(JSON.parse(record.body));',
    '};',
  ];
  const each = 8;
  const functions = Array.from({ length: Math.ceil((lines - head.length) / each) }, (_, index) => [
    `async function save${index}(order: { id: string; cents: number }): Promise<void> {`,
    '  try {',
    `    await client.send(new PutCommand({ TableName: process.env.TABLE_${index % 9}, Item: { id: order.id } }));`,
    '  } catch (error) {',
    "    console.error('not saved', order.id, error);",
    '    throw error;',
    '  }',
    `  if (order.cents > ${index}) await save${index + 1}(order);\n}`,
  ]);
  return `${[...head, ...functions.flat()].join('\n')}\n`;
}

function template(lines: number): string {
  const head = ['Transform: AWS::Serverless-2016-10-31', 'Resources:'];
  const each = 20;
  const services = Array.from({ length: Math.ceil((lines - head.length) / each) }, (_, index) => [
    `  Orders${index}:`,
    '    Type: AWS::SQS::Queue',
    '    Properties:',
    '      VisibilityTimeout: 180',
    `  Process${index}:`,
    '    Type: AWS::Serverless::Function',
    '    Properties:',
    '      Runtime: nodejs24.x',
    '      CodeUri: src/',
    '      Handler: app.handler',
    '      Timeout: 30',
    '      Environment:',
    '        Variables:',
    `          QUEUE: !Ref Orders${index}`,
    '      Events:',
    '        Orders:',
    '          Type: SQS',
    '          Properties:',
    `            Queue: !GetAtt Orders${index}.Arn`,
    '            BatchSize: 10',
  ]);
  return `${[...head, ...services.flat()].join('\n')}\n`;
}
