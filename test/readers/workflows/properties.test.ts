import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceRange } from '../../../src/model/source.js';
import { createStatesLanguageReader } from '../../../src/readers/templates/states-language/index.js';

const machine = {
  Comment: 'orders',
  QueryLanguage: 'JSONPath',
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Left', States: { Left: { Type: 'Wait', Seconds: 3, End: true } } }],
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: 'Save',
        States: { Save: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } },
      },
      Next: 'Choose',
    },
    Choose: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'Failed' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
    Failed: { Type: 'Fail', Error: 'Broken' },
  },
};
const json = JSON.stringify(machine, null, 2);
const yaml = `StartAt: A
States:
  A:
    Type: Task
    Resource: arn:aws:states:::sqs:sendMessage
    Parameters: { QueueUrl: "\${Url}", MessageBody.$: $ }
    Retry: [{ ErrorEquals: [States.ALL] }]
    Next: B
  B: { Type: Succeed }
`;

const options = { numRuns: 150 };

function readsWell(text: string): void {
  const reader = createStatesLanguageReader();
  const facts = reader.assemble(new Map([['flow.asl', reader.read({ path: 'flow.asl', text })]]));
  const lines = text.split('\n');
  const isInside = ({ line, character }: SourceRange['start']) =>
    line >= 0 && line < lines.length && character >= 0 && character <= (lines[line] ?? '').length;
  for (const range of rangesIn(facts))
    expect([range, isInside(range.start), isInside(range.end)]).toEqual([range, true, true]);
}

function rangesIn(value: unknown): readonly SourceRange[] {
  if (Array.isArray(value)) return value.flatMap(rangesIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('start' in value && 'end' in value && 'file' in value) return [value as SourceRange];
  return Object.values(value).flatMap(rangesIn);
}

test.each([
  ['JSON', json],
  ['YAML', yaml],
])('%s cut off anywhere', (_, text) => {
  fc.assert(
    fc.property(fc.nat(text.length), (end) => readsWell(text.slice(0, end))),
    options,
  );
});

test.each([
  ['JSON', json],
  ['YAML', yaml],
])('%s with a piece taken out or put in', (_, text) => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(30), fc.string({ maxLength: 12 }), (at, length, piece) =>
      readsWell(text.slice(0, at) + piece + text.slice(at + length)),
    ),
    options,
  );
});

test('every value may be another', () => {
  const values = fc.oneof(
    fc.constantFrom(null, true, 7, '', '{% $x %}', [], {}, [[]]),
    fc.json().map((text) => JSON.parse(text)),
  );
  const paths = pathsIn(machine);
  fc.assert(
    fc.property(fc.constantFrom(...paths), values, (path, value) => {
      readsWell(JSON.stringify(withValue(machine, path, value), null, 1));
    }),
    options,
  );
});

function pathsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsIn(inner).map((path) => [key, ...path])]);
}

function withValue(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string, unknown>)[key] = withValue((value as Record<string, unknown>)[key], rest, replacement);
  return copy;
}
