import type { Argument } from '../../../model/code.js';
import { type CallParts, callParts, subscriptParts } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import type { Origins } from './origins.js';
import type { PythonFile } from './python-file.js';

/** How many parts a path of a flattened argument has at most: `Item.order.id`. */
const longestPath = 4;

/** Enough for everything rules ask about; a table of constants in a call is not copied into the facts. */
const mostArguments = 60;

/** How many names and copies a dictionary is followed through. */
const longestTrail = 10;

/** What is written for the parameters of a call, with what is known of each. */
export interface ReadArguments {
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly complete: boolean;
}

/** Reads arguments of calls, dictionaries among them flattened to dotted paths. */
export class ArgumentReader {
  readonly #file: PythonFile;
  readonly #origins: Origins;

  constructor(file: PythonFile, origins: Origins) {
    this.#file = file;
    this.#origins = origins;
  }

  /**
   * @param names the names of positional arguments; one without a name is called by its number
   * @param given arguments that the called object carries itself
   */
  read(call: CallParts, names: readonly string[], given: ReadonlyMap<string, SyntaxNode> = new Map()): ReadArguments {
    const reading = new Reading(this.#file, this.#origins);
    for (const [name, value] of given) reading.add(name, value);
    for (const [index, value] of call.positional.entries()) reading.add(names[index] ?? `${index}`, value);
    for (const [name, value] of call.keywords) reading.add(name, value);
    for (const splat of call.splats) reading.addSplat('', splat);
    return reading;
  }
}

class Reading implements ReadArguments {
  complete = true;
  #openSplats = 0;
  readonly #arguments = new Map<string, Argument>();
  readonly #file: PythonFile;
  readonly #origins: Origins;

  constructor(file: PythonFile, origins: Origins) {
    this.#file = file;
    this.#origins = origins;
  }

  get arguments(): Readonly<Record<string, Argument>> {
    return Object.fromEntries(this.#arguments);
  }

  /** Adds a value under a path, with what it holds, and tells what all of it depends on. */
  add(path: string, value: SyntaxNode): Dependence {
    if (this.#arguments.size >= mostArguments) {
      this.complete = false;
      return 'other';
    }
    const isWithinReach = path.split('.').length < longestPath;
    const entries = isWithinReach ? (entriesOf(value, this.#file) ?? elementsOf(value)) : undefined;
    if (!entries || entries.nodes.length === 0) {
      const origin = this.#origins.of(value);
      this.#arguments.set(path, origin);
      return dependenceOf(origin);
    }
    // What holds others stands before them.
    this.#arguments.set(path, { kind: 'other' });
    const kind = this.#addEntries(path, entries);
    this.#arguments.set(path, { kind });
    return kind;
  }

  /** `**options`: what can be seen of it is added, and otherwise the arguments are not complete. */
  addSplat(path: string, splat: SyntaxNode): Dependence {
    const [value] = parts(splat);
    const isFollowed = splat.type === 'dictionary_splat' && this.#openSplats < longestPath;
    const entries = value && isFollowed ? entriesOf(value, this.#file) : undefined;
    if (!entries) {
      this.complete = false;
      return value ? dependenceOf(this.#origins.of(value)) : 'other';
    }
    this.#openSplats += 1;
    const kind = this.#addEntries(path, entries);
    this.#openSplats -= 1;
    return kind;
  }

  #addEntries(path: string, entries: Entries): Dependence {
    if (!entries.complete) this.complete = false;
    const kinds = entries.nodes.map((entry) => this.#addEntry(path, entry));
    return kinds.find((kind) => kind === 'generated') ?? kinds.find((kind) => kind === 'event') ?? 'other';
  }

  #addEntry(path: string, entry: Entry): Dependence {
    if (entry.kind === 'splat') return this.addSplat(path, entry.node);
    if (entry.name !== undefined) return this.add(path === '' ? entry.name : `${path}.${entry.name}`, entry.value);
    if (path === 'RequestItems' && entry.key) return this.add(`${path}.TableName`, entry.key);
    this.complete = false;
    return dependenceOf(this.#origins.of(entry.value));
  }
}

/** What makes a value differ from run to run. */
type Dependence = 'event' | 'generated' | 'other';

function dependenceOf({ kind }: Argument): Dependence {
  return kind === 'event' || kind === 'generated' ? kind : 'other';
}

type Entry =
  /**
   * The name is undefined when the key is no constant. What such a key of `RequestItems` says is told as `TableName`: it
   * names the table.
   */
  | {
      readonly kind: 'entry';
      readonly name: string | undefined;
      readonly key?: SyntaxNode;
      readonly value: SyntaxNode;
    }
  | { readonly kind: 'splat'; readonly node: SyntaxNode };

/** The entries of a dictionary, and whether these are all it can have. */
export interface Entries {
  readonly nodes: readonly Entry[];
  readonly complete: boolean;
}

/**
 * The entries of a dictionary display, of `dict(…)`, of a call such as `Config(…)` with keywords only, or of a name bound
 * once to one of these, with the entries that `name['key'] = value` adds to it.
 */
export function entriesOf(node: SyntaxNode, file: PythonFile, depth = 0): Entries | undefined {
  if (depth > longestTrail) return undefined;
  if (node.type === 'dictionary')
    return { nodes: parts(node).flatMap((child) => entryOf(child, file)), complete: true };
  if (node.type === 'call') return entriesOfCall(node, file, depth);
  if (node.type !== 'identifier') return undefined;
  const name = file.places.text(node);
  const bindings = file.scopes.lookUp(name, node);
  const [binding] = bindings;
  if (!binding?.value || bindings.some((other) => other !== binding && other.kind !== 'other')) return undefined;
  if (binding.kind !== 'assignment' || binding.value.type === 'identifier') return undefined;
  const own = entriesOf(binding.value, file, depth + 1);
  return own && { nodes: [...own.nodes, ...entriesAdded(name, file, binding.scope)], complete: own.complete };
}

/** The elements of a list, by number. */
function elementsOf(node: SyntaxNode): Entries | undefined {
  if (node.type !== 'list' && node.type !== 'tuple') return undefined;
  const nodes = parts(node).map((child, index): Entry => {
    return child.type === 'list_splat'
      ? { kind: 'splat', node: child }
      : { kind: 'entry', name: `${index}`, value: child };
  });
  return { nodes, complete: true };
}

function entriesOfCall(node: SyntaxNode, file: PythonFile, depth: number): Entries | undefined {
  const path = file.meanings.symbolOf(parts(node)[0]);
  const [given] = callParts(node, file.places.source).positional;
  // `json.loads(json.dumps(item), parse_float=Decimal)` writes the same item with other numbers.
  if (given && /^(?:json\.loads|copy\.copy|copy\.deepcopy)$/.test(path ?? '')) {
    const inside = path === 'json.loads' ? insideOf(given, file) : given;
    return path === 'json.loads' && inside === given ? undefined : entriesOf(inside, file, depth + 1);
  }
  if (path !== 'dict' && !/(?:^|\.)(?:Config|AioConfig|Timeout|Retry)$/.test(path ?? '')) return undefined;
  const list = parts(node)[1];
  const { positional, splats } = callParts(node, file.places.source);
  const nodes = list?.children.flatMap((child): readonly Entry[] => {
    const [key, value] = parts(child);
    if (child.type === 'keyword_argument' && key && value)
      return [{ kind: 'entry', name: file.places.text(key), value }];
    return child.type === 'dictionary_splat' ? [{ kind: 'splat', node: child }] : [];
  });
  return {
    nodes: nodes ?? [],
    complete: positional.length === 0 && splats.every((s) => s.type === 'dictionary_splat'),
  };
}

/** What `json.dumps(item)` writes; anything else is itself. */
function insideOf(node: SyntaxNode, file: PythonFile): SyntaxNode {
  const isDump = node.type === 'call' && file.meanings.symbolOf(parts(node)[0]) === 'json.dumps';
  return (isDump && callParts(node, file.places.source).positional[0]) || node;
}

function entryOf(child: SyntaxNode, file: PythonFile): readonly Entry[] {
  const [key, value] = parts(child);
  if (child.type === 'pair' && key && value) return [{ kind: 'entry', name: constantName(key, file), key, value }];
  return child.type === 'dictionary_splat' ? [{ kind: 'splat', node: child }] : [];
}

function entriesAdded(name: string, file: PythonFile, scope: unknown): readonly Entry[] {
  return file.tree.nodes.of('assignment').flatMap((assignment): readonly Entry[] => {
    const [left, right] = parts(assignment);
    if (left?.type !== 'subscript' || !right) return [];
    const { value, index } = subscriptParts(left) ?? {};
    if (value?.type !== 'identifier' || !index || file.places.text(value) !== name) return [];
    const isSame = file.scopes.lookUp(name, value)[0]?.scope === scope;
    return isSame ? [{ kind: 'entry', name: constantName(index, file), value: right }] : [];
  });
}

function constantName(key: SyntaxNode, file: PythonFile): string | undefined {
  const name = file.constants.valueOf(key);
  return name === undefined ? undefined : `${name}`;
}
