import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

function serving(text: string): readonly string[] {
  return read(text).functions.flatMap(({ name, servesDeployment }) => (servesDeployment ? [name] : []));
}

describe('what only a deployment sends', () => {
  test.each([
    ['an index', `def handler(event, context):\n    send(event['ResponseURL'])\n`],
    ['a look', `def handler(event, context):\n    return event.get('ResourceProperties', {})\n`],
    ['a test for it', `def handler(event, context):\n    return 'ResourceProperties' in event\n`],
    ['a hook', `def handler(event, context):\n    run(event["LifecycleEventHookExecutionId"])\n`],
    [
      'an answer',
      `import cfnresponse\n\ndef handler(event, context):\n    cfnresponse.send(event, context, cfnresponse.SUCCESS, {})\n`,
    ],
  ])('%s', (_, text) => {
    expect(serving(text)).toEqual(['handler']);
  });

  test('nothing else counts', () => {
    expect(serving(`def handler(event, context):\n    return event['RequestType']\n`)).toEqual([]);
  });
});
