import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

function serving(text: string): readonly string[] {
  return read(text).functions.flatMap(({ name, servesDeployment }) => (servesDeployment ? [name] : []));
}

describe('what only a deployment sends', () => {
  test.each([
    ['a member', `export const handler = async (event) => { await send(event.ResponseURL); };`],
    ['a destructured member', `export const handler = async (event) => { const { ResourceProperties } = event; };`],
    ['a test for it', `export const handler = async (event) => 'ResourceProperties' in event;`],
    ['a hook', `export const handler = async (event) => run(event['LifecycleEventHookExecutionId']);`],
    [
      'an answer',
      `import * as response from 'cfn-response'; export const handler = (event, context) => response.send(event, context, 'SUCCESS');`,
    ],
    [
      'an answer by a copy of the package',
      `const response = require('./cfn-response.js'); exports.handler = async function handler(event, context) { await response.send(event, context, 'SUCCESS'); };`,
    ],
  ])('%s', (_, text) => {
    expect(serving(text)).toEqual(['handler']);
  });

  test('nothing else counts', () => {
    expect(serving(`export const handler = async (event) => event.RequestType;`)).toEqual([]);
  });

  test('types say it too', () => {
    const text = `import type { CloudFormationCustomResourceHandler } from 'aws-lambda';
      export const run: CloudFormationCustomResourceHandler = async () => {};`;
    expect(read(text).functions[0]?.handlerShape).toEqual({ evidence: 'type', event: 'deployment' });
  });
});
