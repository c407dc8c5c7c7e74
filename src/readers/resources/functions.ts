import type { AliasDeclaration, FunctionDeclaration, FunctionUrlDeclaration, Target } from '../../model/template.js';
import { absent, known, mapValue, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import { asyncInvoke } from './async-invoke.js';
import { lambdaPackaging } from './code-location.js';
import { corsOf } from './cors.js';
import { environmentOf } from './environment.js';
import type { Resource } from './resource.js';
import { type Declared, declared, type ReadApplication, type ResourceFamily } from './resource-reader.js';
import { targets } from './statements.js';

/** Functions as CloudFormation itself has them, and what hangs on them. */
export const lambdaFunctions: ResourceFamily = {
  'AWS::Lambda::Function': (resource, application) => [lambdaFunction(resource, application)],
  'AWS::Lambda::Url': (resource, application) => [
    functionUrl(
      declared(resource, application),
      resource.properties.get('TargetFunctionArn').target(),
      resource.properties,
    ),
  ],
  'AWS::Lambda::EventInvokeConfig': (resource, application) => [
    asyncInvoke(declared(resource, application), resource.properties.get('FunctionName').target(), resource.properties),
  ],
  'AWS::Lambda::Alias': (resource, application) => [alias(resource, application)],
  'AWS::Lambda::Version': (resource, application) => [alias(resource, application)],
};

function lambdaFunction(resource: Resource, application: ReadApplication): FunctionDeclaration {
  const { properties } = resource;
  return {
    ...declared(resource, application),
    ...sharedProperties(properties),
    kind: 'function',
    packaging: lambdaPackaging(resource),
    tracing: tracingMode(properties.get('TracingConfig', 'Mode')),
    role: properties.get('Role').target(),
    deadLetter: properties.get('DeadLetterConfig', 'TargetArn').target(),
    generated: resource.isGenerated ?? false,
  };
}

/** The properties that SAM takes over from CloudFormation under their names. */
export function sharedProperties(properties: Place) {
  return {
    runtime: properties.get('Runtime').string(),
    handler: properties.get('Handler').string(),
    functionName: properties.get('FunctionName').name(),
    timeoutSeconds: properties.get('Timeout').number(),
    memoryMb: properties.get('MemorySize').number(),
    reservedConcurrency: properties.get('ReservedConcurrentExecutions').number(),
    environment: environmentOf(properties.get('Environment', 'Variables')),
    layers: targets(properties.get('Layers')),
    architectures: architectures(properties.get('Architectures')),
    logGroup: properties.get('LoggingConfig', 'LogGroup').target(),
    logFormat: properties.get('LoggingConfig', 'LogFormat').oneOf('JSON', 'Text'),
    applicationLogLevel: properties.get('LoggingConfig', 'ApplicationLogLevel').string(),
    systemLogLevel: properties.get('LoggingConfig', 'SystemLogLevel').string(),
    detectsCodeChange: properties.get('DetectsCodeChange').boolean(),
    startsFromSnapshot: mapValue(
      properties.get('SnapStart', 'ApplyOn').oneOf('PublishedVersions', 'None'),
      (versions) => versions === 'PublishedVersions',
    ),
    inVpc: properties.get('VpcConfig').presence(),
    subnets: targets(properties.get('VpcConfig', 'SubnetIds')),
    securityGroups: targets(properties.get('VpcConfig', 'SecurityGroupIds')),
    mountsFileSystem: properties.get('FileSystemConfigs').presence(),
  };
}

/** Active, PassThrough or Disabled; any other word is unknown. */
export function tracingMode(place: Place): FunctionDeclaration['tracing'] {
  return place.oneOf('Active', 'PassThrough', 'Disabled');
}

/** The address of a function, with `AuthType` as its authorization. */
export function functionUrl(own: Declared, of: Value<Target>, properties: Place): FunctionUrlDeclaration {
  const authorization: FunctionUrlDeclaration['authorization'] = properties.get('AuthType').value((head) => {
    const [text] = head.kind === 'text' ? head.parts : [];
    if (text === 'NONE') return known('none', head.range, head.definedAt);
    if (text === 'AWS_IAM') return known('iam', head.range, head.definedAt);
    return { kind: 'unknown', range: head.range, reason: 'it is not one of NONE, AWS_IAM' };
  });
  const cors = corsOf(properties.get('Cors'), 'AllowOrigins', 'AllowCredentials');
  return { ...own, kind: 'function-url', function: of, authorization, cors };
}

function alias(resource: Resource, application: ReadApplication): AliasDeclaration {
  const { properties } = resource;
  return {
    ...declared(resource, application),
    kind: 'alias',
    isVersion: resource.type === 'AWS::Lambda::Version',
    function: properties.get('FunctionName').target(),
    provisionedConcurrency: properties.get('ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions').number(),
    splitsTraffic: properties.get('RoutingConfig').presence(),
  };
}

function architectures(place: Place): Value<readonly string[]> {
  if (place.isAbsent) return absent;
  return place.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    const items = head.kind === 'list' ? head.items : [place];
    const names = items.flatMap((item) => item.literal ?? []);
    if (names.length < items.length) {
      return { kind: 'unknown', range: head.range, reason: 'an architecture is known only when deploying' };
    }
    return known(names, head.range, head.definedAt);
  });
}
