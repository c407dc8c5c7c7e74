import { describe, expect, test } from 'vitest';
import { dedent, edited, read } from './reading.js';

function run(before: string): string | undefined {
  const text = dedent(before);
  const at = read(text).functions.find(({ isAsync }) => isAsync)?.range;
  return at && edited(text, { kind: 'run-coroutine', at });
}

describe('run-coroutine', () => {
  test('puts a plain function behind the coroutine that runs it', () => {
    expect(
      run(`
        import json


        async def handler(event: dict, context):
            return await load(event)


        async def load(event):
            return event
      `),
    ).toBe(
      dedent(`
        import json
        import asyncio


        async def async_handler(event: dict, context):
            return await load(event)


        def handler(event: dict, context):
            return asyncio.run(async_handler(event, context))


        async def load(event):
            return event
      `),
    );
  });

  test.each([
    ['a decorator stands around it', '@tracer.capture\nasync def handler(event, context):\n    pass\n'],
    [
      'the file calls it',
      'async def handler(event, context):\n    pass\n\nasync def all():\n    await handler(1, 2)\n',
    ],
    ['it takes anything', 'async def handler(*args):\n    pass\n'],
    ['it is a method', 'class A:\n    async def handler(self, event):\n        pass\n'],
  ])('not where %s', (_, text) => {
    expect(run(text)).toBeUndefined();
  });
});
