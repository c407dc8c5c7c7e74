import type { AlarmDeclaration, Declaration } from '../../model/template.js';
import type { Resource } from './resource.js';
import { declared, mayBeFunction, other, type ReadApplication, type ResourceFamily } from './resource-reader.js';
import { pushTrigger } from './triggers.js';

/** Log groups, what is subscribed to them, and alarms. */
export const logsAndAlarms: ResourceFamily = {
  'AWS::Logs::LogGroup': (resource, application) => [
    {
      ...declared(resource, application),
      kind: 'log-group',
      logGroupName: resource.properties.get('LogGroupName').target(),
      retentionDays: resource.properties.get('RetentionInDays').number(),
    },
  ],
  'AWS::Logs::SubscriptionFilter': subscriptionFilter,
  'AWS::CloudWatch::Alarm': (resource, application) => [alarm(resource, application)],
  'AWS::CloudWatch::CompositeAlarm': (resource, application) => [alarm(resource, application)],
};

function subscriptionFilter(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const destination = properties.get('DestinationArn').target();
  if (!mayBeFunction(destination, application)) return [other(resource, application)];
  return [
    pushTrigger(
      declared(resource, application),
      { function: destination, source: properties.get('LogGroupName').target() },
      { trigger: 'log', asynchronous: true },
    ),
  ];
}

/** An alarm on an expression counts for the first metric in it. */
function alarm(resource: Resource, application: ReadApplication): AlarmDeclaration {
  const { properties } = resource;
  const inExpression = properties
    .get('Metrics')
    .items()
    .map((item) => item.get('MetricStat'))
    .find((statistic) => !statistic.get('Metric').isAbsent);
  const metric = inExpression?.get('Metric') ?? properties;
  const percentile = properties.get('ExtendedStatistic');
  return {
    ...declared(resource, application),
    kind: 'alarm',
    metric: metric.get('MetricName').string(),
    namespace: metric.get('Namespace').string(),
    dimensions: metric
      .get('Dimensions')
      .items()
      .flatMap((item) => {
        const name = item.get('Name').literal;
        return name === undefined ? [] : [{ name, value: item.get('Value').target() }];
      }),
    actions: properties
      .get('AlarmActions')
      .items()
      .map((action) => action.target()),
    statistic: (inExpression?.get('Stat') ?? (percentile.isAbsent ? properties.get('Statistic') : percentile)).string(),
    description: properties.get('AlarmDescription').name(),
  };
}
