import type { Lines } from '../documents/document.js';
import type { ClassNode, FunctionNode, Program } from '../syntax/program.js';
import type { ParameterUse, TextPart } from '../values/head.js';
import type { Scope } from './scope.js';
import type { Slot, Slots } from './slots.js';

/** A stretch of a program: where a value comes from, or where it is used. */
export interface Site {
  readonly file: Lines;
  readonly start: number;
  readonly end: number;
}

/**
 * What an expression of a program gives. Each knows the place it comes from. Lists, maps and instances can be changed, as in
 * the program; everything else never changes.
 */
export type Datum =
  | TextDatum
  | NumberDatum
  | BooleanDatum
  | NothingDatum
  | ListDatum
  | MapDatum
  | FunctionDatum
  | NativeDatum
  | ClassDatum
  | InstanceDatum
  | SymbolDatum
  | ObjectDatum
  | ModuleDatum
  | ChoiceDatum
  | UnknownDatum;

interface FromSite {
  readonly site: Site;
}

/** Text, perhaps with references to resources and gaps in it. */
export interface TextDatum extends FromSite {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
  /** The parameter or setting that it comes from. */
  readonly parameter?: ParameterUse;
  /** What counts when something unknown is not given (`process.env.STAGE ?? 'dev'`): it may be another when it runs. */
  readonly isDefault?: true;
}

export interface NumberDatum extends FromSite {
  readonly kind: 'number';
  readonly value: number;
  readonly isDefault?: true;
}

export interface BooleanDatum extends FromSite {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly isDefault?: true;
}

/** `undefined`, `null`, `None`. */
export interface NothingDatum extends FromSite {
  readonly kind: 'nothing';
}

export interface ListDatum extends FromSite {
  readonly kind: 'list';
  readonly items: Slot[];
  /** Why there may be more items. */
  readonly incomplete?: string;
}

export interface MapDatum extends FromSite {
  readonly kind: 'map';
  readonly entries: Slots;
  /** Why there may be more entries. */
  readonly incomplete?: string;
}

/** A function of the project, with what its names mean. */
export interface FunctionDatum extends FromSite {
  readonly kind: 'function';
  readonly node: FunctionNode;
  readonly scope: Scope;
  /** What `this` is, for a method. */
  readonly self?: Datum;
  /** The class it is a method of: `super` is the class above. */
  readonly owner?: ClassDatum;
}

/** A function of the language or of a library as a value. */
export interface NativeDatum extends FromSite {
  readonly kind: 'native';
  readonly call: (call: Call) => Datum;
}

/** A class of the project. */
export interface ClassDatum extends FromSite {
  readonly kind: 'class';
  readonly node: ClassNode;
  readonly scope: Scope;
  readonly statics: Slots;
}

/** An instance of a class of the project. */
export interface InstanceDatum extends FromSite {
  readonly kind: 'instance';
  readonly class: ClassDatum;
  readonly fields: Slots;
  /** What a class of a library above its class made of it; known once `super(…)` has run. */
  base?: Datum;
}

/** Something a package gives, by name: `aws-cdk-lib/aws-sqs` and `['Queue']`. Without names, the package itself. */
export interface SymbolDatum extends FromSite {
  readonly kind: 'symbol';
  readonly module: string;
  readonly path: readonly string[];
}

/** Something a library made, known to it alone. */
export interface ObjectDatum extends FromSite {
  readonly kind: 'object';
  readonly object: object;
}

/** A file of the project as a value. */
export interface ModuleDatum extends FromSite {
  readonly kind: 'module';
  readonly program: Program;
}

/** One of several, as a condition decides that is not known. Options are never choices themselves. */
export interface ChoiceDatum extends FromSite {
  readonly kind: 'choice';
  readonly options: readonly Exclude<Datum, ChoiceDatum>[];
}

export interface UnknownDatum extends FromSite {
  readonly kind: 'unknown';
  /** Why, for a person, naming the code. */
  readonly reason: string;
  /** What stands for it in a longer text. */
  readonly name: string;
  /** The parameter or setting that it comes from. */
  readonly parameter?: ParameterUse;
}

/** A call with its arguments worked out and spread. */
export interface Call {
  readonly arguments: readonly Given[];
  readonly site: Site;
}

/** An argument. */
export interface Given {
  readonly name?: string;
  readonly datum: Datum;
  readonly site: Site;
  /** A list or map that is not known was spread here: any number of arguments. */
  readonly isRest?: true;
}

export function text(value: string, site: Site): TextDatum {
  return { kind: 'text', parts: [value], site };
}

export function nothing(site: Site): NothingDatum {
  return { kind: 'nothing', site };
}

export function unknown(site: Site, reason: string, name = '…'): UnknownDatum {
  return { kind: 'unknown', reason, name, site };
}

export function list(items: readonly Datum[], site: Site): ListDatum {
  return { kind: 'list', items: items.map((datum) => ({ datum, site: datum.site })), site };
}

/** The most things one value may be; more of them say nothing a person could use. */
const maximumOptions = 16;

/** The possibilities as one datum: no choice where all are the same. */
export function choiceOf(data: readonly Datum[], site: Site): Datum {
  const options: Exclude<Datum, ChoiceDatum>[] = [];
  for (const option of data.flatMap(optionsOf)) {
    if (options.some((other) => isSame(other, option))) continue;
    if (options.length === maximumOptions) {
      options[maximumOptions - 1] = unknown(site, 'it may be too many things');
      break;
    }
    options.push(option);
  }
  const [only, ...others] = options;
  if (!only) return nothing(site);
  return others.length === 0 ? only : { kind: 'choice', options, site };
}

/** Everything a datum may be. */
export function optionsOf(datum: Datum): readonly Exclude<Datum, ChoiceDatum>[] {
  return datum.kind === 'choice' ? datum.options : [datum];
}

/** `change` for each thing the datum may be. */
export function mapOptions(datum: Datum, change: (option: Exclude<Datum, ChoiceDatum>) => Datum): Datum {
  if (datum.kind !== 'choice') return change(datum);
  return choiceOf(datum.options.map(change), datum.site);
}

/** The text when every character of it is known. */
export function literalOf(datum: Datum | undefined): string | undefined {
  if (datum?.kind === 'number' || datum?.kind === 'boolean') return String(datum.value);
  if (datum?.kind !== 'text') return undefined;
  return datum.parts.every((part) => typeof part === 'string') ? datum.parts.join('') : undefined;
}

/** What a library made of this: the object itself, or what stands above an instance of a class of the project. */
export function objectIn(datum: Datum | undefined): ObjectDatum | undefined {
  if (datum?.kind === 'object') return datum;
  return datum?.kind === 'instance' ? objectIn(datum.base) : undefined;
}

function isSame(a: Datum, b: Datum): boolean {
  if (a === b) return true;
  if (a.kind === 'nothing' && b.kind === 'nothing') return true;
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.reason === b.reason;
  if (a.kind === 'symbol' && b.kind === 'symbol') return a.module === b.module && a.path.join() === b.path.join();
  const value = literalOf(a);
  return value !== undefined && a.kind === b.kind && value === literalOf(b);
}
