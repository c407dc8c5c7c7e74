import { accessLevel } from '../../../src/knowledge/iam-actions.js';
import { allowsAction } from '../../../src/model/action-patterns.js';
import type { LambdaFunction, Role } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain } from '../../../src/model/value.js';

/** Functions that need different rights have roles of their own. */
export const check: Rule = ({ roles }, verdict) => {
  for (const role of roles) {
    const { functions, grants } = role;
    const [first, second] = functions;
    if (!first || !second || grants.every(({ fixed }) => fixed)) continue;
    const needs = needsOf(role);
    if (needs.length < 2) continue;
    const excess = mostExcessive(needs);
    if (!excess) verdict.holds(role);
    else {
      const { holder, needing, actions } = excess;
      const sharing =
        role.functions.length === 2 ? `${first.name} and ${second.name}` : `${role.functions.length} functions`;
      verdict.fails(role, {
        message: `${sharing} share one role: ${holder.name} may do ${list(actions)}, which it never calls and ${needing.name} does. Give each function a role of its own.`,
        function: holder.name,
        related: role.functions.map(({ range, name }) => ({ range, message: `${name} runs with it` })),
      });
    }
  }
};

interface Needs {
  readonly declared: LambdaFunction;
  /** The actions its code calls for that the role allows. */
  readonly actions: ReadonlySet<string>;
  /** Every action that anything in its files calls for. */
  readonly inFiles: ReadonlySet<string>;
}

/** What each function takes of the role; those whose code is not known to its end are left out. */
function needsOf({ functions, grants }: Role): readonly Needs[] {
  const patterns = grants
    .filter(({ effect }) => certain(effect) === 'Allow')
    .flatMap(({ actions }) => actions.flatMap((action) => certain(action) ?? []));
  return functions.flatMap((declared) => {
    if (declared.code.kind !== 'found' || !declared.code.handler.reach.complete) return [];
    const { reach } = declared.code.handler;
    const called = reach.calls.flatMap(({ actions }) => actions);
    const actions = new Set(called.filter((action) => patterns.some((pattern) => allowsAction(pattern, action))));
    return [{ declared, actions, inFiles: reach.inFiles.actions }];
  });
}

interface Excess {
  readonly holder: LambdaFunction;
  readonly needing: LambdaFunction;
  /** What the one may do and only the other does. */
  readonly actions: readonly string[];
}

/** The function with most rights to spare. To read what the other writes is no reason for two roles. */
function mostExcessive(needs: readonly Needs[]): Excess | undefined {
  let most: Excess | undefined;
  for (const needing of needs) {
    for (const holder of needs) {
      const actions = [...needing.actions].filter((action) => isToSpare(action, holder.inFiles));
      if (actions.length > (most?.actions.length ?? 0)) {
        most = { holder: holder.declared, needing: needing.declared, actions };
      }
    }
  }
  return most;
}

/** A right to change something, or anything of a service the function has nothing to do with. */
function isToSpare(action: string, own: ReadonlySet<string>): boolean {
  if (own.has(action)) return false;
  const level = accessLevel(action);
  const service = action.slice(0, action.indexOf(':') + 1);
  return level === 'write' || level === 'permissions' || ![...own].some((each) => each.startsWith(service));
}

function list(actions: readonly string[]): string {
  return actions.length > 3 ? `${actions.slice(0, 3).join(', ')} and ${actions.length - 3} more` : actions.join(', ');
}
