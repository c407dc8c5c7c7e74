import { breaksCircuits } from '../../knowledge/circuit-breakers.js';
import { repeatEffect } from '../../knowledge/side-effects.js';
import type { Application, LinkedCall, Trigger } from '../../model/application.js';
import type {
  BusDeclaration,
  BusRuleDeclaration,
  Declaration,
  Target,
  TopicDeclaration,
} from '../../model/template.js';
import { certain, isGiven, knownValues } from '../../model/value.js';
import { sharedTables, waitingChains } from './coupling.js';
import { filesWhere, isAsyncApi, isEventCatalog } from './repository.js';
import { compensations } from './sagas.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { Sighting, SkillSignals, Surroundings } from './signal.js';

export const eventDrivenPatternsSignals: SkillSignals = {
  skill: 'event-driven-patterns',
  isObservable: ({ application: { triggers, topics, queues, declarations, workflows, handlers } }) =>
    topics.length + queues.length + workflows.length > 0 ||
    triggers.some(({ trigger }) => trigger !== 'http' && trigger !== 'schedule') ||
    [...declarations.values()].some(({ kind }) => kind === 'bus' || kind === 'bus-rule') ||
    handlers.some(({ reach }) => reach.calls.some(isMessage)),
  observers: {
    'pat.bus': ({ application }) => sightingsAt(usedBuses(application)),
    'pat.fanout': ({ application }) =>
      sightingsAt([...application.topics.filter(feedsQueues), ...safeRules(application)]),
    'pat.saga': ({ application }) =>
      sightingsAt(application.workflows.filter(({ definition }) => definition && compensations(definition).length > 0)),
    'pat.outbox-cqrs': ({ application }) => sightingsAt([...projections(application), ...pipesOfTables(application)]),
    'pat.circuit-breaker': ({ application }) =>
      sightingsAt(
        application.handlers.flatMap(({ reach }) =>
          reach.imports.filter(breaksCircuits).map(({ range, module }) => ({ range, name: module })),
        ),
      ),
    'pat.archive-replay': ({ application }) =>
      sightingsAt(
        [...application.declarations.values()].filter(
          (each) => each.kind === 'other' && each.resource === 'AWS::Events::Archive',
        ),
      ),
    'pat.mesh-contracts': contracts,
  },
  faults: {
    'pat.bad.shared-table': { severity: 'info', observe: ({ application }) => sightingsAt(sharedTables(application)) },
    'pat.bad.sync-chain': {
      severity: 'warning',
      observe: ({ application }) => sightingsAt(waitingChains(application)),
    },
  },
  unobservable: {},
};

/** Buses of the application's own that a rule takes events from. */
function usedBuses({ declarations, triggers }: Application): readonly Shown[] {
  const declared = [...declarations.values()];
  const sources = [...triggers.filter(({ trigger }) => trigger === 'bus'), ...declared.filter(isRule)].flatMap(
    ({ source }) => knownValues(source),
  );
  return declared.filter((each) => each.kind === 'bus' && sources.some((source) => isBus(source, each)));
}

function isBus(target: Target, { id, busName }: BusDeclaration): boolean {
  return target.kind === 'resource' ? target.id === id : target.text === certain(busName);
}

function isRule(declared: Declaration): declared is BusRuleDeclaration {
  return declared.kind === 'bus-rule';
}

const fewestConsumers = 2;

function feedsQueues({ subscriptions }: TopicDeclaration): boolean {
  const queues = subscriptions
    .filter(({ protocol }) => certain(protocol) === 'sqs')
    .flatMap(({ endpoint }) => knownValues(endpoint))
    .map((target) => (target.kind === 'resource' ? target.id : target.text));
  return new Set(queues).size >= fewestConsumers;
}

/** Rules with several targets, each of which keeps what it cannot be given. */
function safeRules({ declarations, triggers }: Application): readonly Shown[] {
  return [...declarations.values()].filter(isRule).filter(({ name, targets, rule }) => {
    if (rule !== 'rule') return false;
    const functions = triggers.filter((each) => 'ruleName' in each && each.ruleName === name && each.trigger === 'bus');
    const deliveries = [...targets, ...functions];
    return (
      deliveries.length >= fewestConsumers &&
      deliveries.every((each) => 'deadLetter' in each && isGiven(each.deadLetter))
    );
  });
}

/** Functions that read the stream of a table and put what they make of it somewhere else. */
function projections({ triggers }: Application): readonly Shown[] {
  return triggers.filter((trigger) => {
    if (trigger.trigger !== 'stream' || trigger.service !== 'dynamodb' || trigger.consumer?.code.kind !== 'found') {
      return false;
    }
    const { reach } = trigger.consumer.code.handler;
    return reach.calls.some((call) => !call.assumed && (isMessage(call) || writesElsewhere(call, trigger)));
  });
}

const messages: ReadonlySet<string> = new Set([
  'PutEvents',
  'Publish',
  'PublishBatch',
  'SendMessage',
  'SendMessageBatch',
  'PutRecord',
  'PutRecords',
]);

/** Something is told to whoever listens. */
function isMessage({ provider, operation }: LinkedCall): boolean {
  return provider === 'aws' && messages.has(operation);
}

function writesElsewhere(call: LinkedCall, { sourceDeclaration }: Trigger): boolean {
  if (sourceDeclaration === undefined || repeatEffect(call) === 'read') return false;
  return call.resources.length > 0 && !call.resources.includes(sourceDeclaration.id);
}

function pipesOfTables({ declarations }: Application): readonly Shown[] {
  return [...declarations.values()].filter(
    (each) =>
      isRule(each) &&
      each.rule === 'pipe' &&
      each.targets.some(({ target }) => isGiven(target)) &&
      knownValues(each.source).some(
        (source) => source.kind === 'resource' && declarations.get(source.id)?.kind === 'table',
      ),
  );
}

/** A catalogue of the events, and a policy that says which accounts may send them. */
function contracts({ application, repository }: Surroundings): readonly Sighting[] {
  const hasPolicy = [...application.declarations.values()].some(
    (each) =>
      each.kind === 'policy' &&
      each.attachment === 'resource' &&
      each.statements.some(({ actions }) => actions.some((action) => certain(action)?.startsWith('events:'))),
  );
  if (!hasPolicy) return [];
  return catalogues(repository).map(sightingOfFile);
}

const catalogues = filesWhere((path) => isAsyncApi(path) || isEventCatalog(path));
