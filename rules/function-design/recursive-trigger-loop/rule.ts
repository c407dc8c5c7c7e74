import { actionsOfHappenings, startingActions } from '../../../src/knowledge/loops.js';
import type {
  Application,
  Handler,
  LambdaFunction,
  LinkedCall,
  LinkedPushTrigger,
  Trigger,
} from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import type { EventSelection, ObjectSelection } from '../../../src/model/template.js';
import { certain, knownValues, type Value } from '../../../src/model/value.js';

/** What a function writes does not start it again, be it at once or by way of others. */
export const check: Rule = (application, verdict) => {
  const writes = application.functions.flatMap((each) => writesOf(each, application));
  const told = new Set<LinkedCall>();
  for (const write of writes) {
    const loop = loopFrom(write, writes);
    if (!loop || loop.some(({ call }) => told.has(call))) continue;
    for (const { call } of loop) told.add(call);
    verdict.fails(write.call, {
      message: messageOf(loop),
      function: write.from.name,
      related: loop.slice(1).map(({ call, from, source }) => ({
        range: call.range,
        message: `${from.name} writes to ${source}`,
      })),
    });
  }
  for (const { call } of writes) if (!told.has(call)) verdict.holds(call);
};

/** A call that every invocation of one function gets to, and that starts another or the same. */
interface Write {
  readonly from: LambdaFunction;
  readonly call: LinkedCall;
  readonly source: string;
  readonly trigger: Trigger;
  readonly to: LambdaFunction;
}

function writesOf(from: LambdaFunction, { triggers }: Application): readonly Write[] {
  const handler = ownHandler(from);
  if (!handler) return [];
  return handler.reach.certainCalls.flatMap((call) =>
    triggers.flatMap((trigger): readonly Write[] => {
      const { consumer } = trigger;
      const source = startedBy(call, trigger);
      return consumer && source !== undefined ? [{ from, call, source, trigger, to: consumer }] : [];
    }),
  );
}

/** Where several functions run one piece of code, it cannot be told which of them writes where. */
function ownHandler({ code }: LambdaFunction): Handler | undefined {
  return code.kind === 'found' && code.handler.functions.length === 1 ? code.handler : undefined;
}

/** The name of what a call writes to when that certainly sets the trigger off. */
function startedBy(call: LinkedCall, trigger: Trigger): string | undefined {
  if (call.phase === 'start' || trigger.trigger === 'http') return undefined;
  if (knownValues(trigger.enabled).includes(false) || trigger.conditional) return undefined;
  if (trigger.trigger === 'bus') return startsByEvent(call, trigger) ? busName(trigger) : undefined;
  const source = trigger.sourceDeclaration;
  if (!source || !call.resources.includes(source.id)) return undefined;
  if (trigger.trigger === 'storage') return startsByObject(call, trigger.objects) ? source.name : undefined;
  const actions = startingActions.get(trigger.trigger);
  const isWrite = call.actions.some((action) => actions?.has(action));
  return isWrite && (trigger.filtered === undefined || trigger.filtered.kind === 'absent') ? source.name : undefined;
}

function startsByObject(call: LinkedCall, objects: ObjectSelection | undefined): boolean {
  if (!objects) return false;
  // Of a copy, only the bucket it goes to counts.
  if (call.operation === 'CopyObject' && call.resources.length > 1) return false;
  const happenings = objects.happenings.length === 0 ? ['s3:ObjectCreated:*'] : objects.happenings.flatMap(knownValues);
  const isMeant = actionsOfHappenings.some(
    ([pattern, action]) => call.actions.includes(action) && happenings.some((happening) => pattern.test(happening)),
  );
  const key = call.arguments.Key;
  const written = key?.kind === 'literal' ? String(key.value) : undefined;
  return (
    isMeant &&
    fits(objects.prefix, (prefix) => written?.startsWith(prefix)) &&
    fits(objects.suffix, (suffix) => written?.endsWith(suffix))
  );
}

/** Nothing is asked, or what is asked certainly holds. */
function fits(asked: Value<string>, test: (asked: string) => boolean | undefined): boolean {
  if (asked.kind === 'absent') return true;
  const text = certain(asked);
  return text !== undefined && (text === '' || test(text) === true);
}

function startsByEvent(call: LinkedCall, trigger: LinkedPushTrigger): boolean {
  if (!call.actions.includes('events:PutEvents') || !trigger.events || trigger.events.isNarrower) return false;
  const bus = trigger.sourceDeclaration;
  const named = Object.keys(call.arguments).some((path) => path.endsWith('EventBusName'));
  const isSameBus = bus ? call.resources.includes(bus.id) : trigger.source.kind === 'absent' && !named;
  const { sources, detailTypes } = trigger.events;
  return (
    isSameBus &&
    call.argumentsComplete &&
    sources.length + detailTypes.length > 0 &&
    isAsked(sources, call, 'Source') &&
    isAsked(detailTypes, call, 'DetailType')
  );
}

function isAsked(asked: EventSelection['sources'], call: LinkedCall, name: string): boolean {
  if (asked.length === 0) return true;
  const given = Object.entries(call.arguments).flatMap(([path, argument]) =>
    path.endsWith(`.${name}`) && argument.kind === 'literal' ? [String(argument.value)] : [],
  );
  return given.some((text) => asked.some((each) => certain(each) === text));
}

function busName({ sourceDeclaration }: Trigger): string {
  return sourceDeclaration?.name ?? 'the default bus';
}

/** Longer ways round are not looked for. */
const longest = 5;

/** The shortest way from a write back to the function that makes it. */
function loopFrom(first: Write, writes: readonly Write[]): readonly Write[] | undefined {
  let ways: readonly (readonly Write[])[] = [[first]];
  const seen = new Set<LambdaFunction>();
  for (let length = 0; length < longest; length++) {
    const closed = ways.find((way) => way.at(-1)?.to === first.from);
    if (closed) return closed;
    ways = ways.flatMap((way) => {
      const last = way.at(-1);
      if (!last || seen.has(last.to)) return [];
      seen.add(last.to);
      return writes.filter(({ from }) => from === last.to).map((next) => [...way, next]);
    });
  }
  return undefined;
}

function messageOf(loop: readonly Write[]): string {
  const [first, ...others] = loop;
  if (!first) return '';
  const { from, source, trigger } = first;
  const advice =
    trigger.trigger === 'storage'
      ? 'Write to another bucket, or under a prefix that the trigger leaves out.'
      : trigger.trigger === 'stream'
        ? 'Write elsewhere, or filter the stream so that its own changes do not count.'
        : 'Send it elsewhere, or only as long as something is left to do.';
  if (others.length === 0) {
    return `${from.name} writes to ${source} at every invocation, and ${source} starts ${from.name}: each run brings the next, without end and at full price. ${advice}`;
  }
  const way = others.map((each) => `${each.from.name}, which writes to ${each.source}`).join(', which starts ');
  return `${from.name} writes to ${source}, which starts ${way}, which starts ${from.name} again: each run brings the next, without end and at full price. ${advice}`;
}
