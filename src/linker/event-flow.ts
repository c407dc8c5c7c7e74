import type { EventFlow, Reached } from '../model/application.js';
import type { CodeFacts, FunctionFact, InvocationFact, Scope } from '../model/code.js';
import type { FieldReference, ParameterReference, PassFact } from '../model/flow.js';
import { rangeKey, type SourceRange } from '../model/source.js';
import type { Modules } from './modules.js';
import { type Phase, reached } from './reached.js';
import { invoked } from './walk.js';

/** One file of what a handler reaches, with the functions of it that can run. */
export interface ReachedFile {
  readonly facts: CodeFacts;
  readonly scopes: ReadonlyMap<Scope, Phase>;
}

/**
 * Where the event of a handler goes in all that it reaches: from its own parameter into everything that is handed it, or a
 * part of it, by a call that can be followed.
 */
export function eventFlowOf(
  handler: { readonly file: string; readonly index: number },
  files: readonly ReachedFile[],
  modules: Modules,
): EventFlow {
  const holding = new EventParameters(modules);
  const facts = modules.facts(handler.file);
  const fact = facts?.functions[handler.index];
  if (facts && fact) holding.follow(facts, { function: handler.index, parameter: eventParameter(facts, fact) });
  const isFromEvent = (file: string) => (each: ParameterReference) => holding.has(file, each);
  return {
    reads: inAll(files, ({ flow, file }) => flow.eventReads.filter(({ of }) => holding.has(file, of))),
    sinks: inAll(files, ({ flow, file }) =>
      flow.sinks.map((sink) => ({ ...sink, fromEvent: sink.from.some(isFromEvent(file)) })),
    ),
    objectKeys: inAll(files, ({ flow, file }) => flow.objectKeys.flatMap((key) => holding.resolved(file, key))),
    stateWrites: inAll(files, ({ flow, file }) =>
      flow.stateWrites.map((write) => ({ ...write, fromEvent: write.from.some(isFromEvent(file)) })),
    ),
    fileWrites: inAll(files, ({ work, file }) =>
      work.fileWrites.map((write) => ({ ...write, fromEvent: write.from.some(isFromEvent(file)) })),
    ),
    validations: inAll(files, ({ work, file }) =>
      work.validations.map((each) => ({ ...each, fromEvent: each.from.some(isFromEvent(file)) })),
    ),
  };
}

function inAll<Fact extends { readonly scope: Scope }>(
  files: readonly ReachedFile[],
  factsOf: (facts: CodeFacts) => readonly Fact[],
): readonly Reached<Fact>[] {
  return files.flatMap(({ facts, scopes }) =>
    factsOf(facts).flatMap((fact) => {
      const phase = scopes.get(fact.scope);
      return phase ? [reached(fact, phase)] : [];
    }),
  );
}

/** Go hands the context first; everywhere else the event comes first. */
function eventParameter({ language }: CodeFacts, { parameters }: FunctionFact): number {
  return language === 'go' && parameters.length > 1 ? 1 : 0;
}

/** What a parameter holds: the way from the handler's event. */
type Held = Pick<FieldReference, 'path' | 'decoded'> & { readonly readAt?: SourceRange };

/** Longer ways, and more of them to one parameter, are not followed. */
const deepest = 12;

/** The parameters that hold the event or a part of it. */
class EventParameters {
  readonly #modules: Modules;
  readonly #found = new Set<string>();
  readonly #held = new Map<string, Held[]>();
  readonly #passes = new Map<CodeFacts, readonly Pass[]>();

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  has(file: string, reference: ParameterReference): boolean {
    return this.#found.has(keyOf(file, reference));
  }

  /** A field with the way from the event before it, once for each way that leads there. */
  resolved<Field extends FieldReference>(file: string, field: Field): readonly Field[] {
    return (this.#held.get(keyOf(file, field.of)) ?? []).map((held) => ({ ...field, ...joined(held, field) }));
  }

  follow(facts: CodeFacts, start: ParameterReference): void {
    this.#hold(facts, start, { path: [], decoded: [] });
    const waiting = [{ facts, reference: start }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { file } = next.facts;
      if (this.has(file, next.reference)) continue;
      this.#found.add(keyOf(file, next.reference));
      for (const { invocation, pass } of this.#passesOf(next.facts)) {
        const target = invoked(next.facts, invocation, this.#modules);
        const called = target.kind === 'function' ? this.#modules.facts(target.file) : undefined;
        if (target.kind !== 'function' || !called) continue;
        for (const parameter of filled(pass, next.reference, target.fact)) {
          waiting.push({ facts: called, reference: { function: target.index, parameter } });
        }
      }
    }
  }

  /** Follows what exactly goes where; `follow` only tells that something of it does. */
  #hold(start: CodeFacts, parameter: ParameterReference, event: Held): void {
    const waiting = [{ facts: start, reference: parameter, held: event }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { facts, reference, held } = next;
      const key = keyOf(facts.file, reference);
      const known = this.#held.get(key) ?? [];
      if (known.length >= deepest || held.path.length > deepest || known.some((each) => isSameWay(each, held)))
        continue;
      this.#held.set(key, [...known, held]);
      for (const { invocation, pass } of this.#passesOf(facts)) {
        const fields = (pass.fields ?? []).filter(({ of }) => isSame(of, reference));
        const target = fields.length > 0 ? invoked(facts, invocation, this.#modules) : undefined;
        const called = target?.kind === 'function' ? this.#modules.facts(target.file) : undefined;
        if (target?.kind !== 'function' || !called) continue;
        for (const field of fields) {
          const position = positionOf(field.argument, target.fact);
          if (position < 0) continue;
          const into = { function: target.index, parameter: position };
          waiting.push({ facts: called, reference: into, held: joined(held, field) });
        }
      }
    }
  }

  /** The invocations that hand on something. */
  #passesOf(facts: CodeFacts): readonly Pass[] {
    const known = this.#passes.get(facts);
    if (known) return known;
    const byPlace = new Map(facts.flow.passes.map((pass) => [rangeKey(pass.range), pass]));
    const passes = facts.invocations.flatMap((invocation) => {
      const pass = byPlace.get(rangeKey(invocation.range));
      return pass ? [{ invocation, pass }] : [];
    });
    this.#passes.set(facts, passes);
    return passes;
  }
}

interface Pass {
  readonly invocation: InvocationFact;
  readonly pass: PassFact;
}

function keyOf(file: string, { function: index, parameter }: ParameterReference): string {
  return `${file} ${index} ${parameter}`;
}

function isSame(one: ParameterReference, other: ParameterReference): boolean {
  return one.function === other.function && one.parameter === other.parameter;
}

function isSameWay(one: Held, other: Held): boolean {
  return one.path.join() === other.path.join() && one.decoded.join() === other.decoded.join();
}

/** The way on from what is held: where all of a parameter is given on, what is read is read before. */
function joined(held: Held, { path, decoded, readAt }: FieldReference): Held & Pick<FieldReference, 'readAt'> {
  return {
    path: [...held.path, ...path],
    decoded: [...held.decoded, ...decoded],
    readAt: (path.length === 0 && held.readAt) || readAt,
  };
}

/** Which parameter an argument is for, by its place or its name; negative when there is none. */
function positionOf(argument: number | string, { parameters }: FunctionFact): number {
  if (typeof argument === 'number') return argument;
  const own = /^(?:self|cls)$/.test(parameters[0] ?? '') ? 1 : 0;
  return parameters.indexOf(argument) - own;
}

/** The parameters of what is called that get the value of a parameter. */
function filled(pass: PassFact, reference: ParameterReference, { parameters }: FunctionFact): readonly number[] {
  const isIt = (each: ParameterReference) =>
    each.function === reference.function && each.parameter === reference.parameter;
  const byPosition = pass.arguments.flatMap((references, index) => (references.some(isIt) ? [index] : []));
  const own = /^(?:self|cls)$/.test(parameters[0] ?? '') ? 1 : 0;
  const byName = Object.entries(pass.named ?? {}).flatMap(([name, references]) => {
    const index = parameters.indexOf(name);
    return index >= own && references.some(isIt) ? [index - own] : [];
  });
  return [...byPosition, ...byName];
}
