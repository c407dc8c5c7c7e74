import { allowsAction, isLike } from './action-patterns.js';
import type { NeededRight } from './rights.js';
import type { StatementDeclaration, Target } from './template.js';
import { possibilities, type Value } from './value.js';

/** Whether a statement allows what is needed, or may: what is not known of it counts for it. */
export function mayAllow(statement: StatementDeclaration, { action, on }: Pick<NeededRight, 'action' | 'on'>): boolean {
  if (!possibilities(statement.effect).some((effect) => effect.kind !== 'known' || effect.value === 'Allow'))
    return false;
  return mayName(statement, action) && mayCover(statement, on, action);
}

/** Whether a statement is about an action. */
export function mayName({ actions, notActions }: StatementDeclaration, action: string): boolean {
  const names = (all: readonly Value<string>[]) =>
    all.some((value) =>
      possibilities(value).some((option) => option.kind !== 'known' || allowsAction(option.value, action)),
    );
  return names(actions) || (notActions.length > 0 && !names(notActions));
}

/** Whether a statement is about what something is needed on. */
export function mayCover(
  { resources, notResources }: StatementDeclaration,
  on: Target | undefined,
  action: string,
): boolean {
  if (on === undefined || notResources.length > 0) return true;
  return resources.some((resource) =>
    possibilities(resource).some((option) => option.kind !== 'known' || mayMean(option.value, on, action)),
  );
}

/** What is written out may mean anything that has no name in the template; two declarations are two things. */
function mayMean(written: Target, on: Target, action: string): boolean {
  if (written.kind === 'text' || on.kind === 'text') return true;
  if (written.id !== on.id) return action.startsWith('lambda:');
  if (!hasParts.test(action) || !isItself(written)) return true;
  const [own, wanted] = [written.suffix ?? '', on.suffix ?? ''];
  return isLike(wanted, own) || isLike(own, wanted);
}

/** Services whose resources have parts with ARNs of their own; the ARN of a log group already ends as that of its parts. */
const hasParts = /^(?:s3|dynamodb):/;

function isItself({ attribute }: Extract<Target, { readonly kind: 'resource' }>): boolean {
  return attribute === undefined || /^(?:arn|name|id)$/.test(attribute);
}
