import { parametersOf } from '../../syntax/python/node-parts.js';
import type { SyntaxNode } from '../../syntax/python/tree.js';
import { eventOfClass } from './libraries/powertools.js';
import type { EventPart, Meaning } from './meaning.js';

/** Names people give the event of a handler. */
export const eventName = /^_*(?:lambda_|aws_|sqs_|raw_)?(?:event|evt)_?$/i;

/** Whether a parameter is the event of a handler: by its name, its type, or its place before a context. */
export function eventOfParameter(
  definition: SyntaxNode,
  name: string,
  position: number,
  type: string | undefined,
): boolean {
  if (definition.type === 'lambda' && parametersOf(definition).length !== 2) return false;
  const isFirst = position === 0 || position === 1;
  if (eventName.test(name) && isFirst) return true;
  return isFirst && type !== undefined && eventClassName(type) !== undefined && /Event$/.test(type);
}

/** The last part of a dotted name when it is a class or model of an event. */
export function eventClassName(path: string): string | undefined {
  const name =
    path
      .replace(/^["']|["']$/g, '')
      .split('.')
      .at(-1) ?? '';
  return eventOfClass(name) ? name : undefined;
}

/** What the raw event has under a key: `event['Records']`. */
export function eventEntry(event: EventPart, key: string): Meaning {
  if (event.part !== 'whole') return fieldOf(event);
  if (key === 'Records') return { kind: 'event', part: 'records' };
  return /^(?:multiValueH|h)eaders$/.test(key) ? { kind: 'event', part: 'headers' } : fieldOf(event);
}

/** A member of the event as an object of a data class: `event.records`. */
export function eventMember(event: EventPart, member: string): Meaning {
  if (event.part !== 'whole') return fieldOf(event);
  switch (member) {
    case 'Records':
    case 'records':
      return { kind: 'event', part: 'records' };
    case 'record':
      return { kind: 'event', part: 'record' };
    case 'headers':
    case 'multi_value_headers':
      return { kind: 'event', part: 'headers' };
    case 'raw_event':
    case '_data':
    case '__dict__':
      return event;
    case 'get':
    case 'pop':
    case 'copy':
    case 'items':
    case 'keys':
    case 'dict':
    case 'model_dump':
      return { kind: 'unknown' };
    default:
      return fieldOf(event);
  }
}

function fieldOf(event: EventPart): EventPart {
  return { kind: 'event', part: event.part === 'headers' ? 'headers' : 'field' };
}
