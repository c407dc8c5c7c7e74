import { type Datum, mapOptions } from '../../../evaluation/data.js';
import { Slots } from '../../../evaluation/slots.js';
import type { Construct } from '../construct.js';
import type { Context } from '../family.js';

/** A construct that is one resource of CloudFormation: its props are the properties, their names begun in lower case. */
export function makeCfn(construct: Construct, { application }: Context): void {
  const [area = '', className = ''] = construct.type.split('.');
  const draft = application.declare(construct, `AWS::${serviceName(area)}::${className.replace(/^Cfn/, '')}`);
  for (const [key, slot] of construct.props.entries) {
    const name = capitalised(key);
    const isFree = freeProperties.has(name);
    draft.properties.entries.set(name, isFree ? slot : { ...slot, datum: withCapitals(slot.datum) });
  }
}

/** The type of a resource that has a class of its own: `aws-ec2.Vpc` is `AWS::EC2::Vpc`. */
export function resourceType(type: string): string {
  const [area = '', className = ''] = type.split('.');
  return `AWS::${serviceName(area)}::${className}`;
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

/** Services whose name is not that of their module with a capital. Source: AWS CloudFormation resource types, 2026-11. */
const services: Readonly<Record<string, string>> = {
  'aws-sqs': 'SQS',
  'aws-sns': 'SNS',
  'aws-dynamodb': 'DynamoDB',
  'aws-apigateway': 'ApiGateway',
  'aws-apigatewayv2': 'ApiGatewayV2',
  'aws-stepfunctions': 'StepFunctions',
  'aws-iam': 'IAM',
  'aws-secretsmanager': 'SecretsManager',
  'aws-appsync': 'AppSync',
  'aws-cloudwatch': 'CloudWatch',
  'aws-cloudfront': 'CloudFront',
  'aws-elasticloadbalancingv2': 'ElasticLoadBalancingV2',
  'aws-ec2': 'EC2',
  'aws-ecs': 'ECS',
  'aws-ssm': 'SSM',
  'aws-kms': 'KMS',
  'aws-iot': 'IoT',
  'aws-rds': 'RDS',
  'aws-msk': 'MSK',
  'aws-sam': 'Serverless',
  'aws-kinesisfirehose': 'KinesisFirehose',
  'aws-docdb': 'DocDB',
  'aws-amazonmq': 'AmazonMQ',
};

function serviceName(area: string): string {
  return services[area] ?? capitalised(area.replace(/^aws-/, ''));
}
