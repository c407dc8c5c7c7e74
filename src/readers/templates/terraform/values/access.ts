import { attributeMeaning } from '../../../aws-provider/index.js';
import { absentHead, type Head, unknownHead, type Written } from '../../../values/head.js';
import type { Place } from '../../../values/place.js';
import { isResourceObject, otherOf, type ResourceObject } from './objects.js';

/** What stands at a key or attribute of a value. `written` is where it is asked for. */
export function memberOf(of: Place, key: string, written: Written): readonly Head[] {
  return inHeads(of, key, written);
}

function inHeads(of: Place, key: string, written: Written): readonly Head[] {
  return of.heads.flatMap((head) => inHead(head, key, written));
}

function inHead(head: Head, key: string, written: Written): readonly Head[] {
  switch (head.kind) {
    case 'map':
      return isResourceObject(head) ? ofResource(head, key, written) : inMap(head, key, written);
    case 'list':
      return inList(head.items, otherOf(head), key, written);
    case 'unknown':
      return [
        {
          ...unknownHead(written, head.reason, `${head.name}.${key}`),
          ...(head.parameter && { parameter: head.parameter }),
        },
      ];
    case 'absent':
      return [absentHead];
    case 'text':
      return [unknownHead(written, `a text has no ${key}`)];
  }
}

function inMap(head: Extract<Head, { kind: 'map' }>, key: string, written: Written): readonly Head[] {
  const found = head.entries.find((entry) => entry.key === key) ?? undefined;
  if (found) return found.place.heads;
  const other = otherOf(head);
  if (other) return other.heads;
  return head.incomplete ? [unknownHead(written, head.incomplete, key)] : [absentHead];
}

function inList(items: readonly Place[], other: Place | undefined, key: string, written: Written): readonly Head[] {
  const index = Number(key);
  const found = Number.isInteger(index) && index >= 0 ? items[index] : undefined;
  if (found) return found.heads;
  if (other && Number.isInteger(index)) return other.heads;
  // Before version 0.12 the only resource with a count was referred to without an index.
  const [only, ...others] = items;
  if (only && others.length === 0 && !Number.isInteger(index)) return inHeads(only, key, written);
  return Number.isInteger(index) ? [absentHead] : [unknownHead(written, `a list has no ${key}`)];
}

/**
 * What says which resource it is (name, ARN) refers to it, even where it is written as an argument; other arguments are
 * what they are given. What is neither is known only when deploying.
 */
function ofResource(head: ResourceObject, key: string, written: Written): readonly Head[] {
  const { id, type } = head.resource;
  const meaning = attributeMeaning(type, key);
  const given = head.entries.find((entry) => entry.key === key);
  if (given && (meaning === undefined || !identifying.has(meaning))) return given.place.heads;
  const attribute = meaning ?? key;
  return [{ kind: 'text', parts: [{ kind: 'resource', id, attribute, name: `${id}.${key}` }], ...written }];
}

const identifying: ReadonlySet<string> = new Set(['arn', 'id', 'name', 'url']);
