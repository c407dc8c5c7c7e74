// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are programs to read.
import { describe, expect, test } from 'vitest';
import { read, textAt } from './reading.js';

const value = 'kQ9vT7xW2mZ5rL8nB1cH4jF6';
const key = ['AKIA', 'QZ7RTW2MXV5LCYPB'].join('');

describe('secrets', () => {
  test.each([
    [`const apiKey = '${value}';`, 'apiKey'],
    [`const options = { 'api-key': '${value}' };`, 'api-key'],
    [`class A { private apiKey = '${value}'; }`, 'apiKey'],
    [`this.apiKey = '${value}';`, 'apiKey'],
    [`process.env.API_KEY = '${value}';`, 'API_KEY'],
    [`const apiKey = process.env.API_KEY ?? '${value}';`, 'apiKey'],
    [`call(process.env.API_KEY || '${value}');`, 'API_KEY'],
    [`function f(apiKey = '${value}') {}`, 'apiKey'],
    [`const apiKey = \`${value}\`;`, 'apiKey'],
    [`const apiKey = '${value}' as string;`, 'apiKey'],
    [`const x = on ? '${key}' : y;`, 'x'],
    [`call('${key}');`, undefined],
    [`const x = \`key \${a} ${key}\`;`, undefined],
  ])('%s', (text, name) => {
    const { secrets } = read(text);
    expect(secrets.map((secret) => secret.name)).toEqual([name]);
    expect(textAt(text, secrets[0]!.range)).toMatch(/^['`].*['`]$/);
  });

  test.each([
    `import x from '${key}';`,
    `const o = { '${key}': 1 };`,
    `type A = '${key}';`,
    `const name = '${value}';`,
  ])('not in %s', (text) => {
    expect(read(text).secrets).toEqual([]);
  });

  test('in tests only known formats count', () => {
    expect(read(`const apiKey = '${value}';`, 'test/a.test.ts').secrets).toEqual([]);
    expect(read(`const apiKey = '${key}';`, 'test/a.test.ts').secrets).toHaveLength(1);
  });
});
