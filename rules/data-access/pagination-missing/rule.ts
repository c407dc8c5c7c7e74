import { fewItems, type PaginatedOperation, paginatedOperation } from '../../../src/knowledge/paginated-operations.js';
import type { Application, Handler, LinkedCall } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { isAbsent } from '../../../src/model/value.js';

/** Who works on a list reads all of its pages. */
export const check: Rule = ({ handlers, tables }, verdict) => {
  for (const handler of handlers) {
    for (const call of handler.reach.calls) {
      const pages = paginatedOperation(call);
      const { answer } = call;
      if (!pages || !answer || call.phase !== 'invocation' || call.assumed) continue;
      if (answer.asksForMore) {
        verdict.holds(call);
        continue;
      }
      if (answer.isHandedOn || isBounded(call, pages) || asksForOne(call, tables) || !worksOnList(call)) continue;
      verdict.fails(call, {
        message: describe(call, pages, handler),
        function: functionOf(handler),
        fix: () => readAllPages(call, pages),
        // What one key holds seldom fills a page, unless much of it is left out afterwards.
        ...(call.operation === 'Query' && !isFiltered(call) ? { severity: 'info' as const } : {}),
      });
    }
  }
};

function describe({ operation }: LinkedCall, { token, page }: PaginatedOperation, handler: Handler): string {
  return `${operation} answers ${page} at a time, and ${functionsOf(handler)} reads only the first page: what comes after it is missing without an error. Go on while there is a ${token}, or use a paginator.`;
}

/** Where nothing else of the answer is used than what a paginator puts together. */
function readAllPages(
  { answer, operation, range }: LinkedCall,
  { lists = [], sums = [] }: PaginatedOperation,
): readonly FixProposal[] {
  const known = [...lists, ...sums];
  const used = answer?.fields.map(({ name }) => known.find((each) => each.toLowerCase() === name)) ?? [];
  if (used.length === 0 || used.includes(undefined)) return [];
  const list = lists.find((each) => used.includes(each));
  return [
    {
      title: `Read all pages of ${operation} with its paginator`,
      safety: 'suggested',
      intents: [{ kind: 'read-all-pages', at: range, operation, ...(list && { list }) }],
    },
  ];
}

/** More than the first item counts; where pages are filtered, the first that is wanted may stand on the last of them. */
function worksOnList(call: LinkedCall): boolean {
  const { answer } = call;
  return answer?.fields.some(({ use }) => use === 'whole' || isFiltered(call)) ?? false;
}

function isFiltered({ arguments: given }: LinkedCall): boolean {
  return 'FilterExpression' in given;
}

/** Few items are asked for, or such as are named. A number that nobody can see may be small. */
function isBounded(
  { arguments: given, argumentsComplete, operation }: LinkedCall,
  { bounded }: PaginatedOperation,
): boolean {
  if (isWholeKey(given.KeyConditionExpression)) return true;
  // What cannot be seen may hold a limit.
  if (!argumentsComplete) return true;
  return Object.entries(given).some(([name, argument]) => {
    if (!bounded.test(name)) return false;
    const isPageSize = argument.kind === 'literal' && Number(argument.value) > fewItems;
    return !isPageSize || operation === 'Query' || operation === 'Scan';
  });
}

/** Where a table has no sort key, a partition holds one item. */
function asksForOne({ operation, arguments: given, resources }: LinkedCall, tables: Application['tables']): boolean {
  if (operation !== 'Query' || 'IndexName' in given) return false;
  const asked = tables.filter(({ id }) => resources.includes(id));
  return asked.length > 0 && asked.every(({ sortKey }) => isAbsent(sortKey));
}

/** `pk = :pk AND sk = :sk` has one answer at most. */
function isWholeKey(condition: LinkedCall['arguments'][string] | undefined): boolean {
  if (condition?.kind !== 'literal') return false;
  return /^\s*\(?\s*[#\w.-]+\s*=\s*[:\w-]+\s*\)?\s+and\s+\(?\s*[#\w.-]+\s*=\s*[:\w-]+\s*\)?\s*$/i.test(
    String(condition.value),
  );
}
