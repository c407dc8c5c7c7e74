import type { EventFlow, Reached } from '../model/application.js';
import type { CodeFacts, FunctionFact, InvocationFact, Scope } from '../model/code.js';
import type { ParameterReference, PassFact } from '../model/flow.js';
import { rangeKey } from '../model/source.js';
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
    stateWrites: inAll(files, ({ flow, file }) =>
      flow.stateWrites.map((write) => ({ ...write, fromEvent: write.from.some(isFromEvent(file)) })),
    ),
    fileWrites: inAll(files, ({ work, file }) =>
      work.fileWrites.map((write) => ({ ...write, fromEvent: write.from.some(isFromEvent(file)) })),
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

/** The parameters that hold the event or a part of it. */
class EventParameters {
  readonly #modules: Modules;
  readonly #found = new Set<string>();
  readonly #passes = new Map<CodeFacts, readonly Pass[]>();

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  has(file: string, { function: index, parameter }: ParameterReference): boolean {
    return this.#found.has(`${file} ${index} ${parameter}`);
  }

  follow(facts: CodeFacts, start: ParameterReference): void {
    const waiting = [{ facts, reference: start }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { file } = next.facts;
      if (this.has(file, next.reference)) continue;
      this.#found.add(`${file} ${next.reference.function} ${next.reference.parameter}`);
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
