import { readsSettings } from '../../knowledge/secret-stores.js';
import type { Application, Handler, LambdaFunction } from '../../model/application.js';
import { isStartedOnlyBy } from '../../model/events.js';
import type { AliasDeclaration } from '../../model/template.js';
import { always, knownValues } from '../../model/value.js';
import { filesWhere, isPipeline } from './repository.js';
import { sharedSettings } from './shared-settings.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const coldStartsSignals: SkillSignals = {
  skill: 'cold-starts',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {
    'cold.init-outside': ({ application }) => sightingsAt(application.handlers.filter(setsUpOnce)),
    'cold.lean-package': ({ application }) =>
      sightingsAt(application.functions.filter(({ packaging }) => packaging.kind === 'folder' && packaging.isTrimmed)),
    'cold.provisioned': ({ application }) =>
      sightingsAt(
        aliasesOf(application).filter(({ provisionedConcurrency }) =>
          always(provisionedConcurrency, (count) => count > 0),
        ),
      ),
    'cold.provisioned-scaled': ({ application }) =>
      sightingsAt(
        [...application.declarations.values()].filter(
          (declared) =>
            declared.kind === 'scaling' &&
            always(declared.dimension, (name) => name === 'lambda:function:ProvisionedConcurrency'),
        ),
      ),
    'cold.snapshot': ({ application }) =>
      sightingsAt(
        application.functions.filter(
          (each) => always(each.startsFromSnapshot, (on) => on) && isPublished(each, application),
        ),
      ),
    'cold.budget-standard': ({ application, repository }) => [
      ...bundleMeasures(repository).map(sightingOfFile),
      ...sightingsAt(leanByStandard(application)),
    ],
  },
  faults: {
    'cold.bad.reserved-as-warm': {
      severity: 'info',
      observe: ({ application }) => sightingsAt(application.functions.filter(isPingedInReserve)),
    },
  },
  unobservable: {},
};

/** A schedule that is called after keeping warm starts it, and its reserved concurrency keeps nothing warm. */
function isPingedInReserve({ reservedConcurrency, triggers }: LambdaFunction): boolean {
  return (
    always(reservedConcurrency, (count) => count > 0) &&
    triggers.some(
      (trigger) =>
        trigger.trigger === 'schedule' &&
        always(trigger.enabled, (is) => is, true) &&
        [trigger.name, trigger.ruleName ?? ''].some((name) =>
          /warm(?!th|ing\b)|keep[-_ ]?(?:it)?[-_ ]?(?:alive|hot)/i.test(name),
        ),
    )
  );
}

/** Whatever it builds or reads for all events, it does when it is loaded, or keeps from the first event on. */
function setsUpOnce(handler: Handler): boolean {
  if (isStartedOnlyBy(handler, 'deployment')) return false;
  const { clients, calls } = handler.reach;
  const prepared = [
    ...clients.filter(({ provider, assumed }) => provider !== 'powertools' && !assumed),
    ...calls.filter((call) => readsSettings(call) && !call.isHelper && !call.assumed),
  ];
  return prepared.length > 0 && prepared.every(({ phase, memoised }) => phase === 'start' || memoised);
}

function aliasesOf({ declarations }: Application): readonly AliasDeclaration[] {
  return [...declarations.values()].filter((declared) => declared.kind === 'alias');
}

/** Snapshots are of versions; the Serverless Framework publishes one at each deployment. */
function isPublished({ id }: LambdaFunction, application: Application): boolean {
  return (
    application.dialect === 'serverless-framework' ||
    aliasesOf(application).some((alias) =>
      knownValues(alias.function).some((target) => target.kind === 'resource' && target.id === id),
    )
  );
}

/** Tools that fail a build when a bundle outgrows its limit (their documentation, 2026-11). */
const bundleChecks = /\b(?:size-limit|bundlesize|bundlewatch|bundlemon)\b/;

const bundleMeasures = filesWhere((path, text) => isPipeline(path) && bundleChecks.test(text()));

/** Memory and architecture of at least three functions, whose packages are trimmed, come from one place. */
function leanByStandard(application: Application): readonly Shown[] {
  const lean = sharedSettings(application).filter(
    ({ functions }) =>
      functions.length > 2 && functions.every(({ packaging }) => packaging.kind === 'folder' && packaging.isTrimmed),
  );
  const files = new Set(lean.filter(({ setting }) => setting === 'architectures').map(({ place }) => place.file));
  return lean
    .filter(({ setting, place }) => setting === 'memoryMb' && files.has(place.file))
    .map(({ place }) => ({ name: 'lean functions', range: place }));
}
