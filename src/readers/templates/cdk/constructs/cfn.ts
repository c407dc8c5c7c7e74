import { type Datum, mapOptions } from '../../../evaluation/data.js';
import { Slots } from '../../../evaluation/slots.js';
import { serviceName } from '../../../resources/service-names.js';
import type { Construct } from '../construct.js';
import type { Context } from '../family.js';

/** A construct that is one resource of CloudFormation: its props are the properties, their names begun in lower case. */
export function makeCfn(construct: Construct, { application }: Context): void {
  const [area = '', className = ''] = construct.type.split('.');
  const draft = application.declare(construct, `AWS::${serviceOf(area)}::${className.replace(/^Cfn/, '')}`);
  for (const [key, slot] of construct.props.entries) {
    const name = capitalised(key);
    const isFree = freeProperties.has(name);
    draft.properties.entries.set(name, isFree ? slot : { ...slot, datum: withCapitals(slot.datum) });
  }
}

/** The type of a resource that has a class of its own: `aws-synthetics.Canary` is `AWS::Synthetics::Canary`. */
export function resourceType(type: string): string {
  const [area = '', className = ''] = type.split('.');
  return `AWS::${serviceOf(area)}::${resourceNames.get(type) ?? className}`;
}

function withCapitals(datum: Datum): Datum {
  return mapOptions(datum, (option): Datum => {
    if (option.kind === 'list') {
      return { ...option, items: option.items.map((item) => ({ ...item, datum: withCapitals(item.datum) })) };
    }
    if (option.kind !== 'map') return option;
    const entries = new Slots();
    for (const [key, slot] of option.entries) {
      const name = capitalised(key);
      entries.set(name, freeProperties.has(name) ? slot : { ...slot, datum: withCapitals(slot.datum) });
    }
    return { ...option, entries };
  });
}

/** Properties that hold names or documents of the author's own. */
const freeProperties: ReadonlySet<string> = new Set(
  'Variables Body Definition DefinitionSubstitutions EventPattern RequestParameters RequestTemplates Parameters RedrivePolicy FilterPolicy Tags'.split(
    ' ',
  ),
);

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

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
