import { rightsOf } from '../../knowledge/call-rights.js';
import { resourceTypes } from '../../knowledge/iam-actions.js';
import { namingArguments } from '../../knowledge/naming-arguments.js';
import { arnFor, partFor } from '../../knowledge/resource-parts.js';
import type { LambdaFunction } from '../../model/application.js';
import type { CallFact } from '../../model/code.js';
import type { NeededRight } from '../../model/rights.js';
import type { Declaration, Target } from '../../model/template.js';
import { namedTargets } from '../calls.js';
import type { Declarations } from '../declarations.js';
import { keyRights } from './encryption.js';

/** What one call needs, when `functions` run it. */
export function neededBy(
  call: CallFact,
  functions: readonly LambdaFunction[],
  declarations: Declarations,
): readonly NeededRight[] {
  const naming = namingArguments(call.service);
  return rightsOf(call).flatMap(({ action, need, parameters, part, otherwise }): NeededRight[] => {
    const because = call.range;
    if (resourceTypes(action).length === 0) return [{ action, need, because, on: everything }];
    const suffix = part ?? partFor(action);
    const named = namedTargets(call, parameters ?? naming?.parameters ?? none, functions);
    const touched: Declaration[] = [];
    const targets = named.map(({ target, from }): Target | undefined => {
      const declared = declarations.find(target, from, naming?.kinds);
      if (declared) {
        touched.push(declared);
        return { kind: 'resource', id: declared.id, attribute: 'arn', ...(suffix !== '' && { suffix }) };
      }
      const arn = target.kind === 'text' ? arnFor(call.service, target.text, suffix) : undefined;
      return arn === undefined ? undefined : { kind: 'text', text: arn };
    });
    if (targets.length === 0) targets.push(otherwiseOn(call, otherwise, suffix));
    const own = targets.map((on): NeededRight => ({ action, need, because, on }));
    return [...own, ...touched.flatMap((declared) => keyRights(declared, { action, need, because }, declarations))];
  });
}

const everything: Target = { kind: 'text', text: '*' };
const none: ReadonlySet<string> = new Set();

function otherwiseOn({ service }: CallFact, name: string | undefined, suffix: string): Target | undefined {
  if (name === undefined) return undefined;
  if (name === '*') return everything;
  const text = arnFor(service, name, suffix);
  return text === undefined ? undefined : { kind: 'text', text };
}
