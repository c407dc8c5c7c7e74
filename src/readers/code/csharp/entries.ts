import type { FileView } from '../../analysis/file-view.js';
import type { Entries, Entry } from '../../analysis/vocabulary.js';
import type { CallExpression, Expression, NewExpression } from '../../syntax/program.js';
import { operationOfRequest, propertyOf, shortcutOfRequest } from './libraries/aws.js';

/** What braces behind `new` set, by the names of the API; keys in brackets are what somebody chose. */
export function entriesOf(expression: Expression, file: FileView): Entries | undefined {
  if (expression.kind === 'await') return undefined;
  if (expression.kind === 'call') return entriesOfConversion(expression, file);
  if (expression.kind !== 'new') return undefined;
  return entriesOfNew(expression, file);
}

function entriesOfNew(expression: NewExpression, file: FileView): Entries | undefined {
  const { type, entries, items, arguments: given } = expression;
  // What is put around the fields of a form, or a text that is written out, holds them.
  const [content] = given;
  if (/^(?:[\w.]+\.)?(?:FormUrlEncodedContent|StringContent)$/.test(type.name))
    return content && file.entriesOf(content.value);
  const isDictionary = /Dictionary$|^Document$|\.Document$/.test(type.name);
  const operation = operationOfRequest(type.name);
  const shortcut = operation === undefined ? undefined : shortcutOfRequest(operation);
  if (entries.length === 0 && items.length === 0 && given.length > 0 && !shortcut) return undefined;
  const positional = shortcut
    ? given.flatMap(({ value, name }, index): readonly Entry[] => {
        const meant = name ?? shortcut[index];
        return meant === undefined
          ? []
          : [{ name: meant.charAt(0).toUpperCase() + meant.slice(1), isParameter: true, value }];
      })
    : [];
  const set = entries.map(({ key, keyExpression, keyPlace, value }): Entry => {
    const name = key ?? (keyExpression && file.constantOf(keyExpression));
    const isProperty = !isDictionary && /^[\w@]/.test(file.textOf(keyPlace)) && key !== undefined;
    if (name === undefined) return { value };
    return isProperty ? { name: propertyOf(`${name}`), isParameter: true, value } : { name: `${name}`, value };
  });
  const listed = items.map((value, index): Entry => ({ name: `${index}`, value }));
  const complete = given.length === 0 || shortcut !== undefined;
  return { entries: [...positional, ...set, ...listed], complete };
}

/** `JsonSerializer.Serialize(new { id })` holds what it was given, as far as arguments go: one value. */
function entriesOfConversion(call: CallExpression, file: FileView): Entries | undefined {
  const { callee } = call;
  if (callee.kind !== 'member' || !/^(?:ToList|ToArray|ToDictionary|ToAttributeMap)$/.test(callee.name))
    return undefined;
  return file.entriesOf(callee.object);
}

/** `item.Add("id", value)`, `entries.Add(entry)`. */
export function additionOf({ callee, arguments: given }: CallExpression, file: FileView): Entry | undefined {
  if (callee.kind !== 'member' || !/^(?:Add|TryAdd|AddRange)$/.test(callee.name)) return undefined;
  const [first, second] = given;
  if (!first) return undefined;
  if (!second) return { value: first.value };
  const name = file.constantOf(first.value);
  return { ...(name === undefined ? {} : { name: `${name}` }), value: second.value };
}
