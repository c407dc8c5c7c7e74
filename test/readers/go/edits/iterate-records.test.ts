import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../../src/model/source.js';
import { path } from '../reading.js';
import { edit, importsOf, runtime } from './editing.js';

describe('iterate-records', () => {
  const firstUse = (text: string) => {
    const start = text.indexOf('event.Records[0]');
    return new LineIndex({ path, text }).range(start, start + 'event.Records[0]'.length);
  };
  const iterate = (text: string) => ({ kind: 'iterate-records', at: firstUse(text) }) as const;
  const handler = (body: string) =>
    `${importsOf(`${runtime}/events`)}\nfunc handler(event events.SQSEvent) error {\n${body}}\n`;

  test.each([
    [
      '\trecord := event.Records[0]\n\n\tif err := save(record.Body); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n',
      '\tfor _, record := range event.Records {\n\t\tif err := save(record.Body); err != nil {\n\t\t\treturn err\n\t\t}\n\t}\n\treturn nil\n',
    ],
    [
      '\tbody := event.Records[0].Body\n\tsave(body, event.Records[0].MessageId, `a\nb`)\n\treturn nil\n',
      '\tfor _, record := range event.Records {\n\t\tbody := record.Body\n\t\tsave(body, record.MessageId, `a\nb`)\n\t}\n\treturn nil\n',
    ],
    [
      '\trecord := event.Records[0]\n\tif err := save(record); err != nil {\n\t\treturn nil\n\t}\n\treturn nil\n',
      undefined,
    ],
    ['\trecord := event.Records[0]\n\terr := save(record)\n\treturn err\n', undefined],
    ['\treturn save(event.Records[0])\n', undefined],
    [
      '\tif ok {\n\t\tsave(event.Records[0])\n\t}\n\tsave(event.Records[0])\n\treturn nil\n',
      '\tfor _, record := range event.Records {\n\t\tif ok {\n\t\t\tsave(record)\n\t\t}\n\t\tsave(record)\n\t}\n\treturn nil\n',
    ],
  ])('%s', (before, after) => {
    expect(edit(handler(before), iterate)).toBe(after && handler(after));
  });
});
