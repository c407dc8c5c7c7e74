import type { FixProposal } from '../../../src/model/finding.js';
import type { ForeignType, ResultValue } from '../../../src/model/flow.js';
import type { ValueForm } from '../../../src/model/intent.js';
import { functionOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { SourceRange } from '../../../src/model/source.js';

/** What a handler gives back can be written as JSON. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    if (handler.fact.wrappers.some(({ name }) => writesAnswers.test(name))) continue;
    const name = functionOf(handler);
    const foreign = handler.reach.results.flatMap(({ value, range }) => foreignIn(value, range, 'runtime'));
    for (const { range, type } of foreign) {
      verdict.fails(
        { name, range },
        {
          message: `${name} gives back ${words[type]}, which JSON has no form for: the run fails after all its work is done. ${advice[type]}`,
          function: name,
          fix: () => fixes(type, range),
        },
      );
    }
    if (foreign.length === 0 && handler.reach.results.some(({ value }) => value.kind === 'object'))
      verdict.holds({ name, range: handler.range });
  }
};

/** Wrappers that write the answer themselves. */
const writesAnswers = /serializer|serialiser|event_parser|resolver|validator|middy/i;

interface Foreign {
  readonly type: ForeignType;
  readonly range: SourceRange;
}

/** The runtime of Lambda writes decimal numbers; what a program writes itself is written by the standard library. */
function foreignIn(value: ResultValue, range: SourceRange, writer: 'runtime' | 'program'): readonly Foreign[] {
  switch (value.kind) {
    case 'foreign':
      return value.type === 'decimal' && writer === 'runtime' ? [] : [{ type: value.type, range }];
    case 'list':
      return value.items.flatMap((item) => foreignIn(item.value, item.range, writer));
    case 'object':
      return value.entries.flatMap((entry) => foreignIn(entry.value, entry.range, writer));
    case 'text':
      return value.written ? foreignIn(value.written, range, 'program') : [];
    default:
      return [];
  }
}

const words: Readonly<Record<ForeignType, string>> = {
  set: 'a set',
  bytes: 'bytes',
  time: 'a date or time',
  duration: 'a duration',
  uuid: 'a UUID',
  decimal: 'a Decimal',
  bigint: 'a BigInt',
  instance: 'an instance of a class',
};

const advice: Readonly<Record<ForeignType, string>> = {
  set: 'Make it a list.',
  bytes: 'Decode it, or encode it with Base64.',
  time: 'Write it as ISO 8601.',
  duration: 'Write its seconds.',
  uuid: 'Write it as text.',
  decimal: 'Write it as text, or as a number where that is exact enough.',
  bigint: 'Write it as text.',
  instance: 'Make it a map of plain values.',
};

const forms: Readonly<Partial<Record<ForeignType, ValueForm>>> = {
  set: 'list',
  bytes: 'decoded-text',
  time: 'iso-time',
  duration: 'seconds',
  uuid: 'text',
  decimal: 'text',
  bigint: 'text',
};

const titles: Readonly<Partial<Record<ValueForm, string>>> = {
  list: 'Make it a list',
  'decoded-text': 'Decode it',
  'iso-time': 'Write it as ISO 8601',
  seconds: 'Write its seconds',
  text: 'Write it as text',
};

function fixes(type: ForeignType, at: SourceRange): readonly FixProposal[] {
  const to = forms[type];
  const title = to && titles[to];
  return to && title ? [{ title, safety: 'suggested', intents: [{ kind: 'convert-value', at, to }] }] : [];
}
