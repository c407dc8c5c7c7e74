import { expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import type { SourceRange } from '../../../src/model/source.js';
import { template } from '../cloudformation/edits/carry-out.js';
import { edited } from './reading.js';

const root = 'serverless.yml';
const anywhere: SourceRange = { file: root, start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function remove(property: `${string}.${string}`, path: readonly string[], replaces?: SourceRange): TemplateIntent {
  const [declaration = '', name = ''] = property.split('.');
  return {
    kind: 'remove-property',
    of: { dialect: 'serverless-framework', file: root, path, root },
    declaration: declaration as 'function',
    property: name,
    ...(replaces && { replaces }),
  };
}

const text = template`
  service: orders
  provider:
    name: aws
    timeout: 900
  functions:
    save:
      reservedConcurrency: 0
      handler: src/save.handler
      destinations:
        onFailure: arn:aws:sqs:eu-west-1:1:q
      events:
        - sqs:
            arn: !GetAtt Jobs.Arn
            maximumConcurrency: 2
  resources:
    Resources:
      Jobs:
        Type: AWS::SQS::Queue
        Properties:
          VisibilityTimeout: 30
  `;
const save = ['functions', 'save'];

test.each<[TemplateIntent, string]>([
  [remove('function.reservedConcurrency', save), '    reservedConcurrency: 0\n'],
  [remove('function.timeoutSeconds', save, anywhere), '  timeout: 900\n'],
  [remove('async-invoke.onFailure', save), '    destinations:\n      onFailure: arn:aws:sqs:eu-west-1:1:q\n'],
  [remove('trigger.maximumConcurrency', [...save, 'events', '0', 'sqs']), '          maximumConcurrency: 2\n'],
  [
    remove('queue.visibilityTimeoutSeconds', ['resources', 'Resources', 'Jobs']),
    '      Properties:\n        VisibilityTimeout: 30\n',
  ],
])('$property', (intent, lines) => {
  expect(edited(text, [intent])).toBe(text.replace(lines, ''));
});

test('what the provider says for all stays as long as nobody says so', () => {
  expect(edited(text, [remove('function.timeoutSeconds', save)])).toBeUndefined();
});

test('from a program', () => {
  const program = `export default {
  service: 'orders',
  functions: {
    save: { handler: 'src/save.handler', reservedConcurrency: 0 },
    load: {
      handler: 'src/load.handler',
      reservedConcurrency: 0, // off
    },
  },
};
`;
  const at = (name: string) => remove('function.reservedConcurrency', ['default', 'functions', name]);
  expect(edited(program, [at('save')], 'serverless.ts')).toBe(program.replace(', reservedConcurrency: 0 }', ' }'));
  expect(edited(program, [at('load')], 'serverless.ts')).toBe(
    program.replace('      reservedConcurrency: 0, // off\n', ''),
  );
});
