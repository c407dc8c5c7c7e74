import type { TableDeclaration } from './template.js';
import { isAbsent, knownValues } from './value.js';

/**
 * Whether the items of a table are there for a while only: they expire, or the table's name says what it is for (sessions,
 * connections, locks, caches, what was done already).
 */
export function holdsPassingItems({ name, tableName, timeToLive }: TableDeclaration): boolean {
  return !isAbsent(timeToLive) || [name, ...knownValues(tableName)].some((each) => wordsOf(each).some(isPassing));
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

function isPassing(word: string): boolean {
  return /^(?:caches?|sessions?|connections?|idempotency|locks?|tokens?|nonces?)$/.test(word);
}
