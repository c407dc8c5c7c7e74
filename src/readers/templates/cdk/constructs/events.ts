import { type Datum, literalOf, text, unknown } from '../../../evaluation/data.js';
import { copyProps, setDefault } from '../application.js';
import { type Construct, type Part, partIn, TimeSpan } from '../construct.js';
import { appendAt, mapOf, setAt } from '../draft.js';
import type { ConstructFamily, Context } from '../family.js';
import { arn, constantName, name, seconds } from '../values.js';
import { makesInside } from './made-inside.js';

/** Event buses, rules and schedules. */
export const eventFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-events.EventBus'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::Events::EventBus', {
        Name: 'eventBusName',
        KmsKeyIdentifier: ['kmsKey', arn],
      });
    },
    methods: { archive: makesInside('aws-events.Archive', 'AWS::Events::Archive') },
  },
  {
    types: ['aws-events.Rule'],
    make: (construct, context) => {
      context.application.declare(construct, 'AWS::Events::Rule', {
        Name: 'ruleName',
        EventPattern: 'eventPattern',
        EventBusName: ['eventBus', name],
        ScheduleExpression: ['schedule', scheduleExpression],
      });
      setState(construct);
      const targets = construct.props.get('targets');
      if (targets?.kind === 'list') for (const { datum } of targets.items) addTarget(construct, partIn(datum), context);
    },
    methods: {
      addTarget: (construct, given, context) => {
        addTarget(construct, partIn(given.at(0, 'target')), context);
        return undefined;
      },
      addEventPattern: (construct, given) => {
        const pattern = given.slot(0, 'eventPattern');
        if (construct.draft && pattern) setDefault(construct.draft, 'EventPattern', pattern.datum);
        else if (construct.draft) setDefault(construct.draft, 'EventPattern', mapOf({}, given.call.site));
        return undefined;
      },
    },
  },
  {
    types: ['aws-scheduler.Schedule'],
    make: (construct, context) => {
      const { application } = context;
      const draft = application.declare(construct, 'AWS::Scheduler::Schedule', {
        Name: 'scheduleName',
        ScheduleExpression: ['schedule', scheduleExpression],
      });
      const zone = partIn(construct.props.get('schedule'))?.props.slot('timeZone');
      if (zone) setAt(draft.properties, ['ScheduleExpressionTimezone'], { ...zone, datum: zoneName(zone.datum) });
      copyProps(construct.props, { 'FlexibleTimeWindow.Mode': ['timeWindow', windowMode] }, draft);
      setState(construct);
      const part = partIn(construct.props.get('target'));
      const [target] = part?.arguments ?? [];
      if (!part || !target) return;
      const map = mapOf({ Arn: arn(target) }, part.site);
      copyProps(part.props, deliveryProperties, { properties: map });
      setDefault({ properties: draft.properties, site: part.site }, 'Target', map);
    },
  },
];

const deliveryProperties = {
  'DeadLetterConfig.Arn': ['deadLetterQueue', arn],
  'RetryPolicy.MaximumRetryAttempts': 'retryAttempts',
  'RetryPolicy.MaximumEventAgeInSeconds': ['maxEventAge', seconds],
} as const;

/** `TimeWindow.flexible(…)` or `TimeWindow.off()`. */
function windowMode(datum: Datum): Datum {
  const part = partIn(datum);
  return part ? text(part.type.endsWith('.flexible') ? 'FLEXIBLE' : 'OFF', part.site) : datum;
}

/** `enabled: false` switches a rule or schedule off. */
function setState({ props, draft }: Construct): void {
  const enabled = props.slot('enabled');
  if (!draft || !enabled || enabled.datum.kind !== 'boolean') return;
  draft.properties.entries.set('State', {
    ...enabled,
    datum: text(enabled.datum.value ? 'ENABLED' : 'DISABLED', enabled.datum.site),
  });
}

function addTarget(rule: Construct, part: Part | undefined, { application }: Context): void {
  const [target] = part?.arguments ?? [];
  if (!part || !rule.draft) return;
  if (!target) {
    application.leaveOut(part.site, `what ${part.className} does is not known here`);
    return;
  }
  const targets = rule.draft.properties.entries.get('Targets')?.datum;
  const count = targets?.kind === 'list' ? targets.items.length : 0;
  const map = mapOf(
    { Id: text(count === 0 ? rule.name : `${rule.name}${count + 1}`, part.site), Arn: arn(target) },
    part.site,
  );
  copyProps(part.props, deliveryProperties, { properties: map });
  appendAt(rule.draft.properties, ['Targets'], { datum: map, site: part.site });
}

/** A schedule in words: `rate(5 minutes)` for one made from a stretch of time. */
function scheduleExpression(datum: Datum): Datum {
  const part = partIn(datum);
  if (!part) return datum;
  if (part.type.endsWith('.cron')) return cronOf(part);
  const [first] = part.arguments;
  const written = literalOf(first);
  if (first && written !== undefined) return text(written, first.site);
  const span = first?.kind === 'object' ? first.object : undefined;
  if (span instanceof TimeSpan) return text(rateOf(span), part.site);
  return unknown(part.site, 'when it runs is known only when the program runs');
}

/** The largest unit that fits, as the CDK itself writes it. */
function rateOf({ seconds: length }: TimeSpan): string {
  const [unit, size] =
    length % 86_400 === 0 ? ['day', 86_400] : length % 3_600 === 0 ? ['hour', 3_600] : ['minute', 60];
  const count = length / size;
  return `rate(${count} ${unit}${count === 1 ? '' : 's'})`;
}

/**
 * The fields that are given, `*` for the others and `?` where the CDK puts it: of the two days only one counts
 * (aws-cdk-lib API reference, `events.CronOptions`, 2026-11).
 */
function cronOf({ props, site }: Part): Datum {
  if (props.incomplete !== undefined) return unknown(site, props.incomplete);
  const hasWeekDay = props.slot('weekDay') !== undefined;
  const otherwise: Readonly<Record<string, string>> = {
    ...(hasWeekDay ? { day: '?' } : { weekDay: '?' }),
  };
  const fields = ['minute', 'hour', 'day', 'month', 'weekDay', 'year'].map((name) => {
    const slot = props.slot(name);
    return slot ? literalOf(slot.datum) : (otherwise[name] ?? '*');
  });
  return fields.every((field) => field !== undefined)
    ? text(`cron(${fields.join(' ')})`, site)
    : unknown(site, 'when it runs is known only when the program runs');
}

/** `TimeZone.EUROPE_BERLIN` is `Europe/Berlin`; others are given by their name. */
function zoneName(datum: Datum): Datum {
  const named = partIn(datum)?.arguments[0];
  if (named) return named;
  return constantName(datum) === 'ETC_UTC' || constantName(datum) === 'UTC'
    ? text('UTC', datum.site)
    : unknown(datum.site, 'which zone it is is not read');
}
