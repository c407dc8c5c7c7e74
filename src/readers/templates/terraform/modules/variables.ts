import { type Head, type ParameterUse, seenFrom, unknownHead, whereOf } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import type { Block, Expression } from '../syntax/nodes.js';
import { placeOf, writtenAt } from '../values/evaluate.js';
import type { Site } from '../values/site.js';

/** What a variable is given, with whether that comes from the call of the module or a file of values. */
export type Given = (name: string) => Place | undefined;

/**
 * The value of a variable: what it is given, else its default, because that is what its author expects; else nobody knows.
 * Attributes that its type calls optional are filled in.
 */
export function variablePlace(block: Block, site: Site, given: Given): Place {
  const name = block.labels[0]?.text ?? '';
  const written = writtenAt(block.labels[0] ?? block, site, {
    parent: { parent: undefined, key: 'variable' },
    key: name,
  });
  const argument = (wanted: string) => block.body.attributes.find((attribute) => attribute.name === wanted)?.value;
  return Place.from(() => {
    const sensitive = argument('sensitive');
    const use = { name, masked: sensitive !== undefined && placeOf(sensitive, site).literal === 'true' };
    const fallback = argument('default');
    const type = argument('type');
    const value = given(name);
    const isGiven =
      value !== undefined && !(value.isAbsent && fallback !== undefined && argument('nullable') !== undefined);
    if (isGiven) return value.heads.map((head) => completed(givenThrough(head, use), type, site));
    if (!fallback)
      return [{ ...unknownHead(written, `variable ${name} has no default`, `var.${name}`), parameter: use }];
    const path = { parent: written.path, key: 'default' };
    return placeOf(fallback, site, path).heads.map((head) => completed(givenThrough(head, use), type, site));
  }, written);
}

/** The outermost variable that hides a value is the one a person must look at. */
function givenThrough(head: Head, use: ParameterUse): Head {
  if (head.kind !== 'text' && head.kind !== 'unknown') return head;
  const outer = head.parameter;
  if (!outer) return { ...head, parameter: use };
  return { ...head, parameter: { name: outer.name, masked: outer.masked || use.masked } };
}

const deepest = 6;

/** The value with what `optional(type, default)` in the variable's type says of attributes that are not given. */
function completed(head: Head, type: Expression | undefined, site: Site, depth = 0): Head {
  if (type?.kind !== 'call' || depth > deepest) return head;
  const [inner] = type.arguments;
  switch (type.name) {
    case 'optional':
      return completed(head, inner, site, depth + 1);
    case 'object':
      return inner?.kind === 'object' ? withOptional(head, inner, site, depth) : head;
    case 'map':
      if (head.kind !== 'map' || !hasOptional(inner)) return head;
      return {
        ...head,
        entries: head.entries.map((entry) => ({ ...entry, place: within(entry.place, inner, site, depth) })),
      };
    case 'list':
    case 'set':
      if (head.kind !== 'list' || !hasOptional(inner)) return head;
      return { ...head, items: head.items.map((item) => within(item, inner, site, depth)) };
    default:
      return head;
  }
}

function within(place: Place, type: Expression | undefined, site: Site, depth: number): Place {
  return Place.from(() => place.heads.map((head) => completed(head, type, site, depth + 1)), place.written);
}

function withOptional(head: Head, type: Extract<Expression, { kind: 'object' }>, site: Site, depth: number): Head {
  if (head.kind !== 'map' || head.incomplete) return head;
  const entries = [...head.entries];
  for (const { key, value } of type.entries) {
    const name = key.kind === 'literal' ? key.value : undefined;
    if (!name) continue;
    const index = entries.findIndex((entry) => entry.key === name);
    const found = entries[index];
    if (found && !found.place.isAbsent) {
      if (hasOptional(value)) entries[index] = { ...found, place: within(found.place, value, site, depth) };
      continue;
    }
    const fallback = value.kind === 'call' && value.name === 'optional' ? value.arguments[1] : undefined;
    if (!fallback) continue;
    const place = placeOf(fallback, site);
    const at = whereOf(head);
    const seen = Place.from(() => place.heads.map((each) => seenFrom(at, each)), at);
    entries.push({ key: name, keyRange: head.range, place: seen });
  }
  return { ...head, entries };
}

function hasOptional(type: Expression | undefined): boolean {
  if (type?.kind === 'object') return type.entries.some(({ value }) => hasOptional(value));
  return type?.kind === 'call' && (type.name === 'optional' || type.arguments.some(hasOptional));
}
