import type { Application } from '../../model/application.js';
import type { AliasDeclaration, RolloutDeclaration } from '../../model/template.js';
import { always, isWritten, knownValues } from '../../model/value.js';
import { deploys, type Pipeline, type PipelineJob, pipelinesWhere, runsTests, stepsOf } from './pipelines.js';
import { filesWhere, isDeploymentSpecification } from './repository.js';
import { allAtOnce, storedKeys } from './risky-deployments.js';
import { sightingOfFile, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const safeDeploymentsSignals: SkillSignals = {
  skill: 'safe-deployments',
  isObservable: ({ application }) => application.functions.some(({ generated }) => !generated),
  observers: {
    'dep.alias': ({ application }) =>
      sightingsAt(aliasesOf(application).map((alias) => ({ id: versioned(alias), range: alias.range }))),
    'dep.canary': ({ application }) =>
      sightingsAt([
        ...rolloutsOf(application).filter(inSteps),
        ...aliasesOf(application).filter(({ splitsTraffic }) => always(splitsTraffic, (splits) => splits)),
      ]),
    'dep.rollback-alarm': ({ application }) =>
      sightingsAt(rolloutsOf(application).filter(({ alarms }) => alarms.some(isWritten))),
    'dep.hooks': ({ application, repository }) => {
      const rollouts = rolloutsOf(application);
      const checked = rollouts.filter(({ hooks }) => hooks.some(isWritten));
      return [
        ...sightingsAt(checked),
        ...(rollouts.length > 0 ? checkedDeployments(repository).map(sightingOfFile) : []),
      ];
    },
    'dep.pipeline': ({ repository }) => promotingPipelines(repository).map(sightingOfFile),
    'dep.shared-pipeline': ({ application, repository }) =>
      rolloutsOf(application).some(inSteps) ? sharedPipelines(repository).map(sightingOfFile) : [],
  },
  faults: {
    'dep.bad.long-lived-keys': {
      severity: 'warning',
      observe: ({ application, repository }) =>
        application.functions.some(({ generated }) => !generated) ? storedKeys(repository) : [],
    },
    'dep.bad.all-at-once': { severity: 'info', needsWhole: true, observe: allAtOnce },
  },
  unobservable: {},
};

function aliasesOf({ declarations }: Application): readonly AliasDeclaration[] {
  return [...declarations.values()].filter(
    (declared): declared is AliasDeclaration => declared.kind === 'alias' && !declared.isVersion,
  );
}

/** Two declarations on the alias of one function are one thing. */
function versioned({ id, function: target }: AliasDeclaration): string {
  const [first] = knownValues(target);
  return first?.kind === 'resource' ? first.id : id;
}

function rolloutsOf({ declarations }: Application): readonly RolloutDeclaration[] {
  return [...declarations.values()].filter((declared): declared is RolloutDeclaration => declared.kind === 'rollout');
}

function inSteps({ shift }: RolloutDeclaration): boolean {
  return always(shift, (way) => way === 'in-steps');
}

/**
 * A tool that cannot start a deployment names the group only; checks stand in what CodeDeploy is told of a deployment
 * (CodeDeploy user guide, AppSpec "hooks" section for Lambda, read 2026-11-21).
 */
const checkedDeployments = filesWhere(
  (path, text) =>
    isDeploymentSpecification(path) &&
    text().includes('AWS::Lambda::Function') &&
    /\b(Before|After)AllowTraffic\b/.test(text()),
);

const promotingPipelines = pipelinesWhere((pipeline) => promotes(pipeline) && keepsNoKeys(pipeline));

/** Tests run first; then it is deployed more than once, each time after the one before. */
function promotes({ jobs }: Pipeline): boolean {
  const deploying = jobs.filter(({ steps }) => steps.some(deploys));
  const next = deploying.find((job) => deploying.some((before) => comesAfter(job, before, jobs)));
  return next !== undefined && jobs.slice(0, jobs.indexOf(next)).some(({ steps }) => steps.some(runsTests));
}

function comesAfter(job: PipelineJob, before: PipelineJob, jobs: readonly PipelineJob[]): boolean {
  const seen = new Set<string>();
  const waiting = [...job.needs];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === before.name) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(jobs.find((each) => each.name === name)?.needs ?? []));
  }
  return false;
}

function keepsNoKeys({ text }: Pipeline): boolean {
  return !/AWS_SECRET_ACCESS_KEY|aws-secret-access-key/.test(text);
}

/** Pipelines that deploy and that at least two others hand over to. */
const sharedPipelines = pipelinesWhere((pipeline, all) => {
  const callers = all.filter(({ jobs }) => jobs.some(({ calls }) => calls === pipeline.path));
  return pipeline.isReusable && callers.length >= 2 && stepsOf(pipeline).some(deploys);
});
