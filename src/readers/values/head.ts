import type { SourceRange } from '../../model/source.js';
import type { Place } from './place.js';

/**
 * What a place of the template turns out to be, as far as its outermost layer: the items of a list and the values of a
 * map are places of their own and worked out only when somebody asks.
 */
export type Head = TextHead | ListHead | MapHead | UnknownHead | AbsentHead;

/** Where something is written. */
export interface Written {
  readonly range: SourceRange;
  readonly path: KeyPath | undefined;
  /** Where the value comes from, when that is another place. */
  readonly definedAt?: SourceRange;
}

/** The way from the top of a file to a place in it, the last key first. */
export interface KeyPath {
  readonly parent: KeyPath | undefined;
  readonly key: string;
}

export interface TextHead extends Written {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
  readonly parameter?: ParameterUse;
}

export interface ListHead extends Written {
  readonly kind: 'list';
  readonly items: readonly Place[];
}

export interface MapHead extends Written {
  readonly kind: 'map';
  readonly entries: readonly PlaceEntry[];
  /** Why there may be more entries than these. */
  readonly incomplete?: string;
}

export interface PlaceEntry {
  readonly key: string;
  readonly keyRange: SourceRange;
  readonly place: Place;
}

/** Written, but as something that is known only when the template is deployed. */
export interface UnknownHead extends Written {
  readonly kind: 'unknown';
  readonly reason: string;
  /** What stands between `${` and `}` when this is part of a text. */
  readonly name: string;
  readonly parameter?: ParameterUse;
}

export interface AbsentHead {
  readonly kind: 'absent';
}

/** A literal, a reference to a resource, or a gap that only the deployment fills. */
export type TextPart = string | ReferencePart | GapPart;

export interface ReferencePart {
  readonly kind: 'resource';
  readonly id: string;
  /** As the model names it: `arn`, `name`, `url`. */
  readonly attribute?: string;
  /** As it stands in a text between `${` and `}`: `Save.Arn`. */
  readonly name: string;
}

export interface GapPart {
  readonly kind: 'gap';
  readonly name: string;
  readonly reason: string;
}

export interface ParameterUse {
  readonly name: string;
  readonly masked: boolean;
}

export const absentHead: AbsentHead = { kind: 'absent' };

/** The head of what cannot be known, and what stands for it in a longer text. */
export function unknownHead(written: Written, reason: string, name = '…'): UnknownHead {
  return { ...whereOf(written), kind: 'unknown', reason, name };
}

/** Only where it is written. */
export function whereOf({ range, path, definedAt }: Written): Written {
  return definedAt ? { range, path, definedAt } : { range, path };
}

/** The keys of a path from the top. */
export function keysOf(path: KeyPath | undefined): readonly string[] {
  const keys: string[] = [];
  for (let at = path; at; at = at.parent) keys.push(at.key);
  return keys.reverse();
}

/** The head as the value of something written elsewhere: a reference, a lookup. */
export function seenFrom(written: Written, head: Head): Head {
  if (head.kind === 'absent') return head;
  return { ...head, range: written.range, path: written.path, definedAt: head.definedAt ?? head.range };
}

/** The most possibilities that are kept for one value; more of them say nothing a person could use. */
export const maximumOptions = 16;

/** At most `maximumOptions` of the heads; what is left out becomes one unknown. */
export function capped(heads: Iterable<Head>, written: Written): readonly Head[] {
  const kept: Head[] = [];
  for (const head of heads) {
    if (kept.length === maximumOptions) {
      kept[maximumOptions - 1] = unknownHead(written, 'it may be too many things');
      break;
    }
    kept.push(head);
  }
  return kept;
}
