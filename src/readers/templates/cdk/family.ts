import type { Datum, Site } from '../../evaluation/data.js';
import type { Interpreter } from '../../evaluation/interpreter.js';
import type { CdkApplication } from './application.js';
import type { Arguments } from './arguments.js';
import type { Construct } from './construct.js';

/** What a construct may ask while it is made or one of its methods is called. */
export interface Context {
  readonly application: CdkApplication;
  readonly run: Interpreter;
}

/** Constructs that are made and used alike. */
export interface ConstructFamily {
  /** The classes, as `cdkName` says them. */
  readonly types: readonly string[];
  /** Declares what the construct declares. */
  readonly make: (construct: Construct, context: Context) => void;
  readonly methods?: Readonly<Record<string, Method>>;
  /** Properties that are not attributes of the resource. */
  readonly member?: (construct: Construct, name: string, site: Site, context: Context) => Datum | undefined;
}

/** A method of a construct. Undefined when it gives nothing that anybody could use. */
export type Method = (construct: Construct, given: Arguments, context: Context) => Datum | undefined;
