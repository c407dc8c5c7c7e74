import type { Application } from '../../model/application.js';
import type { Declaration } from '../../model/template.js';
import { always, isGiven } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { reusedParts } from './golden-path.js';
import { pipelinesWhere, stepsOf } from './pipelines.js';
import { filesWhere, isMemoryMeasurement } from './repository.js';
import { sightingOfFile, sightingsAt } from './sighting.js';
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
