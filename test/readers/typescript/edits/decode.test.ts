import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

describe('a text is decoded where it is read', () => {
  test('from the form of a URL', () => {
    expect(edited('const key = «record.s3.object.key»;\n', { kind: 'decode', encoding: 'url' })).toBe(
      "const key = decodeURIComponent(record.s3.object.key.replace(/\\+/g, ' '));\n",
    );
  });

  test('from base64', () => {
    expect(edited('JSON.parse(«record.kinesis.data»);\n', { kind: 'decode', encoding: 'base64' })).toBe(
      "JSON.parse(Buffer.from(record.kinesis.data, 'base64').toString());\n",
    );
  });

  test('not where a name is taken out or short for itself', () => {
    expect(edited('send({ «key» });\n', { kind: 'decode', encoding: 'url' })).toBeUndefined();
  });
});
