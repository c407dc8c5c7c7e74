import type { Application, LinkedCall, Trigger } from '../../model/application.js';
import type { SourceRange } from '../../model/source.js';
import type { DeclarationKind } from '../../model/template.js';
import { knownValues } from '../../model/value.js';

/** What an application has and does, to tell whether a repair took something away. */
export interface Inventory {
  readonly items: readonly Item[];
  /** Functions of the code that some handler runs, however their language spells names. */
  readonly code: ReadonlySet<string>;
  /** Nothing was left out that may declare more. */
  readonly complete: boolean;
}

export interface Item {
  /** What it is, for a person: `queue Orders`, `route POST /orders`, `queue Orders starts Process`, `writes to dynamodb`. */
  readonly what: string;
  readonly place: SourceRange;
}

const keptKinds: Partial<Record<DeclarationKind, string>> = {
  function: 'function',
  queue: 'queue',
  topic: 'topic',
  table: 'table',
  stream: 'stream',
  bucket: 'bucket',
  bus: 'bus',
  workflow: 'workflow',
  alias: 'alias',
};

/** Lists what applications have and do. Calls of one kind to one service count as one, whatever makes them. */
export function inventoryOf(applications: readonly Application[]): Inventory {
  const items = applications.flatMap((application) => [
    ...[...application.declarations.values()].flatMap(({ kind, name, range }) => {
      const word = keptKinds[kind];
      return word === undefined ? [] : [{ what: `${word} ${name}`, place: range }];
    }),
    ...application.triggers.flatMap(triggerItems),
    ...application.handlers.flatMap(({ reach }) => reach.calls.flatMap(callItems)),
  ]);
  const code = applications.flatMap(({ handlers }) =>
    handlers.flatMap(({ reach }) => reach.functions.map(({ name }) => sameWhenSpelled(name))),
  );
  return {
    items: [...new Map(items.toReversed().map((item) => [sameWhenSpelled(item.what), item])).values()].toReversed(),
    code: new Set(code),
    complete: applications.every(({ complete }) => complete),
  };
}

/** The items of `before` that `after` has not, but for those that may go. */
export function goneItems(before: Inventory, after: Inventory, mayGo: readonly string[]): readonly Item[] {
  const there = new Set([...after.items.map(({ what }) => what), ...mayGo].map(sameWhenSpelled));
  return before.items.filter(({ what }) => !there.has(sameWhenSpelled(what)));
}

/** Whether some handler runs a function of that name: `reportOf` is `report_of` in Python. */
export function runsCode({ code }: Inventory, name: string): boolean {
  return code.has(sameWhenSpelled(name));
}

/** Tools and languages spell one name in several ways: `OrderLog`, `order_log`, `order-log`. */
function sameWhenSpelled(what: string): string {
  return what.toLowerCase().replace(/[_-]/g, '');
}

function triggerItems(trigger: Trigger): readonly Item[] {
  const place = trigger.range;
  if (trigger.trigger === 'http') {
    return knownValues(trigger.path).flatMap((path) =>
      knownValues(trigger.method).map((method) => ({ what: `route ${method.toUpperCase()} ${path}`, place })),
    );
  }
  if (!trigger.consumer || trigger.trigger === 'deployment') return [];
  const { sourceDeclaration } = trigger;
  const hasName = sourceDeclaration !== undefined && keptKinds[sourceDeclaration.kind] !== undefined;
  const source = hasName ? `${trigger.trigger} ${sourceDeclaration.name}` : trigger.trigger;
  return [{ what: `${source} starts ${trigger.consumer.name}`, place }];
}

function callItems({ provider, service, operation, range }: LinkedCall): readonly Item[] {
  if (provider === 'powertools' || provider === 'model') return [];
  if (provider !== 'aws')
    return [{ what: `calls ${provider === 'other' ? service : providerNames[provider]}`, place: range }];
  const verb = reading.test(operation) ? 'reads from' : 'writes to';
  return [{ what: `${verb} ${service}`, place: range }];
}

const providerNames = {
  http: 'another service over HTTP',
  database: 'a database',
  payment: 'the payment provider',
  mail: 'a mail provider',
} as const;

const reading = /^(Get|BatchGet|Query|Scan|List|Describe|Head|Receive|Select|TransactGet)/;
