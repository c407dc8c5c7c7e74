import { describe, expect, test } from 'vitest';
import { dedent, path, reader } from '../reading.js';
import { edit } from './editing.js';

describe('iterate-records', () => {
  const iterate = (text: string) => {
    const use = reader.read({ path, text }).recordUses.find((each) => each.use === 'first');
    if (!use) throw new Error('no use');
    return { kind: 'iterate-records', at: use.range } as const;
  };

  test('turns the assignment into the loop', () => {
    expect(
      edit(
        `
        def handler(event, context):
            print('start')
            record = event['Records'][0]

            # keep
            text = """
          inside
        """
            save(record, event['Records'][0]['messageId'])
            return {'ok': True}
        `,
        iterate,
      ),
    ).toBe(
      dedent(`
        def handler(event, context):
            print('start')
            for record in event['Records']:
                # keep
                text = """
          inside
        """
                save(record, record['messageId'])
            return {'ok': True}
        `),
    );
  });

  test('gives the record a name where it has none', () => {
    expect(
      edit(
        `
        def handler(event, context):
          key = event.get("Records")[0]["s3"]["object"]["key"]
          save(key)
        `,
        iterate,
      ),
    ).toBe(
      'def handler(event, context):\n  for record in event.get("Records"):\n    key = record["s3"]["object"]["key"]\n    save(key)\n',
    );
  });

  test.each([
    ["def handler(event, context):\n    record = event['Records'][0]\n    if x:\n        return 1\n    save(record)\n"],
    ["def handler(event, context):\n    if x:\n        record = event['Records'][0]\n        save(record)\n"],
    ["def handler(event, context):\n    record = event['Records'][0]\n    result = save(record)\n    return result\n"],
    ["def handler(event, context):\n    return event['Records'][0]\n"],
  ])('refuses %j', (text) => {
    expect(edit(text, iterate)).toBeUndefined();
  });
});
