import type { CodeFacts, ImportFact, InvocationFact, Scope } from '../model/code.js';
import { constructedClass } from './modules.js';

/** The facts of one file by the scope they stand in, for walking. */
export interface FileIndex {
  readonly invocations: ReadonlyMap<Scope, readonly InvocationFact[]>;
  /** The functions that run whenever a scope runs. */
  readonly running: ReadonlyMap<Scope, readonly number[]>;
  /**
   * The functions that a function makes and nothing invokes by name: returned or stored, for somebody to invoke later, in
   * the handler at the latest.
   */
  readonly givenAway: ReadonlyMap<Scope, readonly number[]>;
  /** Methods by name of their class, constructors left out. */
  readonly methods: ReadonlyMap<string, readonly number[]>;
  /** Constructors by name of their class. */
  readonly constructors: ReadonlyMap<string, number>;
  /** Imports of a whole module that is then handed to somebody, so that any of its functions may be invoked. */
  readonly passedOn: ReadonlySet<ImportFact>;
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

function buildIndex(facts: CodeFacts): FileIndex {
  const invocations = groupBy(facts.invocations, (invocation) => invocation.scope);
  const invoked = new Set(
    facts.invocations.flatMap(({ callee }) => (callee.kind === 'local' ? [callee.function] : [])),
  );
  const handlers = new Set(facts.exports.filter(({ name }) => !name.includes('.')).map((each) => each.function));
  const running = new Map<Scope, number[]>();
  const givenAway = new Map<Scope, number[]>();
  const methods = new Map<string, number[]>();
  const constructors = new Map<string, number>();
  facts.functions.forEach((fact, index) => {
    const className = /^(.+)\.[^.]+$/.exec(fact.name)?.[1];
    if (constructedClass(fact)) constructors.set(className ?? '', index);
    // A method that is exported by itself is a handler of its own, not part of the others in its class.
    else if (className !== undefined && !handlers.has(index)) append(methods, className, index);
    if (fact.runsWithParent) append(running, fact.parent, index);
    else if (fact.parent !== undefined && className === undefined && !invoked.has(index)) {
      append(givenAway, fact.parent, index);
    }
  });
  const reexported = new Set(facts.exports.flatMap(({ from }) => (from ? [facts.imports[from.import]] : [])));
  const passedOn = new Set(
    facts.imports.filter(
      (each) =>
        !each.membersUsed &&
        !reexported.has(each) &&
        each.names.some(({ imported, local }) => imported === '*' && local !== '*'),
    ),
  );
  return { invocations, running, givenAway, methods, constructors, passedOn };
}

function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) append(groups, keyOf(item), item);
  return groups;
}

function append<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
