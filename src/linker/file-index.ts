import type { CodeFacts, ExportFact, FunctionFact, ImportFact, InvocationFact, Scope } from '../model/code.js';

/** The facts of one file as whoever walks the code looks them up. Functions stand as their index in the facts. */
export interface FileIndex {
  readonly exports: ReadonlyMap<string, ExportFact>;
  readonly functions: ReadonlyMap<string, readonly number[]>;
  readonly invocations: ReadonlyMap<Scope, readonly InvocationFact[]>;
  /** The functions that run whenever a scope runs. */
  readonly running: ReadonlyMap<Scope, readonly number[]>;
  /**
   * The functions that a function makes and nothing invokes by name: returned or stored, for somebody to invoke later, in
   * the handler at the latest.
   */
  readonly givenAway: ReadonlyMap<Scope, readonly number[]>;
  /** What has functions as members: classes, and objects with functions in them. */
  readonly owners: ReadonlyMap<string, OwnedFunctions>;
  /** Imports of a whole module that is then handed to somebody, so that any of its functions may be invoked. */
  readonly passedOn: ReadonlySet<ImportFact>;
  /** For imports of a whole module, the members that are used otherwise than by invoking them: `map(store.save)`. */
  readonly membersPassedOn: ReadonlyMap<ImportFact, readonly string[]>;
}

export interface OwnedFunctions {
  readonly constructors: readonly number[];
  /** Without those that are exported by themselves: they are handlers of their own, and no part of one another. */
  readonly methods: readonly number[];
}

/** Facts never change, so neither does their index. */
const indexes = new WeakMap<CodeFacts, FileIndex>();

export function indexOf(facts: CodeFacts): FileIndex {
  const kept = indexes.get(facts);
  if (kept) return kept;
  const index = buildIndex(facts);
  indexes.set(facts, index);
  return index;
}

/** The class a function constructs, when it is a constructor: `Orders` for `Orders.constructor` and `Orders.__init__`. */
export function constructedClass({ name }: FunctionFact): string | undefined {
  return /^(.+)\.(?:constructor|__init__)$/.exec(name)?.[1];
}

function buildIndex(facts: CodeFacts): FileIndex {
  const numbered = facts.functions.map((fact, index) => ({ fact, index }));
  const byName = groupBy(numbered, ({ fact }) => fact.name, toIndex);
  const exports = new Map(facts.exports.toReversed().map((each) => [each.name, each]));
  const ofRunning = numbered.filter(({ fact }) => fact.runsWithParent);
  const invoked = new Set(
    facts.invocations.flatMap(({ callee }) => (callee.kind === 'local' ? [callee.function] : [])),
  );
  const ofGivenAway = numbered.filter(
    ({ fact, index }) => fact.parent !== undefined && !fact.runsWithParent && !invoked.has(index),
  );
  return {
    exports,
    functions: byName,
    invocations: groupBy(facts.invocations, ({ scope }) => scope, itself),
    running: groupBy(ofRunning, ({ fact }) => fact.parent, toIndex),
    givenAway: groupBy(ofGivenAway, ({ fact }) => fact.parent, toIndex),
    owners: ownedFunctions(facts, numbered),
    passedOn: passedOnWhole(facts),
    membersPassedOn: membersPassedOn(facts),
  };
}

interface Numbered {
  readonly fact: FunctionFact;
  readonly index: number;
}

function ownedFunctions(facts: CodeFacts, functions: readonly Numbered[]): ReadonlyMap<string, OwnedFunctions> {
  const handlers = new Set(facts.exports.filter(({ name }) => !name.includes('.')).map((each) => each.function));
  const byOwner = groupBy(functions, ({ fact }) => ownerOf(fact) ?? '', itself);
  const owners = [...byOwner].filter(([owner]) => owner !== '');
  return new Map(
    owners.map(([owner, members]) => [
      owner,
      {
        constructors: members.filter(({ fact }) => constructedClass(fact) !== undefined).map(toIndex),
        methods: members
          .filter(({ fact, index }) => constructedClass(fact) === undefined && !handlers.has(index))
          .map(toIndex),
      },
    ]),
  );
}

/** The class or object a function is a member of: `Orders` for `Orders.save`. */
export function ownerOf({ name }: FunctionFact): string | undefined {
  return /^(.+)\.[^.]+$/.exec(name)?.[1];
}

function passedOnWhole({ imports, exports }: CodeFacts): ReadonlySet<ImportFact> {
  const reexported = new Set(exports.flatMap(({ from }) => (from ? [imports[from.import]] : [])));
  return new Set(imports.filter((each) => !each.membersUsed && isNamespace(each) && !reexported.has(each)));
}

function membersPassedOn({ imports, invocations }: CodeFacts): ReadonlyMap<ImportFact, readonly string[]> {
  const namespaces = imports.filter((each) => isNamespace(each) && each.membersUsed && each.candidates.length > 0);
  if (namespaces.length === 0) return new Map();
  const invoked = new Set(
    invocations.map(({ callee }) =>
      callee.kind === 'imported' ? `${imports[callee.import]?.module} ${callee.name.replace(/^\*\./, '')}` : '',
    ),
  );
  return new Map(
    namespaces.map((each) => [each, (each.membersUsed ?? []).filter((name) => !invoked.has(`${each.module} ${name}`))]),
  );
}

function isNamespace({ names }: ImportFact): boolean {
  return names.some(({ imported, local }) => imported === '*' && local !== '*');
}

function groupBy<Item, Key, Kept>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  keep: (item: Item) => Kept,
): ReadonlyMap<Key, readonly Kept[]> {
  const groups = new Map<Key, Kept[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(keep(item));
    else groups.set(key, [keep(item)]);
  }
  return groups;
}

function itself<Item>(item: Item): Item {
  return item;
}

function toIndex({ index }: Numbered): number {
  return index;
}
