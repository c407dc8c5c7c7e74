import type { Application } from '../../model/application.js';
import { rangeKey } from '../../model/source.js';
import type { Declaration, PartRegion } from '../../model/template.js';
import { absent, always, type Value } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { deploys, pipelinesWhere, stepsOf } from './pipelines.js';
import { pinnedRegions } from './region-literals.js';
import { filesWhere, isProjectFile, isRunbook } from './repository.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { Sighting, SkillSignals, Surroundings } from './signal.js';

export const multiRegionResilienceSignals: SkillSignals = {
  skill: 'multi-region-resilience',
  isObservable: ({ application: { declarations } }) => declarations.size > 0,
  observers: {
    'mr.global-table': ({ application }) => sightingsAt(replicated(application)),
    'mr.failover-dns': ({ application }) => sightingsAt([...application.declarations.values()].filter(failsOver)),
    'mr.global-endpoint': ({ application }) => sightingsAt(declaredKinds(application, 'AWS::Events::Endpoint')),
    'mr.backup-restore': ({ application }) => sightingsAt(restorable(application)),
    'mr.two-region-template': twoRegions,
    'mr.drill': drills,
  },
  faults: {
    'mr.bad.region-literal': {
      severity: 'info',
      needsWhole: true,
      observe: (surroundings) => sightingsAt(pinnedRegions(surroundings)),
    },
  },
  unobservable: {},
};

function isTrue(value: Value<boolean> = absent): boolean {
  return always(value, (is) => is);
}

function replicated(application: Application): readonly Shown[] {
  return [
    ...[...application.declarations.values()].filter(
      (each) => (each.kind === 'table' || each.kind === 'bucket') && isTrue(each.isReplicated),
    ),
    ...declaredKinds(
      application,
      'AWS::DynamoDB::GlobalTable',
      'AWS::RDS::GlobalCluster',
      'AWS::ElastiCache::GlobalReplicationGroup',
    ),
  ];
}

function failsOver(declared: Declaration): boolean {
  return (
    declared.kind === 'dns-record' &&
    always(declared.routing, (way) => way === 'failover' || way === 'latency') &&
    isTrue(declared.isHealthChecked)
  );
}

function restorable(application: Application): readonly Shown[] {
  return [
    ...[...application.declarations.values()].filter(
      (each) =>
        (each.kind === 'table' && isTrue(each.recovery)) || (each.kind === 'bucket' && isTrue(each.isVersioned)),
    ),
    ...declaredKinds(application, 'AWS::Backup::BackupPlan', 'AWS::Events::Archive'),
  ];
}

const fewestRegions = 2;

/** The same part goes to several regions, or what deploys names several; and the code names none. */
function twoRegions({ application, repository }: Surroundings): readonly Sighting[] {
  const { handlers } = application;
  if (handlers.some(({ reach }) => reach.placeNames.some(({ type }) => type === 'region'))) return [];
  return [
    ...sightingsAt(partsInSeveralRegions(application)),
    ...[...deployingToSeveral(repository), ...settingSeveral(repository)].map(sightingOfFile),
  ];
}

const deployingToSeveral = pipelinesWhere(
  (pipeline) => stepsOf(pipeline).some(deploys) && regionsIn(pipeline.text).size >= fewestRegions,
);

const settingSeveral = filesWhere(
  (path, text) =>
    isProjectFile(path) &&
    path.endsWith('samconfig.toml') &&
    regionsIn(text().replace(/^(?!\s*region\s*=).*$/gm, '')).size >= fewestRegions,
);

/** Stacks and modules that declare the same things, from the same places, in different regions. */
function partsInSeveralRegions({ functions, regions = [] }: Application): readonly Shown[] {
  const byPlace = new Map<string, Set<PartRegion>>();
  for (const { id, range } of functions) {
    const part = regions.find(({ within }) => id.startsWith(within) && /[/[]/.test(id.charAt(within.length)));
    if (part) byPlace.set(rangeKey(range), (byPlace.get(rangeKey(range)) ?? new Set()).add(part));
  }
  const several = [...byPlace.values()].filter(
    (parts) => new Set([...parts].map(({ region }) => region)).size >= fewestRegions,
  );
  return [...new Set(several.flatMap((parts) => [...parts]))].map(({ within, range }) => ({ id: within, range }));
}

function regionsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/\b(?:us|eu|ap|sa|ca|me|af|il|mx)-(?:north|south|east|west|central){1,2}-\d\b/g));
}

/** A failure is brought about on purpose, and a runbook says how much time and data may be lost. */
function drills({ application, repository }: Surroundings): readonly Sighting[] {
  const isRehearsed =
    declaredKinds(application, 'AWS::FIS::ExperimentTemplate').length > 0 || rehearsing(repository).length > 0;
  return isRehearsed ? objectives(repository).map(sightingOfFile) : [];
}

const rehearsing = pipelinesWhere((pipeline) => stepsOf(pipeline).some((step) => drill.test(step)));
const objectives = filesWhere((path, text) => isRunbook(path) && statesObjectives(text()));

const drill = /\bfis start-experiment\b|fail-?over|game-?day|chaos/i;

/** Both objectives, each with a number behind it. */
function statesObjectives(text: string): boolean {
  return [/\bRTO\b|recovery time objective/i, /\bRPO\b|recovery point objective/i].every((objective) =>
    new RegExp(`(?:${objective.source})[^\\d\\n]{0,60}\\d`, 'i').test(text),
  );
}
