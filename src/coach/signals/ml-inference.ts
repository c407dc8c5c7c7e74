import { serverlessEndpoints } from '../../knowledge/serverless-endpoints.js';
import type { Application, Handler, LinkedCall } from '../../model/application.js';
import type { AlarmDeclaration, Declaration, ModelEndpointDeclaration } from '../../model/template.js';
import { always, certain, isAbsent, isGiven } from '../../model/value.js';
import { isBesideProduction } from './non-production.js';
import { madeByReusedPart } from './reuse.js';
import { type Shown, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const mlInferenceSignals: SkillSignals = {
  skill: 'ml-inference',
  isObservable: ({ application }) =>
    declared(application).some(isOfModels) ||
    application.handlers.some(({ reach }) => reach.calls.some((call) => loads(call) || asksHosted(call))),
  observers: {
    'ml.serverless-endpoint': ({ application }) => sightingsAt(endpoints(application).filter(runsOnlyWhenAsked)),
    'ml.model-outside-handler': ({ application: { handlers } }) => sightingsAt(handlers.filter(loadsOnce)),
    'ml.bounded-and-async': ({ application }) =>
      sightingsAt([
        ...endpoints(application).filter(({ asynchronous }) => always(asynchronous, (is) => is)),
        ...application.triggers.filter(
          (trigger) =>
            trigger.trigger === 'queue' &&
            isGiven(trigger.maximumConcurrency) &&
            trigger.consumer?.code.kind === 'found' &&
            usesModels(trigger.consumer.code.handler),
        ),
      ]),
    'ml.endpoint-scaling': ({ application }) =>
      sightingsAt([
        ...endpoints(application).filter(keepsSomeWarm),
        ...declared(application).filter(
          (each) => each.kind === 'scaling' && always(each.dimension, (name) => name.startsWith('sagemaker:')),
        ),
      ]),
    'ml.cost-guard': ({ application }) => sightingsAt(costGuards(application)),
    'ml.pipeline-template': ({ application }) => sightingsAt(reusedEndpoints(application)),
  },
  faults: {
    'ml.bad.load-per-call': {
      severity: 'warning',
      observe: ({ application: { handlers } }) =>
        sightingsAt(
          handlers.flatMap(({ name, reach }) => reach.calls.filter(loadsAgain).map(({ range }) => ({ name, range }))),
        ),
    },
    'ml.bad.always-on': { severity: 'info', observe: ({ application }) => sightingsAt(idleEndpoints(application)) },
  },
  unobservable: {},
};

function declared({ declarations }: Application): readonly Declaration[] {
  return [...declarations.values()];
}

function endpoints(application: Application): readonly ModelEndpointDeclaration[] {
  return declared(application).filter((each) => each.kind === 'model-endpoint');
}

function isOfModels(declaration: Declaration): boolean {
  if (declaration.kind === 'model-endpoint') return true;
  return declaration.kind === 'other' && /^AWS::(?:SageMaker|Bedrock)::/.test(declaration.resource ?? '');
}

function loads({ provider }: LinkedCall): boolean {
  return provider === 'model';
}

/** It asks a model that somebody else runs, and is paid for by what it asks. */
function asksHosted({ provider, service, actions }: LinkedCall): boolean {
  if (provider === 'aws') return actions.some((action) => hostedActions.test(action));
  return provider === 'other' && (service === 'openai' || service === 'anthropic');
}

const hostedActions =
  /^(?:bedrock:InvokeModel(?:WithResponseStream)?|bedrock:InvokeAgent|sagemaker:InvokeEndpoint\w*)$/;

function usesModels({ reach }: Handler): boolean {
  return reach.calls.some((call) => loads(call) || asksHosted(call));
}

function runsOnlyWhenAsked({ variants }: ModelEndpointDeclaration): boolean {
  return variants.length > 0 && variants.every(isTaken);
}

/** SageMaker refuses other settings, and then there is no endpoint. */
function isTaken({ memoryMb, maximumConcurrency }: ModelEndpointDeclaration['variants'][number]): boolean {
  const { leastMemoryMb, mostMemoryMb, memoryStepMb, mostConcurrent } = serverlessEndpoints;
  return (
    always(memoryMb, (mb) => mb >= leastMemoryMb && mb <= mostMemoryMb && mb % memoryStepMb === 0) &&
    always(maximumConcurrency, (most) => most >= 1 && most <= mostConcurrent)
  );
}

/** At each event, the same model. */
function loadsAgain(call: LinkedCall): boolean {
  return (
    loads(call) &&
    call.phase === 'invocation' &&
    !call.memoised &&
    !call.assumed &&
    !Object.values(call.arguments).some(({ kind }) => kind === 'event')
  );
}

/** On instances of their own, in a stage that is not production, and nothing takes them away. */
function idleEndpoints(application: Application): readonly ModelEndpointDeclaration[] {
  const isScaled = declared(application).some(
    (each) => each.kind === 'scaling' && !always(each.dimension, (name) => !name.startsWith('sagemaker:')),
  );
  if (isScaled) return [];
  return endpoints(application).filter(
    (endpoint) =>
      endpoint.variants.some(({ maximumConcurrency }) => isAbsent(maximumConcurrency)) &&
      isAbsent(endpoint.asynchronous) &&
      isBesideProduction(endpoint, application),
  );
}

/** The model stays in memory: it is loaded at the start, or kept behind a check. */
function loadsOnce({ reach }: Handler): boolean {
  const all = reach.calls.filter(loads);
  return all.length > 0 && all.every(({ phase, memoised }) => phase === 'start' || memoised === true);
}

function keepsSomeWarm({ variants }: ModelEndpointDeclaration): boolean {
  return variants.some(({ provisionedConcurrency, maximumConcurrency }) => {
    const most = certain(maximumConcurrency);
    return most !== undefined && always(provisionedConcurrency, (warm) => warm > 0 && warm <= most);
  });
}

/** Calls that say how long an answer may get, and budgets beside models that are paid for by the call. */
function costGuards(application: Application): readonly Shown[] {
  const asking = application.handlers.flatMap(({ name, reach }) =>
    reach.calls.filter(asksHosted).map((call) => ({ name, call })),
  );
  const limited = asking.filter(({ call }) => Object.keys(call.arguments).some((path) => tokenLimit.test(path)));
  const budgets = declared(application).filter(
    (each) => each.kind === 'other' && each.resource === 'AWS::Budgets::Budget',
  );
  return [...limited.map(({ name, call: { range } }) => ({ name, range })), ...(asking.length > 0 ? budgets : [])];
}

const tokenLimit = /(?:^|\.)max_?(?:completion_|output_)?tokens(?:_to_sample)?$/i;

/** Endpoints that come with their alarm wherever the part they belong to is used. */
function reusedEndpoints(application: Application): readonly ModelEndpointDeclaration[] {
  const all = declared(application);
  const isReused = madeByReusedPart(all);
  const isWatched = all.some((each) => each.kind === 'alarm' && isReused(each) && isOnModels(each));
  return isWatched ? endpoints(application).filter(isReused) : [];
}

function isOnModels({ namespace }: AlarmDeclaration): boolean {
  return always(namespace, (name) => /SageMaker|Bedrock/.test(name));
}
