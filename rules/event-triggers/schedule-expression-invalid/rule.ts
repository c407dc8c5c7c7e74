import { type ReadSchedule, readSchedule, runsEachMinute } from '../../../src/knowledge/schedule-expressions.js';
import type { Application, LambdaFunction, LinkedCall } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Failure, Rule, Site } from '../../../src/model/rule.js';
import { rangeKey } from '../../../src/model/source.js';
import type { DeclarationKind, Origin, Schedule } from '../../../src/model/template.js';
import type { Known } from '../../../src/model/value.js';

/** A schedule says when it runs in a way that the service takes, and runs as often as is meant. */
export const check: Rule = (application, verdict) => {
  for (const scheduled of schedulesOf(application)) {
    const { site, schedule, expression } = scheduled;
    const read = readSchedule(expression.value, schedule.service);
    const failure = invalid(scheduled, read) ?? oncePerMinute(scheduled, read) ?? polling(scheduled, read);
    if (!failure) verdict.holds(site);
    else {
      verdict.fails(site, {
        ...failure,
        cause: expression.range,
        ...(scheduled.consumer && { function: scheduled.consumer.name }),
      });
    }
  }
};

interface Scheduled {
  readonly site: Site & { readonly name: string };
  readonly schedule: Schedule;
  readonly expression: Known<string>;
  readonly consumer?: LambdaFunction;
  readonly origin: Origin;
  readonly declaration: DeclarationKind;
}

/** Each expression once for each function it starts, or once where it starts none. */
function schedulesOf({ triggers, declarations }: Application): readonly Scheduled[] {
  const found: Scheduled[] = [];
  const seen = new Set<string>();
  for (const trigger of triggers) {
    const schedule = 'schedule' in trigger ? trigger.schedule : undefined;
    if (schedule?.expression.kind !== 'known') continue;
    const { expression } = schedule;
    const { origin, consumer } = trigger;
    seen.add(rangeKey(expression.range));
    found.push({ site: trigger, schedule, expression, origin, declaration: 'trigger', ...(consumer && { consumer }) });
  }
  for (const declaration of declarations.values()) {
    if (declaration.kind !== 'bus-rule' || !declaration.schedule) continue;
    const { schedule, origin } = declaration;
    const { expression } = schedule;
    if (expression.kind !== 'known' || seen.has(rangeKey(expression.range))) continue;
    found.push({ site: declaration, schedule, expression, origin, declaration: 'bus-rule' });
  }
  return found;
}

function invalid(scheduled: Scheduled, read: ReadSchedule): Failure | undefined {
  if (read.kind !== 'invalid') return undefined;
  const { expression, site, consumer } = scheduled;
  const { problem, correction } = read;
  return {
    message: `${expression.value} cannot start ${consumer?.name ?? site.name}: ${problem}. The deployment fails${correction === undefined ? '' : `; write ${correction}`}.`,
    fix: () => (correction === undefined ? [] : [rewrite(scheduled, correction)]),
  };
}

/** One hour is named, and the minute is left open: sixty runs where one was meant. */
function oncePerMinute(scheduled: Scheduled, read: ReadSchedule): Failure | undefined {
  if (read.kind !== 'cron' || !runsEachMinute(read.fields) || !/^\d+$/.test(read.fields.hours)) return undefined;
  const { hours, ...rest } = read.fields;
  const correction = `cron(${['0', hours, rest.dayOfMonth, rest.month, rest.dayOfWeek, rest.year].join(' ')})`;
  return {
    message: `${scheduled.expression.value} starts ${scheduled.consumer?.name ?? scheduled.site.name} 60 times, each minute from ${hours}:00 to ${hours}:59, because its minute is ${rest.minutes}. If it is to run once, write ${correction}.`,
    severity: 'warning',
    fix: () => [rewrite(scheduled, correction)],
  };
}

/** Asking each minute whether something has come, where the service would say so itself. */
function polling({ consumer, site }: Scheduled, read: ReadSchedule): Failure | undefined {
  const isEachMinute =
    (read.kind === 'rate' && read.everyMinutes === 1) ||
    (read.kind === 'cron' && runsEachMinute(read.fields) && read.fields.hours === '*');
  const code = consumer?.code;
  if (!isEachMinute || !consumer || code?.kind !== 'found') return undefined;
  const asked = code.handler.reach.calls.find((call) => call.phase === 'invocation' && instead(call) !== undefined);
  const better = asked && instead(asked);
  if (!asked || better === undefined) return undefined;
  return {
    message: `${site.name} starts ${consumer.name} 1,440 times a day to ask for something new (${asked.operation}), mostly for nothing. ${better}.`,
    severity: 'info',
    related: [{ range: asked.range, message: 'It asks here' }],
  };
}

function instead({ provider, service, operation }: LinkedCall): string | undefined {
  if (provider !== 'aws') return undefined;
  if (service === 'sqs' && operation === 'ReceiveMessage')
    return 'Let Lambda poll the queue, by an event source mapping';
  if (service === 's3' && /^ListObjects(?:V2)?$/.test(operation))
    return 'Let the bucket start it, by a notification for new objects';
  return undefined;
}

function rewrite({ origin, declaration, expression }: Scheduled, value: string): FixProposal {
  return {
    title: `Set the schedule to ${value}`,
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: origin,
        declaration,
        property: 'schedule',
        value,
        replaces: expression.definedAt ?? expression.range,
      },
    ],
  };
}
