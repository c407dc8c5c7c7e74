import { describe, expect, test } from 'vitest';
import { aws, edit, importsOf, rangeOf, runtime } from './editing.js';

describe('rethrow', () => {
  const rethrow = (part: string) => (text: string) =>
    ({ kind: 'rethrow', at: rangeOf(text, part), errorName: 'err' }) as const;
  const inFunction = (results: string, body: string) =>
    `${importsOf(`${runtime}/events`)}\ntype Answer struct{}\n\nfunc f() ${results} {\n${body}}\n`;

  test.each([
    ['error', '{\n\t\tlog.Println(err)\n\t}', '{\n\t\tlog.Println(err)\n\t\treturn err\n\t}'],
    ['error', '{\n\t\tlog.Println(err) // why\n\t}', '{\n\t\tlog.Println(err) // why\n\t\treturn err\n\t}'],
    ['error', '{\n\t}', '{\n\t\treturn err\n\t}'],
    ['error', '{}', '{\n\t\treturn err\n\t}'],
    ['error', '{\n\t\tcontinue\n\t}', '{\n\t\treturn err\n\t}'],
    ['error', '{\n\t\treturn nil\n\t}', '{\n\t\treturn err\n\t}'],
    ['(string, error)', '{\n\t\treturn "x", nil\n\t}', '{\n\t\treturn "x", err\n\t}'],
    ['(string, error)', '{\n\t\tlog.Println(err)\n\t}', '{\n\t\tlog.Println(err)\n\t\treturn "", err\n\t}'],
    [
      '(*Answer, int, bool, error)',
      '{\n\t\tlog.Println(err)\n\t}',
      '{\n\t\tlog.Println(err)\n\t\treturn nil, 0, false, err\n\t}',
    ],
    ['(Answer, error)', '{\n\t\tlog.Println(err)\n\t}', '{\n\t\tlog.Println(err)\n\t\treturn Answer{}, err\n\t}'],
    [
      '(events.SQSEventResponse, error)',
      '{\n\t\tlog.Println(err)\n\t}',
      '{\n\t\tlog.Println(err)\n\t\treturn events.SQSEventResponse{}, err\n\t}',
    ],
    ['(store.Thing, error)', '{\n\t\tlog.Println(err)\n\t}', undefined],
    ['', '{\n\t\tlog.Println(err)\n\t}', undefined],
    ['error', '{\n\t\treturn wrap(err)\n\t}', undefined],
  ])('in a function that gives %s: %s', (results, block, expected) => {
    const body = (inside: string) => `\tif err := run(); err != nil ${inside}\n\treturn done()\n`;
    const after = edit(inFunction(results, body(block)), rethrow(block));
    expect(after).toBe(expected && inFunction(results, body(expected)));
  });

  test('gives what other returns of the function give beside an error', () => {
    const text = (more: string) =>
      inFunction(
        '(store.Thing, error)',
        `\tif bad {\n\t\treturn store.Thing{}, errBad\n\t}\n\tif err := run(); err != nil {\n\t\tlog.Println(err)\n${more}\t}\n\treturn thing, nil\n`,
      );
    expect(edit(text(''), rethrow('{\n\t\tlog.Println(err)\n\t}'))).toBe(text('\t\treturn store.Thing{}, err\n'));
  });

  test.each([
    ['save()', 'if err := save(); err != nil {\n\t\treturn err\n\t}'],
    ['_ = save()', 'if err := save(); err != nil {\n\t\treturn err\n\t}'],
    ['load()', 'if _, err := load(); err != nil {\n\t\treturn err\n\t}'],
    ['_, _ = load()', 'if _, err := load(); err != nil {\n\t\treturn err\n\t}'],
    ['item, _ := load()', 'item, err := load()\n\tif err != nil {\n\t\treturn err\n\t}'],
    [
      'queue.SendMessage(ctx, &sqs.SendMessageInput{})',
      'if _, err := queue.SendMessage(ctx, &sqs.SendMessageInput{}); err != nil {\n\t\treturn err\n\t}',
    ],
  ])('where an error is dropped: %s', (statement, expected) => {
    const text = (inside: string) =>
      `${importsOf(`${aws}/service/sqs`)}\nvar queue *sqs.Client\n\nfunc save() error { return run() }\n\nfunc load() (int, error) { return 0, nil }\n\nfunc f() error {\n\t${inside}\n\treturn use(item)\n}\n`;
    expect(edit(text(statement), rethrow(statement))).toBe(text(expected));
  });
});
