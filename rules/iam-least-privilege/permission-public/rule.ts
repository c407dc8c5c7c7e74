import type { Rule } from '../../../src/model/rule.js';
import type { PermissionDeclaration } from '../../../src/model/template.js';
import { certain, isAbsent, knownValues } from '../../../src/model/value.js';

/** Whoever may call a function is named. */
export const check: Rule = ({ declarations }, verdict) => {
  for (const permission of declarations.values()) {
    if (permission.kind !== 'permission' || concernsUrl(permission)) continue;
    const { principal } = permission;
    if (principal.kind !== 'known') continue;
    if (principal.value !== '*' || isNarrowed(permission)) verdict.holds(permission);
    else {
      const name = nameOfFunction(permission);
      verdict.fails(
        { range: principal.range, name: permission.name },
        {
          message: `Everybody with an AWS account may call ${name ?? 'the function'}, as often as they like and at your cost. Name the service, account or role that calls it.`,
          ...(name !== undefined && { function: name }),
        },
      );
    }
  }

  function nameOfFunction({ function: target }: PermissionDeclaration): string | undefined {
    const value = certain(target);
    return value?.kind === 'resource' ? declarations.get(value.id)?.name : undefined;
  }
};

/** Who may use the address of a function is decided there. */
function concernsUrl({ action, onlyThroughUrl }: PermissionDeclaration): boolean {
  return knownValues(action).includes('lambda:InvokeFunctionUrl') || !isAbsent(onlyThroughUrl);
}

function isNarrowed({ source, sourceAccount, organization, eventSourceToken }: PermissionDeclaration): boolean {
  return [source, sourceAccount, organization, eventSourceToken].some((value) => !isAbsent<unknown>(value));
}
