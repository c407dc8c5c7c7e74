import type { Lines } from '../documents/document.js';
import type { Head, Written } from '../values/head.js';
import type { Place } from '../values/place.js';
import type { IntrinsicUse } from './intrinsics/intrinsic.js';

/** What the names in a template mean. A stack is one; other dialects with CloudFormation inside bring their own. */
export interface Scope {
  /** What `Ref` gives. */
  reference(name: string, written: Written): readonly Head[];
  /** What `Fn::GetAtt` gives. */
  attribute(resource: string, attribute: string, written: Written): readonly Head[];
  /** What another stack exports under a name, where that stack is read too; undefined otherwise. */
  imported?(name: string, written: Written): readonly Head[] | undefined;
  /** A map of the `Mappings` section; absent when there is none of that name. */
  mapping(name: string): Place;
  /** A file that is put in by `AWS::Include`; undefined when it cannot be read. */
  included(location: string): Place | undefined;
  /** What a text means in a dialect that has variables of its own in all its texts; undefined for one without. */
  text?(text: string, written: Written): readonly Head[] | undefined;
  /** What a function gives that only the dialect has; undefined for all others. */
  function?(use: IntrinsicUse): readonly Head[] | undefined;
}

/** The file a node stands in, and what its names mean there. */
export interface Site {
  readonly scope: Scope;
  readonly file: Lines;
  /** Loop variables of the `Fn::ForEach` around it. */
  readonly bindings: ReadonlyMap<string, string>;
  /** The value counts at several places (`Globals`), so that its own place is where it is defined. */
  readonly shared: boolean;
}
