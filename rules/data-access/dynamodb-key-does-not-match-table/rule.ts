import type { LinkedCall } from '../../../src/model/application.js';
import { editDistance } from '../../../src/model/edit-distance.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { tableOf } from '../../../src/model/tables.js';
import type { TableDeclaration } from '../../../src/model/template.js';
import { certain } from '../../../src/model/value.js';

/** The attributes that code names an item by are the keys of its table. */
export const check: Rule = (application, verdict) => {
  for (const handler of application.handlers) {
    for (const call of handler.reach.calls) {
      const table = tableOf(call, application);
      const keys = table && keysOf(table);
      const given = attributesGiven(call);
      if (!table || !keys || !given) continue;
      const problem = call.operation === 'PutItem' ? misspelt(given, keys) : mismatch(given, keys);
      if (problem === undefined) {
        verdict.holds(call);
        continue;
      }
      verdict.fails(
        { range: call.range, name: functionsOf(handler) },
        {
          message: `${functionsOf(handler)} ${problem}, and the key of ${table.name} is ${listed(keys)}: DynamoDB refuses the call with a ValidationException. Use the names of the table.`,
          function: functionsOf(handler),
          related: [{ range: table.range, message: `${table.name} has the key ${listed(keys)}` }],
          fix: () => renamed(call, given, keys, table),
        },
      );
    }
  }
};

/** Partition key and, where there is one, sort key; undefined when either is not known. */
function keysOf({ partitionKey, sortKey }: TableDeclaration): readonly string[] | undefined {
  const partition = certain(partitionKey);
  if (partition === undefined || (sortKey.kind !== 'known' && sortKey.kind !== 'absent')) return undefined;
  return sortKey.kind === 'known' ? [partition, sortKey.value] : [partition];
}

const withKey: ReadonlySet<string> = new Set(['GetItem', 'DeleteItem', 'UpdateItem']);

/** The names of what is given as key or item; undefined when there may be more, or nobody can tell. */
function attributesGiven(call: LinkedCall): readonly string[] | undefined {
  if (call.service !== 'dynamodb' || !call.argumentsComplete) return undefined;
  const parameter = withKey.has(call.operation) ? 'Key' : call.operation === 'PutItem' ? 'Item' : undefined;
  if (parameter === undefined) return undefined;
  const names = Object.keys(call.arguments).flatMap((path) => {
    const [first, name, ...deeper] = path.split('.');
    return first === parameter && name !== undefined && deeper.length === 0 ? [name] : [];
  });
  return names.length > 0 ? names : undefined;
}

function mismatch(given: readonly string[], keys: readonly string[]): string | undefined {
  const foreign = given.filter((name) => !keys.includes(name));
  if (foreign.length > 0) return `names an item by ${listed(given)}`;
  const missing = keys.filter((name) => !given.includes(name));
  return missing.length > 0 ? `names an item by ${listed(given)} alone` : undefined;
}

/** An item may get its key in ways that do not show here; one that has it under nearly the same name does not. */
function misspelt(given: readonly string[], keys: readonly string[]): string | undefined {
  for (const key of keys) {
    if (given.includes(key)) continue;
    const near = given.find((name) => plain(name) === plain(key));
    if (near !== undefined) return `puts an item with ${near} and without ${key}`;
  }
  return undefined;
}

/** Where one name of the key is missing, and one that is there was certainly meant for it. */
function renamed(
  call: LinkedCall,
  given: readonly string[],
  keys: readonly string[],
  { name }: TableDeclaration,
): readonly FixProposal[] {
  const isItem = call.operation === 'PutItem';
  const [to, ...missing] = keys.filter((key) => !given.includes(key));
  const foreign = given.filter((each) => !keys.includes(each));
  if (to === undefined || missing.length > 0 || (!isItem && foreign.length > 1)) return [];
  const [from, ...others] = foreign.filter((each) => plain(each) === plain(to) || (!isItem && isSlip(each, to)));
  if (from === undefined || others.length > 0) return [];
  return [
    {
      title: `Call ${from} ${to}, as the key of ${name} is called`,
      safety: 'suggested',
      intents: [{ kind: 'rename-entry', at: call.range, under: isItem ? 'Item' : 'Key', from, to }],
    },
  ];
}

/** One letter apart. Short names and numbers may mean something else. */
function isSlip(name: string, key: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, '');
  return Math.min(name.length, key.length) > 4 && editDistance(name, key) === 1 && digits(name) === digits(key);
}

function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
