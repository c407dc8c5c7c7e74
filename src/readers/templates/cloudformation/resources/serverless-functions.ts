import type { Declaration, FunctionDeclaration, Target } from '../../../../model/template.js';
import { absent, type Value } from '../../../../model/value.js';
import { asyncInvoke } from '../../../resources/async-invoke.js';
import { serverlessPackaging } from '../../../resources/code-location.js';
import { functionUrl, sharedProperties, tracingMode } from '../../../resources/functions.js';
import type { Resource } from '../../../resources/resource.js';
import {
  declared,
  declaredPart,
  itself,
  type ReadApplication,
  type ResourceFamily,
} from '../../../resources/resource-reader.js';
import { alarmTargets, rollout, shiftOf } from '../../../resources/rollouts.js';
import type { Place } from '../../../values/place.js';
import { eventsOf } from './events/index.js';
import { invokeDestination, whereAbsent } from './made-resources.js';
import { rolePolicies } from './serverless-policies.js';

/** A function of SAM with everything SAM makes for it: role, triggers, address, alias, retries. */
export const serverlessFunctions: ResourceFamily = {
  'AWS::Serverless::Function': (resource, application) => [
    serverlessFunction(resource, application),
    ...generatedRole(resource, application),
    ...eventsOf(resource, application),
    ...attachments(resource, application),
  ],
};

function serverlessFunction(resource: Resource, application: ReadApplication): FunctionDeclaration {
  const { properties } = resource;
  return {
    ...declared(resource, application),
    ...sharedProperties(properties),
    kind: 'function',
    packaging: serverlessPackaging(resource),
    tracing: tracingMode(properties.get('Tracing')),
    role: executionRole(resource),
    deadLetter: properties.get('DeadLetterQueue', 'TargetArn').target(),
    generated: false,
  };
}

/** The role that is given, or the one SAM makes, which is called after the function. */
function executionRole(resource: Resource): Value<Target> {
  return whereAbsent(
    resource.properties.get('Role').target(),
    itself({ ...resource, id: `${resource.id}Role` }, 'arn'),
  );
}

function generatedRole(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  if (properties.get('Role').heads.every((head) => head.kind !== 'absent')) return [];
  const own = declaredPart(resource, application, { suffix: 'Role', written: undefined, type: 'AWS::IAM::Role' });
  const isBounded = properties.get('PermissionsBoundary').presence();
  return [{ ...own, kind: 'role', ...rolePolicies(resource, application), isBounded, assumedBy: [], generated: true }];
}

function attachments(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const part = (suffix: string, place: Place, type: string) =>
    declaredPart(resource, application, { suffix, written: place.written, type });
  const declarations: Declaration[] = [];
  const url = properties.get('FunctionUrlConfig');
  if (!url.isAbsent) declarations.push(functionUrl(part('Url', url, 'AWS::Lambda::Url'), itself(resource), url));
  const retries = properties.get('EventInvokeConfig');
  if (!retries.isAbsent) {
    const own = part('EventInvokeConfig', retries, 'AWS::Lambda::EventInvokeConfig');
    const onFailure = invokeDestination(resource, 'OnFailure', application);
    const onSuccess = invokeDestination(resource, 'OnSuccess', application);
    declarations.push(
      { ...asyncInvoke(own, itself(resource), retries), onFailure: onFailure.target, onSuccess: onSuccess.target },
      ...[onFailure, onSuccess].flatMap(({ made }) => made ?? []),
    );
  }
  const alias = properties.get('AutoPublishAlias');
  if (!alias.isAbsent) {
    const suffix = `Alias${(alias.literal ?? '').replace(/[^A-Za-z0-9]/g, '')}`;
    declarations.push({
      ...part(suffix, alias, 'AWS::Lambda::Alias'),
      kind: 'alias',
      isVersion: false,
      function: itself(resource),
      provisionedConcurrency: properties
        .get('ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions')
        .number(),
      splitsTraffic: absent,
    });
  }
  const preference = properties.get('DeploymentPreference');
  if (!preference.isAbsent && preference.get('Enabled').literal !== 'false') {
    declarations.push(
      rollout(part('DeploymentGroup', preference, 'DeploymentPreference'), {
        function: itself(resource),
        shift: shiftOf(preference.get('Type'), application),
        alarms: alarmTargets(preference.get('Alarms')),
        hooks: preference
          .get('Hooks')
          .entries()
          .map(({ place }) => place.target()),
      }),
    );
  }
  return declarations;
}
