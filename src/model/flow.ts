import type { Scope } from './code.js';
import type { SourceRange } from './source.js';

/** Where values go in one file, in the words every language shares. Plain data; all lists are in source order. */
export interface FlowFacts {
  readonly eventReads: readonly EventReadFact[];
  readonly sinks: readonly SinkFact[];
  readonly passes: readonly PassFact[];
  readonly stateWrites: readonly StateWriteFact[];
  readonly placeNames: readonly PlaceNameFact[];
  readonly results: readonly ResultFact[];
  readonly answers: readonly AnswerFact[];
  readonly objectKeys: readonly ObjectKeyFact[];
  readonly environmentUses: readonly EnvironmentUseFact[];
}

export const noFlow: FlowFacts = {
  eventReads: [],
  sinks: [],
  passes: [],
  stateWrites: [],
  placeNames: [],
  results: [],
  answers: [],
  objectKeys: [],
  environmentUses: [],
};

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
  /** Where the last of the path is read, before anything is done to it. */
  readonly readAt: SourceRange;
  /** The read fails where a part of the way is missing, and nothing asks for it before: the shortest such part. */
  readonly fails?: FailingPart;
}

/** A part of a way that has to be there. */
export interface FailingPart {
  /** How many names of the way it is: 1 for `event.body` in `event.body.length`. */
  readonly names: number;
  /** The expression that may be nothing. */
  readonly range: SourceRange;
  /** An error that is thrown here is caught in the same function. */
  readonly caught: boolean;
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

/** The way from a parameter to a part of what it holds. */
export interface FieldReference {
  readonly of: ParameterReference;
  /** As in `EventReadFact`; empty for all of the parameter. */
  readonly path: readonly string[];
  readonly decoded: EventReadFact['decoded'];
  /** Where the last of the path is read. */
  readonly readAt: SourceRange;
}

/** A text by which an object of a storage is found: `Key: …` of a request, `bucket.Object(…)`. */
export interface ObjectKeyFact extends FieldReference {
  /** The text where it is given. */
  readonly range: SourceRange;
  readonly scope: Scope;
}

/** What a call hands on: for each argument in order, the parameters of functions of this file whose value is in it. */
export interface PassFact {
  /** The call, as in `InvocationFact.range`. */
  readonly range: SourceRange;
  readonly arguments: readonly (readonly ParameterReference[])[];
  /** The same for arguments that are given by name. */
  readonly named?: Readonly<Record<string, readonly ParameterReference[]>>;
  /** Arguments that are nothing but a parameter or a field of one, by position or name. */
  readonly fields?: readonly (FieldReference & { readonly argument: number | string })[];
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

/** What is made of the answer of a call to a service, as far as this file tells. */
export interface AnswerFact {
  /** The call, as in `CallFact.range`. */
  readonly range: SourceRange;
  readonly scope: Scope;
  /** The fields that are read, each once, in the order they are. */
  readonly fields: readonly AnswerField[];
  /** All of it goes on to somebody who may read what is not read here: returned, given to a function, kept, looped over. */
  readonly isHandedOn: boolean;
  /** The function around it speaks of further pages: a token, a key to start from, a paginator. */
  readonly asksForMore: boolean;
}

export interface AnswerField {
  /** In lower case and without marks between words, as languages spell one field differently: `failedentrycount`. */
  readonly name: string;
  /** Of a list: all of it or nobody can tell, only the first item, or only how many there are and whether there is one. */
  readonly use: 'whole' | 'first' | 'count';
}

/** What a function gives back at one place: by `return`, or through the callback that a handler is given. */
export interface ResultFact {
  /** The value, or the statement where there is none. */
  readonly range: SourceRange;
  readonly scope: Scope;
  readonly value: ResultValue;
}

/**
 * What kind of value it is, as far as the file shows.
 *
 * - `object`: the entries that are written; `complete` is false when there may be more.
 * - `invocation`: what a call gives back that may be one of this project, as in `InvocationFact.range`.
 * - `foreign`: a value that JSON has no form for, and that fails when it is written as JSON.
 */
export type ResultValue =
  | { readonly kind: 'number' | 'boolean' | 'nothing' | 'unknown' }
  /** `written` is what was turned into a text of JSON, where that fails. */
  | { readonly kind: 'text'; readonly written?: ResultValue }
  | { readonly kind: 'list'; readonly items: readonly ResultItem[] }
  | { readonly kind: 'object'; readonly entries: readonly ResultEntry[]; readonly complete: boolean }
  | { readonly kind: 'invocation'; readonly range: SourceRange }
  | { readonly kind: 'foreign'; readonly type: ForeignType };

/** An item of a list. */
export interface ResultItem {
  readonly range: SourceRange;
  readonly value: ResultValue;
}

/** An entry of an object; in languages that write names of fields with a capital, without it. */
export interface ResultEntry extends ResultItem {
  readonly key: string;
}

/** Decimal numbers are written by the runtime of Lambda, and by nothing else. */
export type ForeignType = 'set' | 'bytes' | 'time' | 'duration' | 'uuid' | 'decimal' | 'bigint' | 'instance';

/** A place where any variable of the environment may be read: it is handed on whole, or asked for one by a name worked out. */
export interface EnvironmentUseFact {
  readonly range: SourceRange;
  readonly scope: Scope;
}
