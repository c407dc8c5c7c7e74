import { bringsKeyStore, keyExpirySeconds, usesKeyStore } from '../../knowledge/idempotency.js';
import { defaultMaximumEventAgeSeconds, defaultRetentionSeconds } from '../../knowledge/lambda-defaults.js';
import { repeatEffect } from '../../knowledge/side-effects.js';
import type { Application, Handler, LambdaFunction, LinkedCall, Trigger } from '../../model/application.js';
import type { Argument } from '../../model/code.js';
import type { TableDeclaration } from '../../model/template.js';
import { certain, isAbsent, isGiven, type Value } from '../../model/value.js';
import { type Shown, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const idempotencySignals: SkillSignals = {
  skill: 'idempotency',
  isObservable: ({ application: { handlers } }) =>
    handlers.some(({ reach }) => reach.calls.some((call) => repeatEffect(call) !== 'read')),
  observers: {
    'idem.utility': ({ application }) => sightingsAt(application.handlers.filter(usesKeyStore)),
    'idem.conditional-write': ({ application }) => sightingsAt(callsWhere(application, writesOnlyNew)),
    'idem.key-passed-on': ({ application }) => sightingsAt(callsWhere(application, passesKeyOn)),
    'idem.key-expiry': ({ application }) =>
      sightingsAt(application.handlers.filter((handler) => outlivesRetries(handler, application))),
    'idem.shared-store': ({ application }) => sightingsAt(sharedStores(application)),
  },
  unobservable: {},
};

/** Calls of one kind in one file count as one thing that is done there. */
function callsWhere({ handlers }: Application, test: (call: LinkedCall) => boolean): readonly Shown[] {
  return handlers.flatMap(({ reach }) =>
    reach.calls.filter(test).map(({ range, service, operation }) => ({ range, name: `${service} ${operation}` })),
  );
}

/** A condition that nothing is there under the key yet. */
function writesOnlyNew({ provider, arguments: given }: LinkedCall): boolean {
  return Object.entries(given).some(
    ([path, argument]) =>
      argument.kind === 'literal' &&
      ((provider === 'aws' &&
        /(?:^|\.)ConditionExpression$/.test(path) &&
        /attribute_not_exists/.test(`${argument.value}`)) ||
        (provider === 'aws' && /(?:^|\.)IfNoneMatch$/.test(path)) ||
        /^\s*insert\b[\s\S]*\bon\s+(?:conflict|duplicate)\b/i.test(`${argument.value}`)),
  );
}

/** A key of the event goes on to a service that does the same thing once for each key. */
function passesKeyOn({ arguments: given }: LinkedCall): boolean {
  return Object.entries(given).some(([path, argument]) => keyArgument.test(path) && isKey(argument));
}

const keyArgument =
  /idempotency[-_]?key$|(?:^|\.)(?:clientToken|clientRequestToken|messageDeduplicationId|message_deduplication_id)$/i;

/** A literal is the same for every event, and what is made anew is another at each attempt. */
function isKey({ kind }: Argument): boolean {
  return kind === 'event' || kind === 'other';
}

/** Keys are kept for longer than an event may come again, and the table they are in lets go of them after that. */
function outlivesRetries({ reach, functions }: Handler, { declarations }: Application): boolean {
  const expiry = keyExpirySeconds(reach.calls);
  const retries = functions.flatMap(longestRetries);
  const tables = functions.flatMap((each) => keyTables(each, reach.calls).map((id) => declarations.get(id)));
  return (
    expiry !== undefined &&
    retries.length > 0 &&
    retries.every((seconds) => seconds !== undefined && expiry >= seconds) &&
    tables.every((table) => table?.kind !== 'table' || expires(table))
  );
}

function expires({ timeToLive }: TableDeclaration): boolean {
  return isGiven(timeToLive);
}

/** The tables whose name the store of the keys is given. */
function keyTables({ environment }: LambdaFunction, calls: readonly LinkedCall[]): readonly string[] {
  const variables = calls
    .filter(({ provider, operation }) => provider === 'powertools' && operation.endsWith('PersistenceLayer'))
    .flatMap(({ arguments: given }) => given.tableName ?? given.table_name ?? [])
    .flatMap((name) => (name.kind === 'environment' ? [name.name] : []));
  return environment.variables.flatMap(({ name, value }) => {
    const target = variables.includes(name) ? certain(value) : undefined;
    return target?.kind === 'resource' ? [target.id] : [];
  });
}

/** For how many seconds each source that repeats events may do so; undefined where nobody can tell. */
function longestRetries({ triggers, asyncInvoke }: LambdaFunction): readonly (number | undefined)[] {
  return triggers.flatMap((trigger: Trigger) => {
    if (trigger.trigger === 'queue')
      return [trigger.queue && orDefault(trigger.queue.retentionSeconds, defaultRetentionSeconds)];
    if (trigger.trigger === 'stream') return [certain(trigger.maximumRecordAgeSeconds)];
    if (!('asynchronous' in trigger) || !trigger.asynchronous) return [];
    return [
      asyncInvoke
        ? orDefault(asyncInvoke.maximumEventAgeSeconds, defaultMaximumEventAgeSeconds)
        : defaultMaximumEventAgeSeconds,
    ];
  });
}

function orDefault(value: Value<number>, otherwise: number): number | undefined {
  return isAbsent(value) ? otherwise : certain(value);
}

const fewestConsumers = 3;

/** Files that set a store of keys up for several handlers. */
function sharedStores({ handlers }: Application): readonly Shown[] {
  const users = new Map<string, { readonly shown: Shown; readonly handlers: Set<string> }>();
  for (const handler of handlers) {
    for (const each of handler.reach.imports) {
      const { range } = each;
      if (!bringsKeyStore(each) || range.file === handler.file) continue;
      const entry = users.get(range.file) ?? { shown: { range, name: 'idempotency' }, handlers: new Set() };
      entry.handlers.add(`${handler.file}#${handler.name}`);
      users.set(range.file, entry);
    }
  }
  return [...users.values()].filter((each) => each.handlers.size >= fewestConsumers).map(({ shown }) => shown);
}
