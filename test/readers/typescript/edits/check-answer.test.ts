import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function checked(marked: string, form: 'count' | 'list' | 'map' = 'count'): string | undefined {
  return edited(marked, { kind: 'check-answer', operation: 'PutEvents', field: 'FailedEntryCount', form });
}

describe('a call is asked for what failed', () => {
  test('where nobody takes its answer', () => {
    expect(checked('async function f() {\n  await «client.send(command)»;\n}\n')).toBe(
      'async function f() {\n  const answer = await client.send(command);\n  if (answer.FailedEntryCount) {\n' +
        "    throw new Error('PutEvents did not take everything: see FailedEntryCount');\n  }\n}\n",
    );
  });

  test('by the name it has, and in the style of the file', () => {
    expect(checked('async function f() {\n\tconst sent = await «client.send(command)» // all\n}\n', 'list')).toBe(
      'async function f() {\n\tconst sent = await client.send(command) // all\n\tif (sent.FailedEntryCount?.length) {\n' +
        "\t\tthrow new Error('PutEvents did not take everything: see FailedEntryCount')\n\t}\n}\n",
    );
  });

  test.each([
    ['it is not waited for', 'function f() {\n  «client.send(command)»;\n}\n'],
    ['it is part of something else', 'async function f() {\n  return use(await «client.send(command)»);\n}\n'],
    ['it is taken apart', 'async function f() {\n  const { Entries } = await «client.send(command)»;\n}\n'],
  ])('not where %s', (_, marked) => {
    expect(checked(marked)).toBeUndefined();
  });
});
