import { describe, expect, test } from 'vitest';
import { aws, edit, importsOf, rangeOf } from './editing.js';

describe('set-argument', () => {
  const set = (part: string) => (text: string) =>
    ({ kind: 'set-argument', at: rangeOf(text, part), argument: 'InvocationType', value: 'Event' }) as const;
  const call = (version: string, inside: string) =>
    `${importsOf(`${version}/aws`, `${version}/service/lambda`)}\nvar client *lambda.Client\n\nfunc f() {\n\tclient.Invoke(ctx, &lambda.InvokeInput${inside})\n}\n`;

  test.each([
    ['{}', '{InvocationType: "Event"}'],
    ['{FunctionName: &name}', '{FunctionName: &name, InvocationType: "Event"}'],
    ['{InvocationType: kind}', '{InvocationType: "Event"}'],
    [
      '{\n\t\tFunctionName: &name,\n\t\tPayload:      body,\n\t}',
      '{\n\t\tFunctionName:   &name,\n\t\tPayload:        body,\n\t\tInvocationType: "Event",\n\t}',
    ],
    [
      '{\n\t\tFunctionName: &name, // who\n\t\tPayload: []byte{\n\t\t\t1,\n\t\t},\n\t}',
      '{\n\t\tFunctionName: &name, // who\n\t\tPayload: []byte{\n\t\t\t1,\n\t\t},\n\t\tInvocationType: "Event",\n\t}',
    ],
  ])('%s', (before, after) => {
    const text = call(aws, before);
    expect(edit(text, set(text.slice(text.indexOf('client.Invoke'), text.lastIndexOf(')') + 1)))).toBe(
      call(aws, after),
    );
  });

  test('in version 1, and in a request of its own', () => {
    const text = (inside: string) =>
      `${importsOf('github.com/aws/aws-sdk-go/aws', 'github.com/aws/aws-sdk-go/service/lambda')}\nfunc f(svc *lambda.Lambda) {\n\tinput := &lambda.InvokeInput{${inside}}\n\tsvc.Invoke(input)\n\tuse(aws.NewConfig())\n}\n`;
    expect(edit(text(''), set('svc.Invoke(input)'))).toBe(text('InvocationType: aws.String("Event")'));
  });

  test('is refused where the request cannot be seen', () => {
    const text = `${importsOf(`${aws}/service/lambda`)}\nfunc f(client *lambda.Client, input *lambda.InvokeInput) {\n\tclient.Invoke(ctx, input)\n}\n`;
    expect(edit(text, set('client.Invoke(ctx, input)'))).toBeUndefined();
  });
});
