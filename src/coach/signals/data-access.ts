import { keepsConnection } from '../../knowledge/relational-clients.js';
import { readsSettings } from '../../knowledge/secret-stores.js';
import type { Application, Handler, LinkedCall, Reached } from '../../model/application.js';
import type { Argument, ClientFact } from '../../model/code.js';
import { isStartedOnlyBy } from '../../model/events.js';
import { containsRange } from '../../model/source.js';
import { always, isGiven } from '../../model/value.js';
import { askedOnce, isTestFile } from './repository.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { Repository, SkillSignals } from './signal.js';

export const dataAccessSignals: SkillSignals = {
  skill: 'data-access',
  isObservable: ({ application }) =>
    application.tables.length > 0 ||
    [...application.declarations.values()].some(({ kind }) => kind === 'store') ||
    declaredAs(application, /^AWS::(?:RDS|DAX|ElastiCache|MemoryDB|DocDB|Neptune)::/).length > 0 ||
    application.handlers.some(({ reach }) => reach.clients.some(isOfStore) || reach.calls.some(isOfStore)),
  observers: {
    'data.client-outside-handler': ({ application }) =>
      sightingsAt(application.handlers.flatMap(({ reach }) => reach.clients.filter(isKeptClient).map(named))),
    'data.pooled-proxy': ({ application }) =>
      sightingsAt([
        ...declaredAs(application, /^AWS::RDS::DBProxy$/),
        ...callsOf(application)
          .filter(({ actions }) => actions.some((action) => action.startsWith('rds-data:')))
          .map(namedCall),
      ]),
    'data.ttl-and-pitr': ({ application }) =>
      sightingsAt(
        application.tables.filter(({ timeToLive, recovery }) => isGiven(timeToLive) && always(recovery, (on) => on)),
      ),
    'data.cached-reads': ({ application }) =>
      sightingsAt([
        ...declaredAs(
          application,
          /^AWS::(?:DAX::Cluster|ElastiCache::(?:CacheCluster|ReplicationGroup|ServerlessCache)|MemoryDB::Cluster)$/,
        ),
        ...callsOf(application).filter(isKeptRead).map(namedCall),
      ]),
    'data.access-module': ({ application, repository }) => accessModules(application, repository).map(sightingOfFile),
  },
  faults: {
    'data.bad.connect-per-call': {
      severity: 'warning',
      observe: ({ application }) =>
        sightingsAt(application.handlers.filter(isAskedOften).flatMap((each) => connections(each).map(named))),
    },
  },
  unobservable: {},
};

/** Databases and caches, and the services of AWS that are reached as such. */
function isOfStore({ provider, service }: { readonly provider: string; readonly service: string }): boolean {
  return provider === 'database' || (provider === 'aws' && storeServices.test(service.replace(/[^a-z]/gi, '')));
}

const storeServices = /^(?:dynamodb|dax|rdsdata|redshiftdata|timestream|keyspaces|neptune)/i;

function isKeptClient(client: Reached<ClientFact>): boolean {
  return isOfStore(client) && !client.assumed && (client.phase === 'start' || client.memoised);
}

function isOfEventOrProxy(option: Argument): boolean {
  return option.kind === 'event' || (option.kind === 'environment' && /proxy/i.test(option.name));
}

/** What runs by the clock has lost its connection by the next time. */
function isAskedOften(handler: Handler): boolean {
  return !isStartedOnlyBy(handler, 'schedule', 'deployment');
}

/**
 * Connections that are opened for each event. One to whatever the event names has to be, and so has one with a password that
 * lasts for minutes; to a proxy, opening one costs little. What is worked out first may be kept by whom it is handed to, but for that in the handler itself.
 */
function connections({ fact, file, reach: { clients, imports, calls } }: Handler): readonly ClientFact[] {
  const isSigned =
    imports.some(({ module }) => /rds-signer|rds\/auth|RDSAuthTokenGenerator/i.test(module)) ||
    calls.some(({ operation }) => /auth_?token/i.test(operation));
  if (isSigned) return [];
  return clients.filter(
    (client) =>
      keepsConnection(client) &&
      client.phase === 'invocation' &&
      !client.memoised &&
      !client.assumed &&
      (client.dependsOn === 'module' || (client.range.file === file && containsRange(fact.range, client.range))) &&
      !Object.values(client.options).some(isOfEventOrProxy),
  );
}

function named({ variable, text, range }: ClientFact): Shown {
  return { name: variable ?? text, range };
}

function namedCall({ service, operation, range }: LinkedCall): Shown {
  return { name: `${service} ${operation}`, range };
}

function callsOf({ handlers }: Application): readonly LinkedCall[] {
  return handlers.flatMap(({ reach }) => reach.calls);
}

function declaredAs({ declarations }: Application, resource: RegExp): readonly Shown[] {
  return [...declarations.values()].filter(
    (declared) => declared.kind === 'other' && declared.resource !== undefined && resource.test(declared.resource),
  );
}

/** What it read is used for more than one event: kept by the code, or by a helper that does so. */
function isKeptRead(call: LinkedCall): boolean {
  if (call.assumed || call.phase === 'start') return false;
  return call.memoised === true
    ? isOfStore(call) || readsSettings(call)
    : call.isHelper === true && readsSettings(call);
}

/** So many handlers have to reach a module for it to be the way to the data. */
const fewestHandlers = 3;

/**
 * Own files that make the client for at least three handlers, say how many connections, attempts or how long, and have a test
 * named after them.
 */
function accessModules({ handlers }: Application, repository: Repository): readonly string[] {
  const users = new Map<string, Set<Handler>>();
  for (const handler of handlers) {
    for (const client of handler.reach.clients) {
      const { file } = client.range;
      if (file === handler.file || !isKeptClient(client) || !isBounded(client)) continue;
      users.set(file, (users.get(file) ?? new Set()).add(handler));
    }
  }
  const tests = testedNames(repository);
  return [...users]
    .filter(([file, { size }]) => size >= fewestHandlers && tests.has(bareName(file)))
    .map(([file]) => file);
}

const testedNames = askedOnce(({ paths }) => new Set(paths.filter(isTestFile).map(bareName)));

function isBounded({ options }: ClientFact): boolean {
  return Object.keys(options).some((name) => /max|pool|limit|retry|retries|attempt|timeout/i.test(name));
}

/** `orders` of `src/orders.ts`, `test/orders.test.ts`, `tests/test_orders.py` and `OrdersTest.java`. */
function bareName(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/\..*$/, '')
    .replace(/^test[-_]|[-_]?(?:unit|integration)?[-_]?(?:tests?|spec)$/g, '');
}
