import { describe, expect, test } from 'vitest';
import { path, reader } from '../reading.js';
import { edit } from './editing.js';

describe('set-argument', () => {
  const set = (text: string) => {
    const [call] = reader.read({ path, text }).calls;
    if (!call) throw new Error('no call');
    return { kind: 'set-argument', at: call.range, argument: 'InvocationType', value: 'Event' } as const;
  };
  const given = (call: string) => `import boto3\nboto3.client('lambda').${call}\n`;

  test.each([
    ["invoke(FunctionName='f')", "invoke(FunctionName='f', InvocationType='Event')"],
    ['invoke(FunctionName="f",)', 'invoke(FunctionName="f", InvocationType="Event",)'],
    ["invoke(FunctionName='f', InvocationType='RequestResponse')", "invoke(FunctionName='f', InvocationType='Event')"],
    ["invoke(\n    FunctionName='f',\n)", "invoke(\n    FunctionName='f',\n    InvocationType='Event',\n)"],
    ["invoke(\n    FunctionName='f'  # it\n)", "invoke(\n    FunctionName='f',  # it\n    InvocationType='Event'\n)"],
    ['invoke()', "invoke(InvocationType='Event')"],
  ])('%s', (before, after) => {
    expect(edit(given(before), set)).toBe(given(after));
  });

  test('refuses where arguments come from elsewhere', () => {
    expect(edit(given('invoke(**options)'), set)).toBeUndefined();
  });
});
