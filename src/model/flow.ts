import type { Scope } from './code.js';
import type { SourceRange } from './source.js';

/** Where values go in one file, in the words every language shares. Plain data; all lists are in source order. */
export interface FlowFacts {
  readonly eventReads: readonly EventReadFact[];
  readonly sinks: readonly SinkFact[];
  readonly passes: readonly PassFact[];
  readonly stateWrites: readonly StateWriteFact[];
  readonly placeNames: readonly PlaceNameFact[];
}

export const noFlow: FlowFacts = { eventReads: [], sinks: [], passes: [], stateWrites: [], placeNames: [] };

/** A parameter of a function of the same file. Both are indexes from zero. */
export interface ParameterReference {
  readonly function: number;
  readonly parameter: number;
}

/**
 * A field of an event that is read. Whose event it is shows only where the function is called: `of` is the parameter that
 * the field is read from.
 */
export interface EventReadFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  readonly of: ParameterReference;
  /** The names on the way, in the event's own spelling; positions in lists are left out: `['Records', 's3', 'object', 'key']`. */
  readonly path: readonly string[];
  /** It may be missing and nothing breaks: asked before, read with `?.`, given a default. */
  readonly guarded: boolean;
  /** What is done to it right where it is read, innermost first. */
  readonly decoded: readonly ('base64' | 'url' | 'json')[];
}

/** What takes a text apart as a language of its own. */
export type Sink = 'sql' | 'command' | 'path' | 'address' | 'html' | 'code';

/** A place where text is taken apart by something else: what is in the text decides what happens. */
export interface SinkFact {
  readonly sink: Sink;
  /** The call, or the text where no call is seen. */
  readonly range: SourceRange;
  readonly scope: Scope;
  /** What is called, as written: `execSync`, `cursor.execute`. */
  readonly text: string;
  /** Parameters whose value is in the text as it came: neither checked, escaped nor turned into a number on the way. Often none. */
  readonly from: readonly ParameterReference[];
}

/** What a call hands on: for each argument in order, the parameters of functions of this file whose value is in it. */
export interface PassFact {
  /** The call, as in `InvocationFact.range`. */
  readonly range: SourceRange;
  readonly arguments: readonly (readonly ParameterReference[])[];
  /** The same for arguments that are given by name. */
  readonly named?: Readonly<Record<string, readonly ParameterReference[]>>;
}

/** Something that outlives the invocation is changed: a variable of the module, a static field, a field of a class. */
export interface StateWriteFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  readonly name: string;
  readonly owner: 'module' | 'class' | 'instance';
  /** Given another value, or changed in itself (an entry, a field, an item). */
  readonly change: 'assigned' | 'altered';
  /** Parameters whose value is in what is written. */
  readonly from: readonly ParameterReference[];
}

/** A literal that names a place in the cloud, or something of one account. */
export interface PlaceNameFact {
  /** The literal, quotes included. */
  readonly range: SourceRange;
  readonly scope: Scope;
  readonly type: 'region' | 'account' | 'arn' | 'queue-url' | 'bucket-url';
  readonly value: string;
}
