import { composedMap } from '../../values/composed.js';
import { type Head, whereOf } from '../../values/head.js';
import { Place } from '../../values/place.js';
import {
  block,
  converted,
  eachItem,
  type ProviderTypes,
  single,
  translated,
  type Words,
  withoutText,
} from '../translation.js';

/** Log groups and alarms (Terraform registry, AWS provider 6, resources `aws_cloudwatch_*`, 2026-11). */
export const observability: ProviderTypes = {
  aws_cloudwatch_log_group: {
    type: 'AWS::Logs::LogGroup',
    // 0, the default, keeps logs for ever.
    arguments: {
      name: 'LogGroupName',
      kms_key_id: 'KmsKeyId',
      retention_in_days: converted('RetentionInDays', withoutText('0')),
    },
  },
  aws_cloudwatch_log_subscription_filter: {
    type: 'AWS::Logs::SubscriptionFilter',
    arguments: { destination_arn: 'DestinationArn', log_group_name: 'LogGroupName', log_group: 'LogGroupName' },
  },
  aws_cloudwatch_metric_alarm: {
    type: 'AWS::CloudWatch::Alarm',
    arguments: {
      metric_name: 'MetricName',
      namespace: 'Namespace',
      dimensions: converted('Dimensions', listed),
      alarm_actions: 'AlarmActions',
      alarm_description: 'AlarmDescription',
      statistic: 'Statistic',
      extended_statistic: 'ExtendedStatistic',
      metric_query: converted('Metrics', (value, words) => eachItem(value, (query) => inMetricStat(query, words))),
    },
  },
  aws_cloudwatch_composite_alarm: {
    type: 'AWS::CloudWatch::CompositeAlarm',
    arguments: { alarm_actions: 'AlarmActions', alarm_description: 'AlarmDescription' },
  },
};

/** The provider writes the statistic of a query beside the name of its metric. */
function inMetricStat(query: Place, words: Words): Place {
  const metric = block('Metric', {
    metric_name: 'MetricName',
    namespace: 'Namespace',
    dimensions: converted('Dimensions', listed),
  });
  const statistic = single(query.get('metric')).get('stat');
  const { written } = query;
  if (!written || query.get('metric').isAbsent) return query;
  return composedMap(
    {
      MetricStat: composedMap({ Metric: translated(query, { metric }, words).get('Metric'), Stat: statistic }, written),
    },
    written,
  );
}

/** A map of dimensions as the list of names and values that CloudFormation has. */
function listed(dimensions: Place): Place {
  return Place.from(
    () =>
      dimensions.heads.map((head): Head => {
        if (head.kind !== 'map') return head;
        const items = head.entries.map(({ key, keyRange, place }) => {
          const where = { range: keyRange, path: place.written?.path };
          const name = Place.of({ kind: 'text', parts: [key], ...where });
          const entries = [
            { key: 'Name', keyRange, place: name },
            { key: 'Value', keyRange, place },
          ];
          return Place.of({ kind: 'map', entries, ...where });
        });
        return { kind: 'list', items, ...whereOf(head) };
      }),
    dimensions.written,
  );
}
