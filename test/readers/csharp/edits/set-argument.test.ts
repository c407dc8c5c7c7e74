import { describe, expect, test } from 'vitest';
import { rangeOf } from '../reading.js';
import { edit, expectEdit } from './editing.js';

describe('set-argument', () => {
  const set = (part: string) => (text: string) =>
    ({ kind: 'set-argument', at: rangeOf(text, part), argument: 'InvocationType', value: 'Event' }) as const;

  test('adds a property to the request, laid out as the others are', () => {
    expectEdit(
      `
      class A
      {
          async Task F()
          {
              await lambda.InvokeAsync(new InvokeRequest
              {
                  FunctionName = "next",
                  Payload = json
              });
          }
      }
      `,
      set(
        'lambda.InvokeAsync(new InvokeRequest\n        {\n            FunctionName = "next",\n            Payload = json\n        })',
      ),
      `
      class A
      {
          async Task F()
          {
              await lambda.InvokeAsync(new InvokeRequest
              {
                  FunctionName = "next",
                  Payload = json,
                  InvocationType = InvocationType.Event
              });
          }
      }
      `,
    );
  });

  test.each([
    [
      'new InvokeRequest { FunctionName = "a" }',
      'new InvokeRequest { FunctionName = "a", InvocationType = InvocationType.Event }',
    ],
    ['new InvokeRequest()', 'new InvokeRequest() { InvocationType = InvocationType.Event }'],
    ['new InvokeRequest { }', 'new InvokeRequest { InvocationType = InvocationType.Event }'],
    [
      'new InvokeRequest { InvocationType = InvocationType.RequestResponse }',
      'new InvokeRequest { InvocationType = InvocationType.Event }',
    ],
  ])('%s becomes %s', (request, after) => {
    const text = `class A { void F() { lambda.InvokeAsync(${request}); } }`;
    expect(edit(text, set(`lambda.InvokeAsync(${request})`))).toBe(text.replace(request, after));
  });

  test('finds the request behind its name, and what is set later', () => {
    const call = 'lambda.InvokeAsync(request)';
    expect(
      edit(`class A { void F() { var request = new InvokeRequest { FunctionName = "a" }; ${call}; } }`, set(call)),
    ).toContain('{ FunctionName = "a", InvocationType = InvocationType.Event }');
    expect(
      edit(
        `class A { void F() { var request = new InvokeRequest(); request.InvocationType = InvocationType.RequestResponse; ${call}; } }`,
        set(call),
      ),
    ).toContain('new InvokeRequest(); request.InvocationType = InvocationType.Event;');
    expect(edit(`class A { void F(InvokeRequest request) { ${call}; } }`, set(call))).toBeUndefined();
  });
});
