import { repeatEffect } from '../../knowledge/side-effects.js';
import type { Application, Handler, LambdaFunction, LinkedCall } from '../../model/application.js';
import type { TableDeclaration } from '../../model/template.js';
import { madeByReusedPart } from './reuse.js';

/** Tables that functions of more than one stack write, as their code shows. */
export function sharedTables({ functions, tables, declarations, dialect }: Application): readonly TableDeclaration[] {
  // A module is often one function, and no service.
  if (dialect === 'terraform' || dialect === 'pulumi') return [];
  const isReused = madeByReusedPart([...declarations.values()]);
  const writers = new Map<string, Set<string>>();
  for (const declared of functions) {
    if (declared.generated || isReused(declared)) continue;
    for (const table of tablesWritten(declared)) {
      writers.set(table, (writers.get(table) ?? new Set()).add(stackOf(declared.id)));
    }
  }
  return tables.filter(({ id }) => (writers.get(id)?.size ?? 0) > 1);
}

function tablesWritten({ code }: LambdaFunction): readonly string[] {
  if (code.kind !== 'found') return [];
  return code.handler.reach.calls
    .filter((call) => call.provider === 'aws' && !call.assumed && writing.test(call.operation))
    .filter((call) => repeatEffect(call) !== 'read')
    .flatMap(({ resources }) => resources);
}

const writing = /^(?:Put|Update|Delete|BatchWrite|TransactWrite)/;

/** The stack at the top; the application itself has none. */
function stackOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')));
}

const fewestLinks = 2;

/** Functions that wait for a function which waits for another, each where nobody waits for it. */
export function waitingChains({ functions, declarations }: Application): readonly LambdaFunction[] {
  const next = new Map(functions.map((each) => [each.id, waitedFor(each)]));
  const isFunction = (id: string) => declarations.get(id)?.kind === 'function';
  const length = (id: string, seen: ReadonlySet<string>): number => {
    const links = (next.get(id) ?? []).filter((each) => isFunction(each) && !seen.has(each));
    return links.reduce((longest, each) => Math.max(longest, 1 + length(each, new Set([...seen, each]))), 0);
  };
  const waited = new Set([...next].flatMap(([id, links]) => links.filter((each) => each !== id)));
  const chained = functions.filter(({ id }) => length(id, new Set([id])) >= fewestLinks);
  const first = chained.filter(({ id }) => !waited.has(id));
  return first.length > 0 ? first : chained.slice(0, 1);
}

function waitedFor({ code }: LambdaFunction): readonly string[] {
  return code.kind === 'found' ? waitingCalls(code.handler).flatMap(({ resources }) => resources) : [];
}

/** Lambda waits unless it is told not to. */
function waitingCalls({ reach: { calls } }: Handler): readonly LinkedCall[] {
  return calls.filter((call) => {
    if (call.phase === 'start' || call.assumed || !call.actions.includes('lambda:InvokeFunction')) return false;
    const type = call.arguments.InvocationType;
    return type ? type.kind === 'literal' && type.value === 'RequestResponse' : call.argumentsComplete;
  });
}
