import type { SourceRange } from '../../model/source.js';
import { type Absent, absent, type Known, type Unknown, type Value } from '../../model/value.js';

type Option<T> = Known<T> | Unknown | Absent;

/** The possibilities as one value: no choice where all are the same. `range` is where the choice is written. */
export function oneValue<T>(options: readonly Option<T>[], range: SourceRange | undefined): Value<T> {
  const [first, ...others] = options;
  if (!first) return absent;
  if (others.every((option) => isSame(first, option))) return first;
  const written = range ?? options.find((option) => option.kind !== 'absent')?.range;
  return written ? { kind: 'choice', options: distinct(options), range: written } : absent;
}

function distinct<T>(options: readonly Option<T>[]): readonly Option<T>[] {
  return options.filter((option, at) => options.findIndex((other) => isSame(option, other)) === at);
}

function isSame<T>(a: Option<T>, b: Option<T>): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'known' && b.kind === 'known') return JSON.stringify(a.value) === JSON.stringify(b.value);
  return a.kind !== 'unknown' || b.kind !== 'unknown' || a.reason === b.reason;
}
