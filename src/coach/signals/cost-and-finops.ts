import { needsMemory } from '../../knowledge/heavy-modules.js';
import { worksInProcess } from '../../knowledge/in-process-modules.js';
import { maximumMemoryMb } from '../../knowledge/lambda-defaults.js';
import { isOfAwsSdk } from '../../knowledge/sdk-packages.js';
import type { Application, LambdaFunction } from '../../model/application.js';
import { isOwnImport } from '../../model/own-imports.js';
import { rangeKey, type SourceRange } from '../../model/source.js';
import type { AliasDeclaration, Declaration } from '../../model/template.js';
import { always, isGiven } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { reusedParts } from './golden-path.js';
import { isBesideProduction, isForEveryStage } from './non-production.js';
import { ownFunctions } from './own-functions.js';
import { pipelinesWhere, stepsOf } from './pipelines.js';
import { filesWhere, isMemoryMeasurement } from './repository.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';
import { isTaggedWith } from './tags.js';

export const costAndFinopsSignals: SkillSignals = {
  skill: 'cost-and-finops',
  isObservable: ({ application }) => application.declarations.size > 0,
  observers: {
    'cost.arm': ({ application }) =>
      sightingsAt(
        application.functions.filter(
          ({ architectures, generated }) => !generated && always(architectures, (names) => names.includes('arm64')),
        ),
      ),
    'cost.sized': ({ repository }) => measurements(repository).map(sightingOfFile),
    'cost.budget': ({ application }) => sightingsAt(budgetsOf(application)),
    'cost.tags': ({ application }) =>
      sightingsAt([...application.declarations.values()].filter((each) => isTaggedWith(each, 'cost'))),
    'cost.lifecycle': ({ application }) => sightingsAt([...application.declarations.values()].filter(letsGo)),
    'cost.guard-module': ({ application, repository }) => [
      ...sightingsAt(guardedParts(application)),
      ...costChecks(repository).map(sightingOfFile),
    ],
  },
  faults: {
    'cost.bad.oversized': {
      severity: 'info',
      needsWhole: true,
      observe: ({ application, repository }) =>
        sightingsAt(measurements(repository).length > 0 ? [] : oversized(application)),
    },
    'cost.bad.idle-warm': { severity: 'info', observe: ({ application }) => sightingsAt(idleWarmth(application)) },
  },
  unobservable: {},
};

const measurements = filesWhere(isMemoryMeasurement);
const costChecks = pipelinesWhere((pipeline) => stepsOf(pipeline).some((step) => /\binfracost\b/.test(step)));

function budgetsOf(application: Application): readonly Declaration[] {
  return declaredKinds(application, 'AWS::Budgets::Budget', 'AWS::CE::AnomalyMonitor', 'AWS::CE::AnomalySubscription');
}

/** Old data ends or moves on by itself. */
function letsGo(declared: Declaration): boolean {
  switch (declared.kind) {
    case 'bucket':
      return isGiven(declared.hasLifecycle);
    case 'table':
      return isGiven(declared.timeToLive);
    case 'log-group':
      return isGiven(declared.retentionDays);
    default:
      return false;
  }
}

/** A part that is used more than once, sets processor and concurrency, and lets its logs end; a budget watches the account. */
function guardedParts(application: Application): readonly Declaration[] {
  if (budgetsOf(application).length === 0) return [];
  return reusedParts(application)
    .filter(
      ({ declared, members }) =>
        declared.kind === 'function' &&
        isGiven(declared.reservedConcurrency) &&
        always(declared.architectures, (names) => names.includes('arm64')) &&
        members.some((each) => each.kind === 'log-group' && isGiven(each.retentionDays)),
    )
    .map(({ declared }) => declared);
}

/** From so much memory on, in MB, there has to be a reason: from 1,769 MB on a function has more than one processor. */
const largeMb = 3008;

/**
 * Functions with much memory whose code has no use for it: it does nothing but ask services of AWS for small things. One for
 * each place where a size is written. The most there is is a matter of the rule on memory.
 */
function oversized(application: Application): readonly Shown[] {
  const byPlace = new Map<string, Shown>();
  for (const { id, memoryMb, ...rest } of ownFunctions(application)) {
    if (memoryMb.kind !== 'known' || memoryMb.value < largeMb || memoryMb.value >= maximumMemoryMb) continue;
    const place: SourceRange = memoryMb.definedAt ?? memoryMb.range;
    if (asksOnly(rest) && !byPlace.has(rangeKey(place))) byPlace.set(rangeKey(place), { id, range: place });
  }
  return [...byPlace.values()];
}

/** Everything it runs is known, and neither computes on much nor takes in what may be large. */
function asksOnly({ code, layers, packaging }: Omit<LambdaFunction, 'id' | 'memoryMb'>): boolean {
  if (code.kind !== 'found' || layers.length > 0 || packaging.kind === 'image') return false;
  const { language, reach } = code.handler;
  return (
    language !== 'java' &&
    language !== 'csharp' &&
    reach.complete &&
    reach.calls.some(({ provider }) => provider === 'aws') &&
    reach.calls.every(
      ({ provider, service }) => provider === 'powertools' || (provider === 'aws' && !largeAnswers.test(service)),
    ) &&
    reach.imports.every(
      (each) =>
        each.typeOnly ||
        isOwnImport(each, reach.files) ||
        isOfAwsSdk(each.module) ||
        (worksInProcess(each) && !needsMemory(each.module) && !computes.test(each.module)),
    )
  );
}

/** Services whose answers fill memory: objects, results of queries, models. */
const largeAnswers = /^(?:s3|athena|redshift|textract|rekognition|bedrock|sagemaker|transcribe|polly)/i;

/** Modules of the languages that work on much at a time, or on all processors. */
const computes =
  /^(?:node:)?(?:zlib|crypto|worker_threads|child_process|stream|cluster)\b|^(?:zipfile|gzip|tarfile|bz2|lzma|csv|multiprocessing|concurrent|threading|subprocess|hashlib|statistics)\b|^(?:compress|archive|image|crypto|encoding\/csv|sync)\b/;

/** Warm capacity that is there in every stage, one of which is not production, and that follows neither clock nor load. */
function idleWarmth(application: Application): readonly AliasDeclaration[] {
  const declared = [...application.declarations.values()];
  const isScaled = declared.some(
    (each) => each.kind === 'scaling' && !always(each.dimension, (name) => !name.startsWith('lambda:')),
  );
  if (isScaled) return [];
  return declared.filter(
    (each): each is AliasDeclaration =>
      each.kind === 'alias' &&
      isForEveryStage(each.provisionedConcurrency, application) &&
      each.provisionedConcurrency.value > 0 &&
      isBesideProduction(each, application),
  );
}
