import { bringsTracer } from '../../knowledge/telemetry.js';
import { isTracingLayer, isTracingVariable } from '../../knowledge/tracing.js';
import type { Application, LambdaFunction, LinkedCall } from '../../model/application.js';
import { absent, always, knownValues } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { type Shown, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const distributedTracingSignals: SkillSignals = {
  skill: 'distributed-tracing',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {
    'trace.active': ({ application }) =>
      sightingsAt(
        application.functions.filter(
          ({ tracing, generated }) => !generated && always(tracing, (mode) => mode === 'Active'),
        ),
      ),
    'trace.gateway-and-workflow': ({ application: { stages, workflows } }) =>
      sightingsAt([...stages, ...workflows].filter(({ tracing = absent }) => always(tracing, (isOn) => isOn))),
    'trace.otel': ({ application }) => sightingsAt(withSpans(application)),
    'trace.context-through-queue': ({ application }) => sightingsAt(carryingContext(application)),
    'trace.sampling-standard': ({ application }) => sightingsAt(declaredKinds(application, 'AWS::XRay::SamplingRule')),
  },
  unobservable: {},
};

/** Handlers that make spans of their own, and functions to which a layer brings what makes them. */
function withSpans({ functions, handlers }: Application): readonly Shown[] {
  return [
    ...handlers.filter(({ reach }) => reach.imports.some(bringsTracer)),
    ...functions.filter((each) =>
      each.code.kind !== 'found' || !each.code.handler.reach.imports.some(bringsTracer) ? hasTracingLayer(each) : false,
    ),
  ];
}

function hasTracingLayer({ layers, environment }: LambdaFunction): boolean {
  const names = layers.flatMap((layer) =>
    knownValues(layer).map((target) => (target.kind === 'text' ? target.text : target.id)),
  );
  const isStarted = environment.variables.some(
    ({ name }) => name === 'AWS_LAMBDA_EXEC_WRAPPER' || isTracingVariable(name),
  );
  return isStarted && names.some(isTracingLayer);
}

/** Calls that hand the context of the trace on with a message or event, one kind in one file once. */
function carryingContext({ handlers }: Application): readonly Shown[] {
  return handlers.flatMap(({ reach }) =>
    reach.calls
      .filter(carriesContext)
      .map(({ range, service, operation }) => ({ range, name: `${service} ${operation}` })),
  );
}

function carriesContext({ provider, arguments: given }: LinkedCall): boolean {
  return (
    provider === 'aws' &&
    Object.entries(given).some(
      ([path, { kind }]) =>
        kind !== 'literal' && /(?:^|\.)(?:traceparent|b3|AWSTraceHeader|TraceHeader|x-amzn-trace-id)\b/i.test(path),
    )
  );
}
