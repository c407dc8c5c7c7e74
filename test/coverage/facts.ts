import type { CodeFacts } from '../../src/model/code.js';

/** What a reader of code may see, and how it shows in the facts of the fixture of a language. */
export const codeFacts: readonly { readonly name: string; readonly seen: (facts: CodeFacts) => boolean }[] = [
  { name: 'functions, methods and lambdas', seen: ({ functions }) => functions.length >= 3 },
  {
    name: 'handlers, by name, type or wrapper',
    seen: ({ functions }) => functions.some(({ handlerShape }) => handlerShape !== undefined),
  },
  { name: 'functions that are async', seen: ({ functions }) => functions.some(({ isAsync }) => isAsync) },
  {
    name: 'wrappers, decorators, annotations',
    seen: ({ functions }) => functions.some(({ wrappers }) => wrappers.some(({ name }) => /idempotent/i.test(name))),
  },
  { name: 'imports of packages', seen: ({ imports }) => imports.some(({ module }) => /dynamo|boto3/i.test(module)) },
  {
    name: 'imports of own files',
    seen: ({ imports }) => imports.some(({ module, candidates }) => /audit|lib/i.test(module) && candidates.length > 0),
  },
  { name: 'exports', seen: ({ exports }) => exports.length > 0 },
  {
    name: 'invocations in the file',
    seen: ({ invocations }) => invocations.some(({ callee }) => callee.kind === 'local'),
  },
  {
    name: 'invocations of other files',
    seen: ({ invocations }) => invocations.some(({ callee }) => callee.kind === 'imported'),
  },
  {
    name: 'clients at the start of the environment',
    seen: ({ clients }) => clients.some(({ service, scope }) => service === 'dynamodb' && scope === undefined),
  },
  {
    name: 'clients of an invocation',
    seen: ({ clients }) => clients.some(({ scope, memoised }) => scope !== undefined && !memoised),
  },
  {
    name: 'clients kept behind a check',
    seen: ({ clients }) => clients.some(({ scope, memoised }) => scope !== undefined && memoised),
  },
  {
    name: 'SDK calls by operation',
    seen: ({ calls }) => calls.filter(({ operation }) => operation === 'PutItem').length >= 3,
  },
  { name: 'arguments: literals', seen: (facts) => hasArgument(facts, 'TableName', 'literal') },
  { name: 'arguments: variables of the environment', seen: (facts) => hasArgument(facts, 'TableName', 'environment') },
  {
    name: 'reads of the environment',
    seen: ({ environmentReads }) => environmentReads.some(({ name, optional }) => name === 'ORDERS_TABLE' && !optional),
  },
  {
    name: 'reads with a default',
    seen: ({ environmentReads }) => environmentReads.some(({ name, optional }) => name === 'ORDERS_REGION' && optional),
  },
  { name: 'log statements', seen: ({ logs }) => logs.some(({ structured }) => !structured) },
  { name: 'structured log statements', seen: ({ logs }) => logs.some(({ structured }) => structured) },
  { name: 'free text in the log', seen: ({ logs }) => logs.some(({ isFreeText }) => isFreeText) },
  { name: 'events logged whole', seen: ({ logs }) => logs.some(({ event }) => event === 'whole') },
  { name: 'errors swallowed', seen: ({ catches }) => catches.some(({ outcome }) => outcome === 'swallowed') },
  { name: 'errors thrown again', seen: ({ catches }) => catches.some(({ outcome }) => outcome === 'rethrown') },
  { name: 'failures kept', seen: ({ catches }) => catches.some(({ outcome }) => outcome === 'reported') },
  {
    name: 'work nobody waits for',
    seen: ({ floatingPromises, invocations }) =>
      floatingPromises.length > 0 || invocations.some(({ discarded }) => discarded),
  },
  {
    name: 'failed items returned',
    seen: ({ returns }) =>
      returns.some(
        ({ shape }) => shape.kind === 'object' && shape.keys.some((key) => /^batchItemFailures$/i.test(key)),
      ),
  },
  { name: 'records: all', seen: ({ recordUses }) => recordUses.some(({ use }) => use === 'iterated') },
  { name: 'records: the first', seen: ({ recordUses }) => recordUses.some(({ use }) => use === 'first') },
  { name: 'secrets in texts', seen: ({ secrets }) => secrets.length > 0 },
  { name: 'fields of the event', seen: ({ flow }) => flow.eventReads.some(({ path }) => path.length > 0) },
  { name: 'reads that fail without a field', seen: ({ flow }) => flow.eventReads.some(({ fails }) => fails) },
  { name: 'what is given back', seen: ({ flow }) => flow.results.some(({ value }) => value.kind !== 'invocation') },
  {
    name: 'event in commands, queries, paths, addresses',
    seen: ({ flow }) => flow.sinks.some(({ from }) => from.length > 0),
  },
  { name: 'answers of SDK calls', seen: ({ flow }) => flow.answers.length > 0 },
  { name: 'keys of stored objects', seen: ({ flow }) => flow.objectKeys.length > 0 },
  { name: 'event kept from one invocation to the next', seen: ({ flow }) => flow.stateWrites.length > 0 },
  { name: 'waits, and how long', seen: ({ work }) => work.waits.some(({ milliseconds }) => milliseconds === 500) },
  { name: 'the environment handed on whole', seen: ({ flow }) => flow.environmentUses.length > 0 },
  { name: 'ends of the process', seen: ({ work }) => work.exits.some(({ code }) => code === 1) },
  {
    name: 'files written and removed',
    seen: ({ work }) => work.fileWrites.some(({ path }) => path.root === 'temporary') && work.fileRemovals.length > 0,
  },
  { name: 'requests without a time limit', seen: ({ work }) => work.requests.some(({ limit }) => limit === 'none') },
  {
    name: 'what is replayed, and differs',
    seen: ({ work }) => work.replays.length > 0 && work.variations.some(({ kind }) => kind === 'clock'),
  },
  {
    name: 'time limits, and how long',
    seen: ({ work }) => work.timeLimits.some(({ milliseconds }) => milliseconds === 5000),
  },
  { name: 'code under a condition', seen: ({ work }) => work.conditions.length > 0 },
  { name: 'values held against a schema', seen: ({ work }) => work.validations.some(({ from }) => from.length > 0) },
  { name: 'the time that is left', seen: ({ work }) => work.remainingTime.length > 0 },
  { name: 'errors by their classes', seen: ({ work }) => work.thrownErrors.length > 0 },
  { name: 'suppressions', seen: ({ suppressions }) => suppressions.length > 0 },
];

function hasArgument({ calls }: CodeFacts, name: string, kind: string): boolean {
  return calls.some(({ arguments: given }) =>
    Object.entries(given).some(
      ([path, argument]) => path.toLowerCase() === name.toLowerCase() && argument.kind === kind,
    ),
  );
}
