import type { Application } from '../../model/application.js';
import type { AliasDeclaration, RolloutDeclaration } from '../../model/template.js';
import { always, isGiven, knownValues } from '../../model/value.js';
import { deploys, type Pipeline, type PipelineJob, pipelinesOf, runsTests, stepsOf } from './pipelines.js';
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
      sightingsAt(rolloutsOf(application).filter(({ alarms }) => alarms.some(isGiven))),
    'dep.hooks': ({ application }) => sightingsAt(rolloutsOf(application).filter(({ hooks }) => hooks.some(isGiven))),
    'dep.pipeline': ({ repository }) =>
      pipelinesOf(repository)
        .filter((pipeline) => promotes(pipeline) && keepsNoKeys(pipeline))
        .map(({ path }) => sightingOfFile(path)),
    'dep.shared-pipeline': ({ application, repository }) =>
      rolloutsOf(application).some(inSteps)
        ? sharedPipelines(pipelinesOf(repository)).map(({ path }) => sightingOfFile(path))
        : [],
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

/** Tests run first; then it is deployed more than once, each time after the one before. */
function promotes({ jobs }: Pipeline): boolean {
  const deploying = jobs.filter(({ steps }) => steps.some(deploys));
  const [first, second] = deploying;
  if (!first || !second || !deploying.slice(1).some((job) => comesAfter(job, first, jobs))) return false;
  const before = jobs.slice(0, jobs.indexOf(second)).flatMap(({ steps }) => steps);
  return before.some(runsTests);
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
function sharedPipelines(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  return pipelines.filter((pipeline) => {
    const callers = pipelines.filter(({ jobs }) => jobs.some(({ calls }) => calls === pipeline.path));
    return pipeline.isReusable && callers.length >= 2 && stepsOf(pipeline).some(deploys);
  });
}
