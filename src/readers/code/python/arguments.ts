import type { Argument } from '../../../model/code.js';
import { type CallParts, callParts, subscriptParts } from './grammar.js';
import type { Origins } from './origins.js';
import type { PythonFile } from './python-file.js';
import { parts, type SyntaxNode } from './tree.js';

/** How many parts a path of a flattened argument has at most: `Item.order.id`. */
const longestPath = 3;

/** Enough for everything rules ask about; a table of constants in a call is not copied into the facts. */
const mostArguments = 60;

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

  add(path: string, value: SyntaxNode): void {
    if (this.#arguments.size >= mostArguments) {
      this.complete = false;
      return;
    }
    const depth = path.split('.').length;
    const entries = depth < longestPath ? (entriesOf(value, this.#file) ?? elementsOf(value)) : undefined;
    if (!entries || entries.nodes.length === 0) {
      this.#arguments.set(path, this.#origins.of(value));
      return;
    }
    this.#arguments.set(path, { kind: this.#kindOfWhole(value) });
    if (!entries.complete) this.complete = false;
    for (const entry of entries.nodes) this.#addEntry(path, entry);
  }

  /** `**options`: what can be seen of it is added, and otherwise the arguments are not complete. */
  addSplat(path: string, splat: SyntaxNode): void {
    const [value] = parts(splat);
    const entries = value && splat.type === 'dictionary_splat' ? entriesOf(value, this.#file) : undefined;
    if (!entries?.complete) this.complete = false;
    for (const entry of entries?.nodes ?? []) this.#addEntry(path, entry);
  }

  #addEntry(path: string, entry: Entry): void {
    if (entry.kind === 'splat') {
      this.addSplat(path, entry.node);
      return;
    }
    if (entry.name === undefined) this.complete = false;
    else this.add(path === '' ? entry.name : `${path}.${entry.name}`, entry.value);
  }

  #kindOfWhole(value: SyntaxNode): 'event' | 'generated' | 'other' {
    const { kind } = this.#origins.of(value);
    return kind === 'event' || kind === 'generated' ? kind : 'other';
  }
}

type Entry =
  /** The name is undefined when the key is no constant. */
  | { readonly kind: 'entry'; readonly name: string | undefined; readonly value: SyntaxNode }
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
export function entriesOf(node: SyntaxNode, file: PythonFile): Entries | undefined {
  if (node.type === 'dictionary')
    return { nodes: parts(node).flatMap((child) => entryOf(child, file)), complete: true };
  if (node.type === 'call') return entriesOfCall(node, file);
  if (node.type !== 'identifier') return undefined;
  const name = file.places.text(node);
  const bindings = file.scopes.lookUp(name, node);
  const [binding] = bindings;
  if (!binding?.value || bindings.some((other) => other !== binding && other.kind !== 'other')) return undefined;
  if (binding.kind !== 'assignment' || binding.value.type === 'identifier') return undefined;
  const own = entriesOf(binding.value, file);
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

function entriesOfCall(node: SyntaxNode, file: PythonFile): Entries | undefined {
  const path = file.meanings.symbolOf(parts(node)[0]);
  const [given] = callParts(node, file.places.source).positional;
  // `json.loads(json.dumps(item), parse_float=Decimal)` writes the same item with other numbers.
  if (given && /^(?:json\.loads|copy\.copy|copy\.deepcopy)$/.test(path ?? '')) {
    const inside = path === 'json.loads' ? insideOf(given, file) : given;
    return path === 'json.loads' && inside === given ? undefined : entriesOf(inside, file);
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
  if (child.type === 'pair' && key && value) return [{ kind: 'entry', name: constantName(key, file), value }];
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
