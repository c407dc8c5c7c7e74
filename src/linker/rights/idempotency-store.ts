import { arnFor } from '../../knowledge/resource-parts.js';
import type { LambdaFunction, LinkedCall } from '../../model/application.js';
import type { NeededRight } from '../../model/rights.js';
import type { Target } from '../../model/template.js';
import { namedTargets } from '../calls.js';
import type { Declarations } from '../declarations.js';

/** Whether a call makes the place where the idempotency utility of Powertools keeps what was done. */
export function isStore({ provider, service, operation }: LinkedCall): boolean {
  return provider === 'powertools' && service === 'idempotency' && /Persistence(?:Layer|Store)$/.test(operation);
}

/**
 * What the idempotency utility needs on its table; caches of other kinds need no right.
 *
 * Source: Powertools for AWS Lambda documentation, Idempotency, "Required resources", 2026-11.
 */
export function storeRights(
  call: LinkedCall,
  functions: readonly LambdaFunction[],
  declarations: Declarations,
): readonly NeededRight[] {
  if (!isStore(call) || !call.operation.startsWith('Dynamo')) return [];
  const targets = namedTargets(call, tableNames, functions).map(({ target, from }): Target | undefined => {
    const declared = declarations.find(target, from, ['table']);
    if (declared) return { kind: 'resource', id: declared.id, attribute: 'arn' };
    const arn = target.kind === 'text' ? arnFor('dynamodb', target.text, '') : undefined;
    return arn === undefined ? undefined : { kind: 'text', text: arn };
  });
  return (targets.length > 0 ? targets : [undefined]).flatMap((on) =>
    storeActions.map((action): NeededRight => ({ action, on, need: 'always', because: call.range })),
  );
}

const tableNames: ReadonlySet<string> = new Set(['tablename', 'table_name']);
const storeActions = ['DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'].map((name) => `dynamodb:${name}`);
