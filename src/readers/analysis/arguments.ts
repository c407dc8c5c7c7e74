import type { Argument } from '../../model/code.js';
import type { ArgumentNode, CallExpression, Expression, NewExpression } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { apiParameter } from './aws-names.js';
import type { Entries, Entry, Operation } from './vocabulary.js';

/** How many parts a path has at most: `Item.order.id`. */
const longestPath = 4;

/** Enough for everything rules ask about; a table of constants in a call is not copied into the facts. */
const mostArguments = 60;

/** What is written for the parameters of a call, with what is known of each. */
export interface ReadArguments {
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly complete: boolean;
}

/** Reads arguments of calls, what they hold flattened to dotted paths. */
export class ArgumentReader {
  readonly #file: AnalysedFile;
  readonly #service: string | undefined;

  /** @param service the AWS service whose spelling of parameters counts; without one they stay as they are written */
  constructor(file: AnalysedFile, service: string | undefined) {
    this.#file = file;
    this.#service = service;
  }

  /** What a call of an operation is given. */
  ofCall(call: CallExpression, { parameters = [''], given = [] }: Operation): ReadArguments {
    const reading = new Reading(this.#file, this.#service);
    for (const entry of given) reading.addEntry('', entry);
    for (const [index, argument] of call.arguments.entries()) {
      if (index in parameters && parameters[index] === undefined) continue;
      this.#add(argument, parameters[index] ?? `${index}`, reading);
    }
    return reading;
  }

  /** What a client is built with: arguments of the call, and of the steps of its builder. */
  options(node: CallExpression | NewExpression): ReadArguments {
    const reading = new Reading(this.#file, this.#service);
    const entries = this.#file.entries.of(node);
    if (entries) reading.addEntries('', entries);
    else for (const [index, argument] of node.arguments.entries()) this.#add(argument, `${index}`, reading);
    return reading;
  }

  #add({ name, value, spread }: ArgumentNode, position: string, reading: Reading): void {
    if (spread) reading.complete = false;
    else if (name !== undefined) reading.add(name, value);
    else if (position === '') reading.addRequest(value);
    else reading.add(position, value);
  }
}

type Dependence = 'event' | 'generated' | 'other';

class Reading implements ReadArguments {
  complete = true;
  readonly #arguments = new Map<string, Argument>();
  readonly #file: AnalysedFile;
  readonly #service: string | undefined;

  constructor(file: AnalysedFile, service: string | undefined) {
    this.#file = file;
    this.#service = service;
  }

  get arguments(): Readonly<Record<string, Argument>> {
    return Object.fromEntries(this.#arguments);
  }

  /** What a request sets are the arguments. One that cannot be seen into leaves them open. */
  addRequest(value: Expression): void {
    const entries = this.#file.entries.of(value);
    if (entries) this.addEntries('', entries);
    else this.complete = false;
  }

  /** Adds a value under a path, with what it holds, and tells what all of it depends on. */
  add(path: string, value: Expression): Dependence {
    if (this.#arguments.size >= mostArguments) {
      this.complete = false;
      return 'other';
    }
    const isWithinReach = path.split('.').length < longestPath;
    const entries = isWithinReach ? this.#file.entries.of(value) : undefined;
    if (!entries || entries.entries.length === 0) {
      const origin = this.#file.origins.of(value);
      this.#arguments.set(path, origin);
      return dependenceOf(origin);
    }
    // What holds others stands before them.
    this.#arguments.set(path, { kind: 'other' });
    const kind = this.addEntries(path, entries);
    this.#arguments.set(path, { kind });
    return kind;
  }

  addEntries(path: string, { entries, complete }: Entries): Dependence {
    if (!complete) this.complete = false;
    const kinds = entries.map((entry) => this.addEntry(path, entry));
    return kinds.find((kind) => kind === 'generated') ?? kinds.find((kind) => kind === 'event') ?? 'other';
  }

  addEntry(path: string, { name, isParameter, value }: Entry): Dependence {
    if (name === undefined) {
      this.complete = false;
      return dependenceOf(this.#file.origins.of(value));
    }
    const spelled = isParameter && this.#service !== undefined ? apiParameter(this.#service, name) : name;
    return this.add(path === '' ? spelled : `${path}.${spelled}`, value);
  }
}

function dependenceOf({ kind }: Argument): Dependence {
  return kind === 'event' || kind === 'generated' ? kind : 'other';
}
