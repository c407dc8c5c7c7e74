import type { Language } from '../../model/code.js';
import type { Call, Datum, InstanceDatum, ObjectDatum, Site, SymbolDatum } from './data.js';
import type { Interpreter } from './interpreter.js';

/**
 * What a package (or the language itself) means to a program that uses it. Every question may be answered with undefined:
 * then the next library is asked, and in the end the answer is a symbol of that name, or unknown.
 */
export interface Library {
  /** A name that the program does not declare: `process`, `__dirname`, `len`. */
  global?(name: string, site: Site, language: Language, run: Interpreter): Datum | undefined;
  /** A member of what a package gives, or of what a library made: `lambda.Runtime`, `queue.queueArn`. */
  member?(of: SymbolDatum | ObjectDatum, name: string, site: Site, run: Interpreter): Datum | undefined;
  /** A function or class of a package being called or instantiated: Python and Go do not tell these apart. */
  call?(symbol: SymbolDatum, call: Call, run: Interpreter): Datum | undefined;
  /** A method of what a library made. */
  method?(of: ObjectDatum, name: string, call: Call, run: Interpreter): Datum | undefined;
  /** A method of text, numbers, lists and maps. */
  builtin?(of: Datum, name: string, call: Call, run: Interpreter): Datum | undefined;
  /** `super(…)` of a class of the project that extends a class of a package: what is above the instance. */
  extend?(symbol: SymbolDatum, call: Call, instance: InstanceDatum, run: Interpreter): Datum | undefined;
  /** A member being set on what a library made. */
  assign?(of: ObjectDatum, name: string, value: Datum, site: Site, run: Interpreter): void;
}
