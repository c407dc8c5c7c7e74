import { describe, expect, test } from 'vitest';
import { plain, textAt } from '../cloudformation/reading.js';
import { declaration, ofKind, read } from './reading.js';

const root = `import type { AWS } from '@serverless/typescript';
import { save } from './src/functions';
import load from '@functions/load';
import resources from './resources.json';

const timeout = 20;
const shared = { memorySize: 512, environment: { A: process.env.A || 'there', STAGE: '\${sls:stage}' } };

const configuration: AWS = {
  service: 'orders',
  provider: { name: 'aws', runtime: 'nodejs22.x', timeout, ...shared, tracing: { lambda: true } } as const,
  functions: { save, load, 'odd-one': { handler: \`src/\${'odd'}.run\`, memorySize: isBig ? 1 : 2 } },
  resources,
};

module.exports = configuration;
`;

const files = {
  'api/serverless.ts': root,
  'api/src/functions/index.ts': "export { default as save } from './save';\n",
  'api/src/functions/save/index.ts': `import { handlerPath } from '@libs/handler-resolver';
export default {
  handler: \`\${handlerPath(__dirname)}/handler.main\`,
  events: [{ sqs: { arn: { 'Fn::GetAtt': ['Orders', 'Arn'] }, batchSize: 3 } }],
};
`,
  'api/src/functions/load.ts': "export default { handler: 'src/functions/load.handler' };\n",
  'api/resources.json': '{ "Resources": { "Orders": { "Type": "AWS::SQS::Queue" } } }',
};

describe('configurations that are programs', () => {
  const facts = read(files);

  test('constants, spreads, imports and templates are followed', () => {
    expect(ofKind(facts, 'function').map(({ name, handler }) => [name, plain(handler)])).toEqual([
      ['save', 'src/functions/save/handler.main'],
      ['load', 'src/functions/load.handler'],
      ['odd-one', 'src/odd.run'],
    ]);
    const save = declaration(facts, 'function', 'save');
    expect([save.timeoutSeconds, save.memoryMb, save.tracing].map(plain)).toEqual([20, 512, 'Active']);
    expect(save.environment.variables.map(({ value }) => plain(value))).toEqual(['there', 'dev']);
    expect(plain(declaration(facts, 'function', 'odd-one').memoryMb)).toEqual({ choice: [1, 2] });
  });

  test('a declaration lies where it is written', () => {
    const save = declaration(facts, 'function', 'save');
    expect(save.origin.file).toBe('api/src/functions/save/index.ts');
    expect(textAt(root, declaration(facts, 'function', 'odd-one').range)).toBe("'odd-one'");
    expect(ofKind(facts, 'trigger')).toMatchObject([
      { service: 'sqs', batchSize: { value: 3 }, source: { value: { id: 'Orders' } } },
    ]);
  });

  test('JavaScript gives what it exports, a function what it gives back', () => {
    const text = `const { hello } = require('./functions');
module.exports = () => ({ service: 'x', provider: { name: 'aws' }, functions: { hello, ...require('./more.js') } });
`;
    const read_ = read({
      'serverless.js': text,
      'functions.js': "exports.hello = { handler: 'a.b' };\n",
      'more.js': "module.exports = { second: { handler: 'c.d' } };\n",
    });
    expect(ofKind(read_, 'function').map(({ name }) => name)).toEqual(['hello', 'second']);
  });

  test('a file that a document puts in may be a program', () => {
    const read_ = read({
      'serverless.yml': 'service: x\nprovider: { name: aws }\nfunctions: ${file(functions.js):all}\n',
      'functions.js': "module.exports = { all: { hello: { handler: 'a.b' } } };\n",
    });
    expect(ofKind(read_, 'function').map(({ name }) => name)).toEqual(['hello']);
  });

  test('what is worked out when deploying is unknown', () => {
    const read_ = read({
      'serverless.ts':
        "export default { service: 'x', provider: { name: 'aws' }, functions: { a: make('a'), b: { handler: find() } } };\n",
    });
    expect(ofKind(read_, 'function').map(({ name, handler }) => [name, handler.kind])).toEqual([['b', 'unknown']]);
    expect(read_.incomplete.map(({ reason }) => reason)).toEqual(['a function works it out when deploying']);
  });
});
