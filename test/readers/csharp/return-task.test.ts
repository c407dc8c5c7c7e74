import { describe, expect, test } from 'vitest';
import { edited, path, reader } from './reading.js';

function returning(text: string): string | undefined {
  const at = reader.read({ path, text }).functions.find(({ isAsyncVoid }) => isAsyncVoid)?.range;
  return at && edited(text, { kind: 'return-task', at });
}

describe('return-task', () => {
  test('gives an async method a task to return', () => {
    expect(returning('using System;\n\nclass A\n{\n    public async void Run() => await B();\n}\n')).toBe(
      'using System;\nusing System.Threading.Tasks;\n\nclass A\n{\n    public async Task Run() => await B();\n}\n',
    );
  });

  test('not where a base class asks for void', () => {
    expect(returning('class A : B\n{\n    public override async void Run() => await C();\n}\n')).toBeUndefined();
  });

  test('leaves what is not async void alone', () => {
    expect(
      returning('class A\n{\n    public void Run() { }\n    public async Task Go() => await B();\n}\n'),
    ).toBeUndefined();
  });
});
