import type { SourceRange } from '../../model/source.js';
import type { Target } from '../../model/template.js';
import { type Absent, absent, type Known, known, type Unknown, unknown, type Value } from '../../model/value.js';
import {
  absentHead,
  capped,
  type Head,
  keysOf,
  type MapHead,
  maximumOptions,
  type PlaceEntry,
  type TextHead,
  unknownHead,
  type Written,
  whereOf,
} from './head.js';
import { oneValue } from './options.js';
import { literalOf, targetOf, withPlaceholders } from './text.js';

/**
 * A place in a template that can be asked for its value. What stands there is worked out at the first question; where a
 * condition decides, every question is answered for all possibilities.
 */
export abstract class Place {
  static get absent(): Place {
    return nothing;
  }

  #heads: readonly Head[] | 'in-work' | undefined;

  /** A place that is worked out by `work`. */
  static from(work: () => readonly Head[], written: Written | undefined): Place {
    return new WorkedPlace(work, written);
  }

  /** A place that is known already. */
  static of(head: Head): Place {
    return new WorkedPlace(() => [head], head.kind === 'absent' ? undefined : whereOf(head));
  }

  /** Where it is written; undefined for what is not. */
  abstract get written(): Written | undefined;

  /** Asked once. */
  protected abstract workOut(): readonly Head[];

  /** Every thing this may be; at least one. */
  get heads(): readonly Head[] {
    if (this.#heads === 'in-work') return [this.#circular()];
    if (this.#heads) return this.#heads;
    this.#heads = 'in-work';
    const heads = this.workOut();
    this.#heads = heads.length > 0 ? this.#limited(heads) : [absentHead];
    return this.#heads;
  }

  get isAbsent(): boolean {
    return this.heads.every((head) => head.kind === 'absent');
  }

  /** False when part of what stands here cannot be known. */
  get isComplete(): boolean {
    return this.heads.every((head) => head.kind !== 'unknown' && !(head.kind === 'map' && head.incomplete));
  }

  get range(): SourceRange | undefined {
    return this.written?.range;
  }

  /** The keys from the top of the file to here. */
  get path(): readonly string[] {
    return keysOf(this.written?.path);
  }

  /** What stands at a key, or at keys one inside the other. */
  get(key: string, ...inner: readonly string[]): Place {
    const value = this.#get(key);
    const [next, ...rest] = inner;
    return next === undefined ? value : value.get(next, ...rest);
  }

  #get(key: string): Place {
    const [head, ...others] = this.heads;
    if (others.length > 0) {
      return Place.from(() => this.heads.flatMap((option) => valueAt(option, key).heads), this.written);
    }
    return head ? valueAt(head, key) : Place.absent;
  }

  /** The entries of a map under all conditions, each key once. */
  entries(): readonly PlaceEntry[] {
    const maps = this.heads.filter((head): head is MapHead => head.kind === 'map');
    if (this.heads.length === 1) return maps[0]?.entries ?? [];
    const entries = new Map<string, PlaceEntry>();
    for (const { key, keyRange } of maps.flatMap((map) => map.entries)) {
      if (!entries.has(key)) entries.set(key, { key, keyRange, place: this.get(key) });
    }
    return [...entries.values()];
  }

  /** Why entries may be missing; undefined when none are. */
  get incompleteReason(): string | undefined {
    for (const head of this.heads) {
      if (head.kind === 'unknown') return head.reason;
      if (head.kind === 'map' && head.incomplete) return head.incomplete;
    }
    return undefined;
  }

  /** The items of a list under all conditions; a value that is no list is its only item, as CloudFormation takes it. */
  items(): readonly Place[] {
    return this.heads.flatMap((head) => {
      if (head.kind === 'absent') return [];
      if (head.kind !== 'list') return [this.heads.length === 1 ? this : Place.of(head)];
      return head.items.filter((item) => !item.isAbsent);
    });
  }

  /** Each thing this may be as a place of its own; what may be absent is left out. */
  alternatives(): readonly Place[] {
    if (this.heads.length === 1 && !this.isAbsent) return [this];
    return this.heads.flatMap((head) => (head.kind === 'absent' ? [] : [Place.of(head)]));
  }

  isMap(): boolean {
    return this.heads.some((head) => head.kind === 'map');
  }

  /** Text that is known to the last character. */
  string(): Value<string> {
    return this.value((head) => {
      if (head.kind !== 'text') return mistyped(head, 'text');
      const text = literalOf(head.parts);
      return text === undefined ? gap(head) : known(text, head.range, head.definedAt);
    });
  }

  /** A name: parts that only the deployment fills stand as `${Name}`. Unknown only when nothing of it is known. */
  name(): Value<string> {
    return this.value((head) =>
      head.kind === 'text' ? known(withPlaceholders(head.parts), head.range, head.definedAt) : mistyped(head, 'text'),
    );
  }

  /** One of a few words; any other text is unknown. */
  oneOf<T extends string>(...words: readonly T[]): Value<T> {
    return this.#converted((text) => words.find((word) => word === text), `one of ${words.join(', ')}`);
  }

  number(): Value<number> {
    return this.#converted((text) => {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(value) ? value : undefined;
    }, 'a number');
  }

  boolean(): Value<boolean> {
    return this.#converted((text) => booleans.get(text.toLowerCase()), 'true or false');
  }

  target(): Value<Target> {
    return this.value((head) =>
      head.kind === 'text' ? known(targetOf(head.parts), head.range, head.definedAt) : mistyped(head, 'text'),
    );
  }

  /** Whether something stands here: known `true`, absent, or unknown when that cannot be told. */
  presence(): Value<boolean> {
    return this.value((head) =>
      head.kind === 'unknown' ? mistyped(head, '') : known(true, head.range, head.definedAt),
    );
  }

  /** The value of each possibility that is not absent, in one. */
  value<T>(convert: (head: Exclude<Head, { kind: 'absent' }>) => Known<T> | Unknown | Absent): Value<T> {
    const options = this.heads.map((head) => (head.kind === 'absent' ? absent : convert(head)));
    return oneValue(options, this.range);
  }

  /** The literal text when it is certain, otherwise undefined. */
  get literal(): string | undefined {
    const [head, ...others] = this.heads;
    return head?.kind === 'text' && others.length === 0 ? literalOf(head.parts) : undefined;
  }

  #converted<T>(convert: (text: string) => T | undefined, expected: string): Value<T> {
    return this.value((head) => {
      if (head.kind !== 'text') return mistyped(head, expected);
      const text = literalOf(head.parts);
      if (text === undefined) return gap(head);
      const value = convert(text);
      return value === undefined
        ? unknown(head.range, `it is not ${expected}`)
        : known(value, head.range, head.definedAt);
    });
  }

  #limited(heads: readonly Head[]): readonly Head[] {
    return this.written ? capped(heads, this.written) : heads.slice(0, maximumOptions);
  }

  #circular(): Head {
    if (!this.written) return absentHead;
    return unknownHead(this.written, 'it refers to itself');
  }
}

class WorkedPlace extends Place {
  readonly written: Written | undefined;
  readonly #work: () => readonly Head[];

  constructor(work: () => readonly Head[], written: Written | undefined) {
    super();
    this.#work = work;
    this.written = written;
  }

  protected override workOut(): readonly Head[] {
    return this.#work();
  }
}

const nothing = Place.of(absentHead);

/** YAML 1.1, which CloudFormation reads, has more words for it than JSON. */
const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);

function valueAt(head: Head, key: string): Place {
  if (head.kind === 'unknown') return Place.of(head);
  if (head.kind !== 'map') return Place.absent;
  const found = head.entries.find((entry) => entry.key === key);
  if (found) return found.place;
  if (!head.incomplete) return Place.absent;
  return unknownPlace(head, head.incomplete, key);
}

function mistyped(head: Exclude<Head, { kind: 'absent' }>, expected: string): Unknown {
  return unknown(head.range, head.kind === 'unknown' ? head.reason : `it is not ${expected}`);
}

function gap(head: TextHead): Unknown {
  const part = head.parts.find((part) => typeof part !== 'string');
  if (!part || typeof part === 'string') return unknown(head.range, 'it is not known before deployment');
  return unknown(head.range, part.kind === 'gap' ? part.reason : `it depends on ${part.name}`);
}

/** The unknown head as a place, for what cannot be worked out. */
export function unknownPlace(written: Written, reason: string, name?: string): Place {
  return Place.of(unknownHead(written, reason, name));
}
