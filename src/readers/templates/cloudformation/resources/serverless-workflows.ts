import type { Declaration } from '../../../../model/template.js';
import { absent, known } from '../../../../model/value.js';
import type { Resource } from '../../../resources/resource.js';
import { declaredPart, itself, type ReadApplication, type ResourceFamily } from '../../../resources/resource-reader.js';
import { workflow } from '../../../resources/workflows.js';
import { eventDeadLetters } from './made-resources.js';
import { samSchedule } from './schedules.js';
import { rolePolicies } from './serverless-policies.js';

/** State machines of SAM, with the role and the rules it makes for them. */
export const serverlessWorkflows: ResourceFamily = {
  'AWS::Serverless::StateMachine': (resource, application) => [
    workflow(resource, application),
    ...generatedRole(resource, application),
    ...startingEvents(resource, application),
  ],
};

function generatedRole(resource: Resource, application: ReadApplication): readonly Declaration[] {
  if (!resource.properties.get('Role').isAbsent) return [];
  const own = declaredPart(resource, application, { suffix: 'Role', written: undefined, type: 'AWS::IAM::Role' });
  const assumedBy = [known('states.amazonaws.com', resource.keyRange)];
  return [{ ...own, kind: 'role', ...rolePolicies(resource, application), assumedBy, generated: true }];
}

/** Rules and schedules that SAM makes to start the state machine. */
function startingEvents(resource: Resource, application: ReadApplication): readonly Declaration[] {
  return resource.properties
    .get('Events')
    .entries()
    .flatMap(({ key, keyRange, place }): readonly Declaration[] => {
      const rule = ruleKinds.get(place.get('Type').literal ?? '');
      if (!rule) return [];
      const properties = place.get('Properties');
      const own = declaredPart(resource, application, {
        suffix: `.${key}`,
        name: key,
        written: place.written,
        range: keyRange,
      });
      const { target: deadLetter, made } = eventDeadLetters({ owner: resource, name: key, properties, application });
      const source = rule === 'rule' ? properties.get('EventBusName').target() : absent;
      const retryPolicy = properties.get('RetryPolicy').presence();
      const targets = [{ target: itself(resource), deadLetter, retryPolicy, range: keyRange, origin: own.origin }];
      const schedule = samSchedule(place.get('Type').literal, properties);
      return [{ ...own, kind: 'bus-rule', rule, source, ...schedule, targets }, ...(made ? [made] : [])];
    });
}

const ruleKinds: ReadonlyMap<string, 'rule' | 'schedule'> = new Map([
  ['EventBridgeRule', 'rule'],
  ['CloudWatchEvent', 'rule'],
  ['Schedule', 'schedule'],
  ['ScheduleV2', 'schedule'],
]);
