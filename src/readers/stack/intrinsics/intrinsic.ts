import { type Head, unknownHead, type Written } from '../../values/head.js';
import type { Place } from '../../values/place.js';
import type { Scope } from '../scope.js';

/** One use of a function of the template language. */
export interface IntrinsicUse {
  readonly name: string;
  readonly argument: Place;
  /** Loop variables of the `Fn::ForEach` around it. */
  readonly bindings: ReadonlyMap<string, string>;
  readonly scope: Scope;
  readonly written: Written;
}

/** Everything a use may give. */
export type Intrinsic = (use: IntrinsicUse) => readonly Head[];

/** The items of a list written out at this place, or undefined when it is anything else. */
export function argumentsOf(use: IntrinsicUse): readonly Place[] | undefined {
  const [head, ...others] = use.argument.heads;
  return head?.kind === 'list' && others.length === 0 ? head.items : undefined;
}

/** The one unknown that a use gives which cannot be worked out. */
export function unknownUse(use: IntrinsicUse, reason: string, name?: string): readonly Head[] {
  return [unknownHead(use.written, reason, name)];
}

/** The unknown for a use that is not written as the language asks. */
export function malformed(use: IntrinsicUse): readonly Head[] {
  return unknownUse(use, `${use.name} is not written as it must be`);
}
