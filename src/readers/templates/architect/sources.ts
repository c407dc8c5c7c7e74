import type { Declaration, Schedule, Target } from '../../../model/template.js';
import { absent, known, mapValue, type Value } from '../../../model/value.js';
import type { Declared } from '../../resources/resource-reader.js';
import { httpTrigger, pushTrigger } from '../../resources/triggers.js';
import { type ArcFunction, byDefault, numberOf, originOf, rangeOf, routeOf } from './application.js';
import { type ArcFile, type ArcItem, itemsOf, valuesOf } from './arc-file.js';
import { functionDeclaration } from './functions.js';
import { logicalName } from './names.js';

/** Records a stream hands over at once (@architect/package, tables-streams, 2026-11-21). */
const streamBatchSize = 10;

export const httpApi = 'HTTP';
export const webSocketApi = 'WS';

/** What starts a function, and the topic or queue Architect makes for it. */
export function sourcesOf(owner: ArcFunction, manifest: ArcFile): readonly Declaration[] {
  const declared = part(owner, manifest, `${owner.id}.${owner.pragma}`, owner.name, `@${owner.pragma}`);
  const consumer = known<Target>({ kind: 'resource', id: owner.id }, owner.range);
  const from = (id: string): Value<Target> => known({ kind: 'resource', id, attribute: 'arn' }, owner.range);
  switch (owner.pragma) {
    case 'http': {
      const { method, path } = routeOf(owner.item);
      const name = `${method === 'any' ? 'ANY' : method.toUpperCase()} ${path}`;
      return [
        httpTrigger(
          { ...declared, name },
          { function: consumer, source: from(httpApi) },
          {
            gateway: 'http',
            method: known(method.toUpperCase(), owner.range),
            path: known(path, owner.range),
            authorization: absent,
          },
        ),
      ];
    }
    case 'ws':
      return [
        httpTrigger(
          declared,
          { function: consumer, source: from(webSocketApi) },
          {
            gateway: 'websocket',
            method: absent,
            path: known(wellKnown.has(owner.name) ? `$${owner.name}` : owner.name, owner.range),
            authorization: absent,
          },
        ),
      ];
    case 'events': {
      const id = `${logicalName(owner.name)}EventTopic`;
      const topic = part(owner, manifest, id, id, 'AWS::SNS::Topic');
      return [
        pushTrigger(
          { ...declared, name: id },
          { function: consumer, source: from(id) },
          { trigger: 'topic', asynchronous: true },
        ),
        { ...topic, kind: 'topic', topicName: absent, subscriptions: [] },
      ];
    }
    case 'queues':
      return queueOf(owner, manifest, declared, consumer);
    case 'scheduled':
      return [
        pushTrigger(
          declared,
          { function: consumer, source: absent },
          { trigger: 'schedule', asynchronous: true, ...scheduleOf(owner, manifest) },
        ),
      ];
    case 'tables-streams': {
      const table = valuesOf(owner.item.inner, 'table')[0]?.text ?? owner.name;
      const id = tableId(table);
      return [
        {
          ...declared,
          name: id,
          kind: 'trigger',
          trigger: 'stream',
          service: 'dynamodb',
          function: consumer,
          source: from(id),
          ...polling(owner, manifest),
          batchSize: written(owner, manifest, 'batchSize') ?? byDefault(streamBatchSize, owner.range),
        },
      ];
    }
  }
}

const wellKnown: ReadonlySet<string> = new Set(['connect', 'default', 'disconnect']);

/**
 * A queue hides messages for exactly the timeout of its function, and is first in, first out, unless it is told not to be
 * (@architect/package, queues, 2026-11-21).
 */
function queueOf(
  owner: ArcFunction,
  manifest: ArcFile,
  declared: Declared,
  consumer: Value<Target>,
): readonly Declaration[] {
  const id = `${logicalName(owner.name)}Queue`;
  const { timeoutSeconds } = functionDeclaration(owner, manifest);
  const fifo = valuesOf(owner.item.inner, 'fifo')[0];
  return [
    {
      ...declared,
      name: id,
      kind: 'trigger',
      trigger: 'queue',
      service: 'sqs',
      function: consumer,
      source: known({ kind: 'resource', id, attribute: 'arn' }, owner.range),
      ...polling(owner, manifest),
      batchSize: written(owner, manifest, 'batchSize') ?? absent,
    },
    {
      ...part(owner, manifest, id, id, 'AWS::SQS::Queue'),
      kind: 'queue',
      queueName: absent,
      visibilityTimeoutSeconds: mapValue(timeoutSeconds, (seconds) => seconds),
      retentionSeconds: absent,
      redrive: absent,
      fifo: fifo ? known(fifo.text === 'true', rangeOf(manifest, fifo)) : byDefault(true, owner.range),
      contentBasedDeduplication: absent,
      encryption: absent,
    },
  ];
}

function polling(owner: ArcFunction, manifest: ArcFile) {
  return {
    batchingWindowSeconds: written(owner, manifest, 'batchWindow') ?? absent,
    reportsBatchItemFailures: absent,
    onFailure: absent,
    maximumRetryAttempts: absent,
    maximumRecordAgeSeconds: absent,
    bisectOnError: absent,
    startingPosition: owner.pragma === 'tables-streams' ? byDefault('TRIM_HORIZON', owner.range) : absent,
    maximumConcurrency: absent,
    parallelizationFactor: absent,
    filtered: absent,
    enabled: absent,
  } as const;
}

/** What stands behind the name, on its line or below it: `rate(1 day)`, which is split at its spaces. */
function scheduleOf({ item }: ArcFunction, manifest: ArcFile): { readonly schedule?: Schedule } {
  const words = [...item.words.slice(1), ...item.inner.flatMap(({ words }) => words)];
  const start = words.findIndex(({ text }) => /^(?:rate|cron)(?:\(|$)/.test(text));
  const [first] = words.slice(start);
  if (start === -1 || !first) return {};
  const all = words.slice(start);
  const end = all.findIndex(({ text }) => text.endsWith(')'));
  const used = end === -1 ? all : all.slice(0, end + 1);
  const written = used.map(({ text }) => text).join(' ');
  const text = written.includes('(') ? written : written.replace(/^(rate|cron) (.*)$/, '$1($2)');
  return {
    schedule: {
      expression: known(text, rangeOf(manifest, first, used.at(-1))),
      service: 'rule',
      timeZone: absent,
      flexibleWindow: absent,
    },
  };
}

/** A number below the name of a queue or stream, or in the function's configuration. */
function written(owner: ArcFunction, manifest: ArcFile, name: string): Value<number> | undefined {
  const [word] = valuesOf(owner.item.inner, name);
  if (word && Number.isFinite(Number(word.text))) return known(Number(word.text), rangeOf(manifest, word));
  const configured = numberOf(owner, manifest, name);
  return configured.kind === 'absent' ? undefined : configured;
}

function part(owner: ArcFunction, manifest: ArcFile, id: string, name: string, type: string): Declared {
  return { id, name, origin: originOf(owner, manifest), range: owner.range, type, conditional: false };
}

/** The tables of a manifest, with their indexes and streams. */
export function tablesOf(manifest: ArcFile): readonly Declaration[] {
  const streams = new Set(
    itemsOf(manifest, 'tables-streams').map(({ words, inner }) => valuesOf(inner, 'table')[0]?.text ?? words[0]?.text),
  );
  const indexes = [...itemsOf(manifest, 'tables-indexes'), ...itemsOf(manifest, 'indexes')];
  return itemsOf(manifest, 'tables').flatMap((item): readonly Declaration[] => {
    const [word] = item.words;
    if (!word) return [];
    const range = rangeOf(manifest, word);
    const keys = item.inner.map(({ words: [name, type] }) => ({ name, type: type?.text ?? '' }));
    const keyOf = (mark: RegExp): Value<string> => {
      const key = keys.find(({ type }) => mark.test(type))?.name;
      return key ? known(key.text, rangeOf(manifest, key)) : absent;
    };
    return [
      {
        kind: 'table',
        id: tableId(word.text),
        name: tableId(word.text),
        origin: { dialect: 'architect', file: manifest.path, path: ['@tables', word.text] },
        range,
        type: '@tables',
        conditional: false,
        tableName: absent,
        partitionKey: keyOf(/^\*(?!\*)/),
        sortKey: keyOf(/^\*\*/),
        indexes: indexes.flatMap(({ words, inner }) => {
          if (words[0]?.text !== word.text) return [];
          const name = valuesOf(inner, 'name')[0];
          return [name ? known(name.text, rangeOf(manifest, name)) : absent];
        }),
        indexesComplete: true,
        streamView: streams.has(word.text) ? known('NEW_AND_OLD_IMAGES', range) : absent,
        timeToLive: keyOf(/^TTL$/),
        recovery: recoveryOf(item, manifest),
      },
    ];
  });
}

/** `PITR true` below a table (Architect documentation, "Tables", read 2026-11-21). */
function recoveryOf({ inner }: ArcItem, manifest: ArcFile): Value<boolean> {
  const [word] = [...valuesOf(inner, 'PITR'), ...valuesOf(inner, 'pitr')];
  return word ? known(word.text === 'true', rangeOf(manifest, word)) : absent;
}

/** The logical name of a table. */
function tableId(name: string): string {
  return `${logicalName(name)}Table`;
}
