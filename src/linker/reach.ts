import type { EventFlow, Reach, Reached } from '../model/application.js';
import type { CodeFacts, FunctionFact, Scope } from '../model/code.js';
import { rangeKey } from '../model/source.js';
import { batchResponseOf } from './batch-response.js';
import { linkCall, type Surroundings } from './calls.js';
import { certainCalls } from './certain-calls.js';
import { eventFlowOf } from './event-flow.js';
import { contentsOf } from './in-files.js';
import type { Modules } from './modules.js';
import { endsWithPromise, floatingPromisesOf } from './promises.js';
import { type Phase, reached } from './reached.js';
import { resultsOf } from './results.js';
import { linkThrownErrors } from './thrown-errors.js';
import { callsBetween } from './waits.js';
import { type Start, walkFrom } from './walk.js';

/** The facts of everything that can run when a function runs as a handler. */
export function reachOf(start: Start, modules: Modules, around: Surroundings): Reach {
  const { file, index } = start;
  const walk = walkFrom(start, modules);
  const parts = [...walk.files].flatMap(([path, scopes]): readonly Part[] => {
    const facts = modules.facts(path);
    return facts ? [{ facts, scopes, assumed: walk.assumed.get(path) }] : [];
  });
  const functions = parts.flatMap(reachedFunctions);
  const answers = new Map(
    parts.flatMap(({ facts }) => facts.flow.answers.map((answer) => [rangeKey(answer.range), answer] as const)),
  );
  let eventFlow: EventFlow | undefined;
  let results: Reach['results'] | undefined;
  let inFiles: Reach['inFiles'] | undefined;
  let certain: Reach['certainCalls'] | undefined;
  const calls = reachedFacts(parts, (facts) => facts.calls).map((call) => {
    const answer = answers.get(rangeKey(call.range));
    return { ...linkCall(call, around), ...(answer && { answer }) };
  });
  return {
    files: [...walk.files.keys()],
    complete: walk.complete,
    functions,
    imports: reachedFacts(parts, (facts) => facts.imports),
    clients: reachedFacts(parts, (facts) => facts.clients),
    calls,
    ownNames: parts.flatMap(({ facts }) => facts.work.ownNames),
    thrownErrors: linkThrownErrors(
      reachedFacts(parts, (facts) => facts.work.thrownErrors),
      parts.flatMap(({ facts }) => facts.work.errorClasses),
      modules.facts(file)?.language ?? 'typescript',
    ),
    get certainCalls() {
      certain ??= certainCalls(start, calls, modules);
      return certain;
    },
    environmentReads: reachedFacts(parts, (facts) => facts.environmentReads),
    logs: reachedFacts(parts, (facts) => facts.logs),
    catches: reachedFacts(parts, (facts) => facts.catches),
    floatingPromises: reachedFacts(parts, (facts) => floatingPromisesOf(facts, modules)),
    recordUses: reachedFacts(parts, (facts) => facts.recordUses),
    secrets: parts.flatMap(({ facts }) => facts.secrets.map((secret) => reached(secret, 'start'))),
    features: parts.flatMap(({ facts }) => facts.features ?? []),
    moduleFormats: parts.flatMap(({ facts: { file: path, moduleFormat } }) =>
      moduleFormat ? [{ file: path, ...moduleFormat }] : [],
    ),
    placeNames: reachedFacts(parts, (facts) => facts.flow.placeNames),
    environmentUses: parts.flatMap(({ facts }) => facts.flow.environmentUses.map((use) => reached(use, 'start'))),
    get inFiles() {
      inFiles ??= contentsOf(parts.map(({ facts }) => facts));
      return inFiles;
    },
    waits: parts.flatMap((part) =>
      reachedFacts([part], ({ work }) => work.waits).map((wait) => ({
        ...wait,
        between: callsBetween(wait, part.facts, modules),
      })),
    ),
    exits: reachedFacts(parts, (facts) => facts.work.exits),
    fileRemovals: reachedFacts(parts, (facts) => facts.work.fileRemovals),
    requests: reachedFacts(parts, (facts) => facts.work.requests),
    timeLimits: reachedFacts(parts, (facts) => facts.work.timeLimits),
    remainingTime: reachedFacts(parts, (facts) => facts.work.remainingTime),
    maskings: reachedFacts(parts, (facts) => facts.work.maskings),
    replays: reachedFacts(parts, (facts) => facts.work.replays),
    variations: reachedFacts(parts, (facts) => facts.work.variations),
    get eventFlow() {
      eventFlow ??= eventFlowOf(start, parts, modules);
      return eventFlow;
    },
    wrappers: functions.flatMap((fact) => fact.wrappers),
    get results() {
      results ??= resultsOf(file, index, modules);
      return results;
    },
    batchResponse: batchResponseOf(file, index, modules),
    endsWithPromise: endsWithPromise(file, index, modules),
  };
}

interface Part {
  readonly facts: CodeFacts;
  readonly scopes: ReadonlyMap<Scope, Phase>;
  readonly assumed: ReadonlySet<Scope> | undefined;
}

function reachedFacts<Fact extends { readonly scope: Scope }>(
  parts: readonly Part[],
  factsOf: (facts: CodeFacts) => readonly Fact[],
): readonly Reached<Fact>[] {
  return parts.flatMap(({ facts, scopes, assumed }) =>
    factsOf(facts).flatMap((fact) => {
      const phase = scopes.get(fact.scope);
      return phase ? [reached(fact, phase, assumed?.has(fact.scope))] : [];
    }),
  );
}

function reachedFunctions({ facts, scopes, assumed }: Part): readonly Reached<FunctionFact>[] {
  return facts.functions.flatMap((fact, index) => {
    const phase = scopes.get(index);
    return phase ? [reached(fact, phase, assumed?.has(index))] : [];
  });
}
