import { type Datum, type MapDatum, mapOptions } from '../../../evaluation/data.js';
import { Slots } from '../../../evaluation/slots.js';
import { serviceName } from '../../../resources/service-names.js';
import { type Construct, partIn } from '../construct.js';
import type { Context } from '../family.js';

/** A construct that is one resource of CloudFormation: its props are the properties, their names begun in lower case. */
export function makeCfn(construct: Construct, { application }: Context): void {
  const [area = '', className = ''] = construct.type.split('.');
  const draft = application.declare(construct, `AWS::${serviceOf(area)}::${className.replace(/^Cfn/, '')}`);
  for (const [key, slot] of construct.props.entries) {
    const name = propertyName(key);
    draft.properties.entries.set(name, { ...slot, datum: withCapitals(slot.datum, name) });
  }
}

/** The type of a resource that has a class of its own: `aws-synthetics.Canary` is `AWS::Synthetics::Canary`. */
export function resourceType(type: string): string {
  const [area = '', className = ''] = type.split('.');
  return `AWS::${serviceOf(area)}::${resourceNames.get(type) ?? className}`;
}

/** The value of a property with the names in it as CloudFormation has them. */
export function withCapitals(datum: Datum, property: string): Datum {
  if (freeProperties.has(property)) return datum;
  return mapOptions(datum, (option): Datum => {
    if (option.kind === 'list') {
      return { ...option, items: option.items.map((item) => ({ ...item, datum: withCapitals(item.datum, '') })) };
    }
    const given = setOfProperties(option);
    if (!given) return option;
    const entries = new Slots();
    for (const [key, slot] of given.entries) {
      const name = propertyName(key);
      entries.set(name, { ...slot, datum: withCapitals(slot.datum, name) });
    }
    return { ...given, entries };
  });
}

/** A map, or what Python writes in its place: `CfnStage.RouteSettingsProperty(throttling_rate_limit=100)`. */
function setOfProperties(datum: Datum): MapDatum | undefined {
  if (datum.kind === 'map') return datum;
  const part = partIn(datum);
  if (!part || !/\.Cfn\w+\.\w+Property$/.test(part.type)) return undefined;
  const { entries, incomplete } = part.props;
  return { kind: 'map', entries, site: datum.site, ...(incomplete !== undefined && { incomplete }) };
}

/** Properties that hold names or documents of the author's own. */
const freeProperties: ReadonlySet<string> = new Set(
  'Variables Body Definition DefinitionSubstitutions EventPattern RequestParameters RequestTemplates Parameters RedrivePolicy FilterPolicy Tags'.split(
    ' ',
  ),
);

/** The name of a property as CloudFormation has it. */
export function propertyName(name: string): string {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return abbreviated.get(capital) ?? capital;
}

/** The CDK writes abbreviations as words (aws-cdk-lib, classes `Cfn…`, 2026-11). */
const abbreviated: ReadonlyMap<string, string> = new Map([
  ['DocumentDbEventSourceConfig', 'DocumentDBEventSourceConfig'],
  ['MaxTtl', 'MaxTTL'],
  ['MemorySizeInMb', 'MemorySizeInMB'],
  ['PrincipalOrgId', 'PrincipalOrgID'],
]);

function serviceOf(area: string): string {
  return area === 'aws-sam' ? 'Serverless' : serviceName(area.replace(/^aws-/, ''));
}

/** Classes of the CDK that are called otherwise than the resource they are (aws-cdk-lib API reference, 2026-11). */
const resourceNames: ReadonlyMap<string, string> = new Map([
  ...['ManagedRule', 'CustomRule', 'CustomPolicy'].map((name) => [`aws-config.${name}`, 'ConfigRule'] as const),
  ...['Server', 'Ecs'].map((name) => [`aws-codedeploy.${name}DeploymentGroup`, 'DeploymentGroup'] as const),
  ['aws-applicationautoscaling.StepScalingPolicy', 'ScalingPolicy'],
  ['aws-applicationautoscaling.TargetTrackingScalingPolicy', 'ScalingPolicy'],
  ['aws-cloudfront.CloudFrontWebDistribution', 'Distribution'],
  ['aws-rds.DatabaseProxy', 'DBProxy'],
  ['aws-secretsmanager.SecretRotation', 'RotationSchedule'],
  ['aws-ssm.StringParameter', 'Parameter'],
  ['aws-ssm.StringListParameter', 'Parameter'],
]);
