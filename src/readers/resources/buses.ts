import type { BusRuleDeclaration, Declaration, Target } from '../../model/template.js';
import { absent, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import {
  declared,
  declaredPart,
  mayBeFunction,
  originOf,
  type ReadApplication,
  type ResourceFamily,
} from './resource-reader.js';
import { scheduleIn } from './schedules.js';
import { eventSelection } from './selections.js';
import { enabledState, pushTrigger } from './triggers.js';

/** Event buses, and the rules, schedules and pipes that bring events to their targets. */
export const buses: ResourceFamily = {
  'AWS::Events::EventBus': (resource, application) => [
    { ...declared(resource, application), kind: 'bus', busName: resource.properties.get('Name').name() },
  ],
  'AWS::Events::Rule': rule,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::Pipes::Pipe': pipe,
};

function rule(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const isSchedule = properties.get('EventPattern').isAbsent && !properties.get('ScheduleExpression').isAbsent;
  const source = isSchedule ? absent : properties.get('EventBusName').target();
  const targets = properties.get('Targets').items();
  const isOfFunction = (place: Place) => mayBeFunction(place.get('Arn').target(), application);
  const schedule = scheduleIn(properties, 'rule');
  const events = eventSelection(properties.get('EventPattern'));
  return [
    busRule(resource, application, {
      rule: isSchedule ? 'schedule' : 'rule',
      source,
      ...schedule,
      targets: targets
        .filter((place) => !isOfFunction(place))
        .flatMap((place) => target(place, place.get('Arn'), application)),
    }),
    ...targets.filter(isOfFunction).map((place, at) => {
      const name = place.get('Id').literal ?? `Target${at}`;
      return pushTrigger(
        declaredPart(resource, application, { suffix: `.${name}`, name, written: place.written }),
        { function: place.get('Arn').target(), source },
        {
          trigger: isSchedule ? 'schedule' : 'bus',
          asynchronous: true,
          deadLetter: place.get('DeadLetterConfig', 'Arn').target(),
          retryPolicy: place.get('RetryPolicy').presence(),
          enabled: enabledState(properties),
          ruleName: resource.logicalId,
          ...schedule,
          ...(events && { events }),
        },
      );
    }),
  ];
}

function schedule(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const place = properties.get('Target');
  const arn = place.get('Arn').target();
  const isOfFunction = mayBeFunction(arn, application);
  const times = scheduleIn(properties, 'scheduler');
  const declaration = busRule(resource, application, {
    rule: 'schedule',
    source: absent,
    ...times,
    targets: isOfFunction ? [] : target(place, place.get('Arn'), application),
  });
  if (!isOfFunction) return [declaration];
  const trigger = pushTrigger(
    declaredPart(resource, application, { suffix: '.Target', name: resource.logicalId, written: place.written }),
    { function: arn, source: absent },
    {
      trigger: 'schedule',
      asynchronous: true,
      deadLetter: place.get('DeadLetterConfig', 'Arn').target(),
      retryPolicy: place.get('RetryPolicy').presence(),
      enabled: enabledState(properties),
      ...times,
    },
  );
  return [declaration, trigger];
}

/** A pipe waits for the answer of a function unless it is told to fire and forget (EventBridge user guide, 2026-10). */
function pipe(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const source = properties.get('Source').target();
  const steps = ['Enrichment', 'Target']
    .map((name) => ({ name, place: properties.get(name) }))
    .filter(({ place }) => !place.isAbsent);
  const isOfFunction = ({ place }: { readonly place: Place }) => mayBeFunction(place.target(), application);
  const forgets = properties.get('TargetParameters', 'LambdaFunctionParameters', 'InvocationType').literal;
  return [
    busRule(resource, application, {
      rule: 'pipe',
      source,
      targets: steps.filter((step) => !isOfFunction(step)).flatMap(({ place }) => target(place, place, application)),
    }),
    ...steps
      .filter(isOfFunction)
      .map(({ name, place }) =>
        pushTrigger(
          declaredPart(resource, application, { suffix: `.${name}`, name, written: place.written }),
          { function: place.target(), source },
          { trigger: 'bus', asynchronous: name === 'Target' && forgets === 'FIRE_AND_FORGET' },
        ),
      ),
  ];
}

function busRule(
  resource: Resource,
  application: ReadApplication,
  rest: Pick<BusRuleDeclaration, 'rule' | 'targets' | 'schedule'> & { readonly source: Value<Target> },
): BusRuleDeclaration {
  return { ...declared(resource, application), kind: 'bus-rule', ...rest };
}

function target(place: Place, arn: Place, application: ReadApplication): BusRuleDeclaration['targets'] {
  const { written } = place;
  if (!written) return [];
  const deadLetter = place.get('DeadLetterConfig', 'Arn').target();
  const retryPolicy = place.get('RetryPolicy').presence();
  return [
    { target: arn.target(), deadLetter, retryPolicy, range: written.range, origin: originOf(written, application) },
  ];
}
