import type { SourceRange } from './source.js';

/**
 * What can be said of a property without running anything.
 *
 * - `known`: it is written down, or the tool that deploys it is documented to set it.
 * - `unknown`: it is written, but as something nobody can resolve from source (a parameter without default, an import).
 * - `absent`: it is not written at all.
 * - `choice`: a condition decides between these (`Fn::If`, a ternary). Options are never choices themselves.
 *
 * A rule fires on what is known or absent, never on what is unknown.
 */
export type Value<T> = Known<T> | Unknown | Absent | Choice<T>;

export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
  /** Where the property is written. */
  readonly range: SourceRange;
  /** Where the value itself is defined, when that is another place (`!Ref`, `Globals`, a `const`). */
  readonly definedAt?: SourceRange;
  /** Nobody wrote it: the tool that deploys sets it by itself. */
  readonly isDefault?: true;
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly range: SourceRange;
  /** Why, for a person: "parameter Stage has no default". */
  readonly reason: string;
}

export interface Absent {
  readonly kind: 'absent';
}

export interface Choice<T> {
  readonly kind: 'choice';
  readonly options: readonly (Known<T> | Unknown | Absent)[];
  readonly range: SourceRange;
}

export const absent: Absent = { kind: 'absent' };

export function known<T>(value: T, range: SourceRange, definedAt?: SourceRange): Known<T> {
  return definedAt ? { kind: 'known', value, range, definedAt } : { kind: 'known', value, range };
}

export function unknown(range: SourceRange, reason: string): Unknown {
  return { kind: 'unknown', range, reason };
}

/** Everything the value may be: the options of a choice, otherwise the value itself. */
export function possibilities<T>(value: Value<T>): readonly (Known<T> | Unknown | Absent)[] {
  return value.kind === 'choice' ? value.options : [value];
}

/** The values it may certainly take; unknown and absent possibilities are left out. */
export function knownValues<T>(value: Value<T>): readonly T[] {
  return possibilities(value).flatMap((option) => (option.kind === 'known' ? [option.value] : []));
}

/** The value when there is exactly one and it is known, otherwise undefined. */
export function certain<T>(value: Value<T>): T | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

/** True when the property is certainly not written, under any condition. */
export function isAbsent<T>(value: Value<T>): boolean {
  return value.kind === 'absent';
}

/** True when `test` is sure to hold: every possibility is known (or absent, taken as `whenAbsent`) and passes. */
export function always<T>(value: Value<T>, test: (value: T) => boolean, whenAbsent = false): boolean {
  return possibilities(value).every((option) =>
    option.kind === 'known' ? test(option.value) : option.kind === 'absent' && whenAbsent,
  );
}

/** True when it is known under every condition, whatever it is. */
export function isGiven<T>(value: Value<T>): boolean {
  return always(value, () => true);
}

/** True when something stands there under every condition, known or not. */
export function isWritten<T>(value: Value<T>): boolean {
  return possibilities(value).every(({ kind }) => kind !== 'absent');
}

/** True when somebody wrote it under every condition, and it is known what. */
export function isChosen<T>(value: Value<T>): boolean {
  return possibilities(value).every((option) => option.kind === 'known' && !option.isDefault);
}

/** Where the value is written; undefined when absent. */
export function rangeOf<T>(value: Value<T>): SourceRange | undefined {
  return value.kind === 'absent' ? undefined : value.range;
}

/** The value with `change` applied to what is known. */
export function mapValue<T, U>(value: Value<T>, change: (value: T) => U): Value<U> {
  if (value.kind === 'known') return { ...value, value: change(value.value) };
  if (value.kind !== 'choice') return value;
  return {
    ...value,
    options: value.options.map((option) =>
      option.kind === 'known' ? { ...option, value: change(option.value) } : option,
    ),
  };
}
