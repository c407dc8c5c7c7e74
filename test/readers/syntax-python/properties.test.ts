import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseText } from './parsing.js';

const fixture = `#!/usr/bin/env python3
import pulumi
from aws_cdk import (aws_lambda as lambda_, Duration)
from .lib import *

class Orders(Stack):
    retries: int = 3
    def __init__(self, scope: Construct, id: str, *, name="x", **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.queue = sqs.Queue(self, f"Queue-{name!r:>{width}}", retention=Duration.days(14))
        for key, value in kwargs.items():
            setattr(self, key, {**value, "a": [x for x in y if x not in z]})
        try:
            with open(path) as file, lock:
                text = file.read()
        except (OSError, ValueError) as error:
            raise RuntimeError("no") from error
        else:
            pass
        finally:
            count += 1
        match text:
            case "a" | "b" if count > 1:
                return None
            case _:
                value = (yield x)

@app.route("/x", methods=["GET"])
async def handler(event, context):
    return await asyncio.gather(*[work(i) for i in range(3)]) if event else lambda x=1, *y: x[1:2]
`;

const mutation = fc
  .tuple(
    fc.nat(fixture.length),
    fc.nat(40),
    fc.oneof(
      fc.constantFrom('', '(', '{', '[', '"""', "'", 'f"{', '#', ':=', '**', '@', '\n', '\t', '\0', '\ud800', '\r\n'),
      fc.constantFrom('class ', 'def ', 'lambda ', 'import ', 'except', 'case ', 'with ', 'global x\n', 'await '),
      fc.string({ maxLength: 8 }),
    ),
  )
  .map(([at, length, inserted]) => fixture.slice(0, at) + inserted + fixture.slice(at + length));

function expectSound(text: string): void {
  const program = parseText(text);
  for (const { start, end } of placesIn(program)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(start).toBeLessThanOrEqual(end);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  expect(JSON.parse(JSON.stringify(program))).toEqual(program);
}

function* placesIn(value: unknown): Generator<{ readonly start: number; readonly end: number }> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number') {
    yield { start: value.start, end: value.end };
  }
  for (const inner of Object.values(value)) yield* placesIn(inner);
}

test('the file itself has no problem', () => {
  expect(parseText(fixture).problems).toEqual([]);
});

test('any beginning of a file can be read', () => {
  fc.assert(
    fc.property(
      fc.nat(fixture.length).map((end) => fixture.slice(0, end)),
      expectSound,
    ),
    { numRuns: 150 },
  );
});

test('any change to a file can be read', () => {
  fc.assert(fc.property(mutation, expectSound), { numRuns: 300 });
});

test('what is nested too deeply is said to be so', () => {
  expect(parseText('('.repeat(2_000) + ')'.repeat(2_000)).problems.length).toBeGreaterThan(0);
});
