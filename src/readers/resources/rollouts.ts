import type { RolloutDeclaration, Target } from '../../model/template.js';
import { known, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import {
  type Declared,
  declared,
  other,
  pointedAt,
  type ReadApplication,
  type ResourceFamily,
} from './resource-reader.js';

/** Deployment groups of CodeDeploy whose versions are those of functions. */
export const rollouts: ResourceFamily = {
  'AWS::CodeDeploy::DeploymentGroup': (resource, application) => {
    const { properties } = resource;
    const updated = aliasesOf(resource, application);
    if (!isForFunctions(resource, application) && updated.length === 0) return [other(resource, application)];
    const [update] = updated;
    return [
      rollout(declared(resource, application), {
        function: update?.properties.get('FunctionName').target() ?? properties.get('Alias').target(),
        shift: shiftOf(properties.get('DeploymentConfigName'), application),
        alarms: properties.get('AlarmConfiguration', 'Enabled').literal === 'false' ? [] : alarmsIn(properties),
        hooks: [properties, ...updated.map(updatePolicyOf)].flatMap(hooksIn),
      }),
    ];
  },
};

/** A rollout from what its dialect says of it. */
export function rollout(
  own: Declared,
  settings: Omit<RolloutDeclaration, keyof Declared | 'kind'>,
): RolloutDeclaration {
  return { ...own, kind: 'rollout', ...settings };
}

/** Whether requests move in steps, by the name of a configuration, or by what it says where it is declared here. */
export function shiftOf(configuration: Place, application: ReadApplication): RolloutDeclaration['shift'] {
  const [declaredHere] = pointedAt(configuration.target(), application);
  if (declaredHere) return shiftOf(declaredHere.properties.get('TrafficRoutingConfig', 'Type'), application);
  return configuration.value((head) => {
    const name = head.kind === 'text' ? head.parts.filter((part) => typeof part === 'string').join('') : '';
    if (/Canary|Linear/.test(name)) return known('in-steps', head.range, head.definedAt);
    if (/AllAtOnce/.test(name)) return known('at-once', head.range, head.definedAt);
    return { kind: 'unknown', range: head.range, reason: 'the configuration is declared elsewhere' };
  });
}

/** Names or references of alarms, each by itself or in a map with its name. */
export function alarmTargets(alarms: Place): readonly Value<Target>[] {
  return alarms.items().map((item) => (item.isMap() ? item.get('Name').target() : item.target()));
}

function alarmsIn(properties: Place): readonly Value<Target>[] {
  return alarmTargets(properties.get('AlarmConfiguration', 'Alarms'));
}

function hooksIn(place: Place): readonly Value<Target>[] {
  return [place.get('BeforeAllowTrafficHook'), place.get('AfterAllowTrafficHook')]
    .filter((hook) => !hook.isAbsent)
    .map((hook) => hook.target());
}

function isForFunctions({ properties }: Resource, application: ReadApplication): boolean {
  const named = [properties.get('DeploymentConfigName'), properties.get('ApplicationName')];
  return (
    !properties.get('Alias').isAbsent ||
    /Lambda/.test(named[0]?.literal ?? '') ||
    named
      .flatMap((place) => pointedAt(place.target(), application))
      .some((each) => each.properties.get('ComputePlatform').literal === 'Lambda')
  );
}

/** Aliases that are moved by the group: CloudFormation is told so at the alias. */
function aliasesOf(group: Resource, application: ReadApplication): readonly Resource[] {
  return application
    .ofType('AWS::Lambda::Alias')
    .filter((alias) =>
      pointedAt(updatePolicyOf(alias).get('DeploymentGroupName').target(), application).includes(group),
    );
}

function updatePolicyOf(alias: Resource): Place {
  return alias.place.get('UpdatePolicy', 'CodeDeployLambdaAliasUpdate');
}
