import { type Datum, literalOf, mapOptions, type Site, text, unknown } from '../../../evaluation/data.js';
import { Slots } from '../../../evaluation/slots.js';
import { setDefault } from '../application.js';
import type { Arguments } from '../arguments.js';
import { type Construct, constructIn, Part, partIn, reference } from '../construct.js';
import { appendAt, type Draft, mapOf } from '../draft.js';
import type { ConstructFamily, Context } from '../family.js';
import { Props } from '../props.js';
import { arn } from '../values.js';

const metricType = 'aws-cloudwatch.Metric';

const described = { AlarmDescription: 'alarmDescription' };

/** Alarms on metrics of constructs, or on metrics that are written out. */
export const alarmFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-cloudwatch.Alarm'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::CloudWatch::Alarm', described);
      watch(draft, construct.props.get('metric'));
    },
    methods: {
      addAlarmAction: (construct, given) => {
        for (const { datum, site } of given.positional) {
          const target = partIn(datum)?.arguments[0];
          if (target && construct.draft)
            appendAt(construct.draft.properties, ['AlarmActions'], { datum: arn(target), site });
        }
        return undefined;
      },
    },
  },
];

/** `queue.metricApproximateNumberOfMessagesVisible()`: undefined for what is no metric of a service known here. */
export function metricOf(construct: Construct, method: string, given: Arguments): Datum | undefined {
  const found = /^metric([A-Z]\w*)?$/.exec(method);
  const service = services.find(({ types }) => types.test(construct.type));
  if (!found || !service || construct.isImported) return undefined;
  const { site } = given.call;
  const name = found[1] === undefined ? literalOf(given.at(0, 'metricName')) : (renamed[found[1]] ?? found[1]);
  const dimensions = mapOf({ [service.dimension]: reference(measured(construct), 'name', site) }, site);
  const entries = new Slots([
    ['namespace', { datum: text(service.namespace, site), site }],
    ['metricName', { datum: name === undefined ? unknown(site, 'its name is not known') : text(name, site), site }],
    ['dimensionsMap', { datum: dimensions, site }],
  ]);
  const statistic = given.props(0).slot('statistic');
  if (statistic) entries.set('statistic', statistic);
  return new Part(metricType, [], new Props(entries, undefined, site), site).datum;
}

/** The metrics of an alias are those of its function, for the calls that name the alias. */
function measured(construct: Construct): Construct {
  if (construct.type !== 'aws-lambda.Alias') return construct;
  const version = constructIn(construct.props.get('version') ?? construct.members.get('version'));
  const target = version?.type === 'aws-lambda.Version' ? constructIn(version.props.get('lambda')) : version;
  return target ?? construct;
}

/** `metric.createAlarm(this, 'Id', { … })`. */
export function alarmOn(metric: Part, given: Arguments, { application, run }: Context): Datum | undefined {
  const scope = constructIn(given.at(0, 'scope'));
  if (!scope) return undefined;
  const alarm = application.construct('aws-cloudwatch.Alarm', given, scope, run.isConditional);
  watch(application.declare(alarm, 'AWS::CloudWatch::Alarm', described), metric.datum);
  return alarm.datum;
}

/** Namespaces of the metrics that constructs have by themselves (aws-cdk-lib API reference, 2026-11). */
const services = [
  { types: /^aws-sqs\.Queue$/, namespace: 'AWS/SQS', dimension: 'QueueName' },
  { types: /^aws-lambda\.\w*(Function|Alias)$/, namespace: 'AWS/Lambda', dimension: 'FunctionName' },
  { types: /^aws-apigateway\.\w*RestApi$/, namespace: 'AWS/ApiGateway', dimension: 'ApiName' },
  { types: /^aws-apigatewayv2\.HttpApi$/, namespace: 'AWS/ApiGateway', dimension: 'ApiId' },
  { types: /^aws-stepfunctions\.StateMachine$/, namespace: 'AWS/States', dimension: 'StateMachineArn' },
  { types: /^aws-kinesis\.Stream$/, namespace: 'AWS/Kinesis', dimension: 'StreamName' },
] as const;

/** Methods that are not called as their metrics are (same source). */
const renamed: Readonly<Record<string, string>> = {
  ServerError: '5xx',
  ClientError: '4xx',
  Failed: 'ExecutionsFailed',
  TimedOut: 'ExecutionsTimedOut',
  Aborted: 'ExecutionsAborted',
  GetRecordsIteratorAgeMilliseconds: 'GetRecords.IteratorAgeMilliseconds',
};

/** The metric itself, or the first of those that an expression uses. */
function watch(draft: Draft, datum: Datum | undefined): void {
  const part = partIn(datum);
  const used = part?.props.get('usingMetrics');
  const metric = used?.kind === 'map' ? partIn([...used.entries.values()][0]?.datum) : part;
  if (!metric || metric.type !== metricType) {
    setDefault(draft, 'MetricName', unknown(draft.site, 'which metric it watches is not known here'));
    return;
  }
  for (const [key, prop] of [
    ['Namespace', 'namespace'],
    ['MetricName', 'metricName'],
    ['Statistic', 'statistic'],
  ] as const) {
    const slot = metric.props.slot(prop);
    if (slot) setDefault(draft, key, slot.datum);
  }
  const dimensions = metric.props.get('dimensionsMap') ?? metric.props.get('dimensions');
  if (dimensions) setDefault(draft, 'Dimensions', listed(dimensions, metric.site));
}

function listed(dimensions: Datum, site: Site): Datum {
  return mapOptions(dimensions, (option): Datum => {
    if (option.kind !== 'map') return option;
    const items = [...option.entries].map(([name, slot]) => ({
      datum: mapOf({ Name: text(name, site), Value: slot.datum }, site),
      site,
    }));
    return { kind: 'list', items, site };
  });
}
