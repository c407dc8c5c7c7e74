import { describe, expect, test } from 'vitest';
import { settingOf } from '../../src/coach/setting.js';
import type { Application } from '../../src/model/application.js';

const handler = (language: string, file: string, name: string) => ({
  language,
  file,
  reach: { files: [file] },
  functions: [{ name }],
});

const application = (root: string, dialect: string, handlers: readonly unknown[]) =>
  ({ root, dialect, handlers }) as unknown as Application;

const range = (file: string) => ({ file, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } });

const orders = application('template.yaml', 'sam', [
  handler('typescript', 'src/charge.ts', 'Charge'),
  handler('python', 'src/track.py', 'Track'),
]);
const other = application('main.tf', 'terraform', [handler('java', 'src/Save.java', 'Save')]);

describe('what an application is written in', () => {
  test('is its dialect, and the language of the file of the finding', () => {
    const finding = { application: 'template.yaml', range: range('src/track.py') };
    expect(settingOf([orders, other], finding)).toEqual({ dialect: 'sam', language: 'python' });
  });

  test('is the language of the function where the finding is in the template', () => {
    const finding = { application: 'template.yaml', range: range('template.yaml'), function: 'Charge' };
    expect(settingOf([orders, other], finding)).toEqual({ dialect: 'sam', language: 'typescript' });
  });

  test('leaves out a language that nobody can tell', () => {
    expect(settingOf([orders], { application: 'template.yaml', range: range('template.yaml') })).toEqual({
      dialect: 'sam',
    });
  });

  test('is what all applications share, without a finding', () => {
    expect(settingOf([orders])).toEqual({ dialect: 'sam' });
    expect(settingOf([orders, other])).toEqual({});
    expect(settingOf([other])).toEqual({ dialect: 'terraform', language: 'java' });
    expect(settingOf([])).toEqual({});
  });

  test('says nothing of handlers that no template names', () => {
    expect(settingOf([application('.', 'code', [])])).toEqual({});
  });
});
