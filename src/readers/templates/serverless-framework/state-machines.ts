import type { Declaration } from '../../../model/template.js';
import { absent } from '../../../model/value.js';
import type { Resource } from '../../resources/resource.js';
import { declaredPart, itself, type ReadApplication } from '../../resources/resource-reader.js';
import { workflow } from '../../resources/workflows.js';
import { composedMap, definitionOf } from '../../values/composed.js';
import type { Place } from '../../values/place.js';
import { capitalised } from './names.js';
import { serviceSchedule } from './schedules.js';
import type { Service } from './service.js';

/**
 * The state machines of the plugin serverless-step-functions as resources: their definitions stand in the configuration or
 * in files, and name functions by their keys (documentation of the plugin, read 2026-11-21).
 */
export function stateMachines(service: Service): readonly Resource[] {
  return service.top
    .get('stepFunctions', 'stateMachines')
    .items()
    .flatMap((section) => section.entries())
    .flatMap(({ key, keyRange, place: written }) => {
      const place = definitionOf(written);
      return place.isMap() ? [stateMachine(key, keyRange, place, service)] : [];
    });
}

function stateMachine(key: string, keyRange: Resource['keyRange'], place: Place, service: Service): Resource {
  const written = place.written ?? { range: keyRange, path: undefined };
  const definition = place.get('definition');
  return {
    id: service.declares(key) ? `stepFunctions/${key}` : key,
    logicalId: key,
    type: 'AWS::StepFunctions::StateMachine',
    writtenType: 'stateMachine',
    keyRange,
    place,
    properties: composedMap(
      {
        [definition.isMap() ? 'Definition' : 'DefinitionString']: definition,
        StateMachineType: place.get('type'),
        LoggingConfiguration: composedMap({ Level: place.get('loggingConfig', 'level') }, written),
        TracingConfiguration: composedMap({ Enabled: place.get('tracingConfig', 'enabled') }, written),
        RoleArn: place.get('role'),
      },
      written,
    ),
    conditional: false,
    template: service,
  };
}

/** A state machine with the rules and schedules that start it. */
export function readStateMachine(resource: Resource, application: ReadApplication): readonly Declaration[] {
  return [workflow(resource, application), ...startingEvents(resource, application)];
}

function startingEvents(resource: Resource, application: ReadApplication): readonly Declaration[] {
  return resource.place
    .get('events')
    .items()
    .flatMap((item) => item.entries())
    .flatMap(({ key, keyRange, place }, at): readonly Declaration[] => {
      const rule = ruleKinds.get(key);
      if (!rule) return [];
      const own = declaredPart(resource, application, {
        suffix: `.${key}${at}`,
        name: key,
        written: place.written,
        range: keyRange,
      });
      const source = rule === 'rule' ? place.get('eventBus').target() : absent;
      const targets = [
        {
          target: itself(resource),
          deadLetter: place.get('deadLetterConfig').target(),
          retryPolicy: place.get('retryPolicy').presence(),
          range: keyRange,
          origin: own.origin,
        },
      ];
      const schedule = key === 'schedule' ? serviceSchedule(place) : {};
      return [{ ...own, kind: 'bus-rule', rule, source, ...schedule, targets }];
    });
}

const ruleKinds: ReadonlyMap<string, 'rule' | 'schedule'> = new Map([
  ['eventBridge', 'rule'],
  ['cloudwatchEvent', 'rule'],
  ['schedule', 'schedule'],
]);

/** The logical name the plugin gives: made from the name, or else from the key. */
export function stateMachineLogicalId(key: string, place: Place): string {
  const name = place.get('name').literal;
  if (name === undefined) return `${capitalised(key)}StepFunctionsStateMachine`;
  return capitalised(name.replace(/[^0-9A-Za-z]/g, ''));
}
