import { sourceOf } from '../../../src/knowledge/callers-with-source.js';
import type { Application } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { deployed, type NewValue } from '../../../src/model/intent.js';
import type { Rule } from '../../../src/model/rule.js';
import type { Declaration, PermissionDeclaration } from '../../../src/model/template.js';
import { certain, isAbsent } from '../../../src/model/value.js';

/** A service may call a function only for a resource, or at least an account, that is named. */
export const check: Rule = (application, verdict) => {
  for (const permission of application.declarations.values()) {
    if (permission.kind !== 'permission') continue;
    const principal = certain(permission.principal);
    const narrowing = principal === undefined ? undefined : sourceOf(principal);
    if (principal === undefined || narrowing === undefined) continue;
    const { source, sourceAccount, organization, eventSourceToken } = permission;
    if ([source, sourceAccount, organization, eventSourceToken].some((value) => !isAbsent<unknown>(value))) {
      verdict.holds(permission);
      continue;
    }
    const target = functionOf(application, permission);
    const name = target?.name;
    const whose = narrowing === 'arn' ? 'Name the resource it comes from' : 'Name the account it comes from';
    verdict.fails(permission, {
      message: `${principal} may call ${name ?? 'the function'} for anybody: in any AWS account, whoever knows its ARN can have the service call it. ${whose}.`,
      ...(name !== undefined && { function: name }),
      ...(narrowing === 'account' && { severity: 'warning' }),
      fix: () => [...nameSource(application, permission, principal), ...nameAccount(permission, narrowing, principal)],
    });
  }
};

function functionOf({ declarations }: Application, permission: PermissionDeclaration): Declaration | undefined {
  const value = certain(permission.function);
  return value?.kind === 'resource' ? declarations.get(value.id) : undefined;
}

/** Where the one resource of that service that starts the function is declared here. */
function nameSource(
  application: Application,
  permission: PermissionDeclaration,
  principal: string,
): readonly FixProposal[] {
  const target = functionOf(application, permission);
  const [only, ...others] = target ? sourcesOf(application, target, principal) : [];
  if (!only || others.length > 0) return [];
  const { name, kind, origin } = only;
  const reference = { reference: name, kind, origin };
  // Every stage and route of the one API.
  const value: NewValue =
    kind === 'api'
      ? { join: [{ ...reference, attribute: 'execution-arn' }, '/*'] }
      : { ...reference, attribute: 'arn' };
  return [set(permission, 'source', value, `Allow it for ${name} only`)];
}

/** Buckets are left out: many templates let a bucket wait for the permission, which then cannot refer to it. */
function sourcesOf(application: Application, target: Declaration, principal: string): readonly Declaration[] {
  const [service = ''] = principal.split('.');
  const found = new Set<Declaration>();
  for (const { trigger, consumer, sourceDeclaration, id } of application.triggers) {
    if (consumer?.id !== target.id) continue;
    if (service === 'apigateway' && sourceDeclaration?.kind === 'api' && !sourceDeclaration.generated) {
      found.add(sourceDeclaration);
    }
    if (service === 'sns' && trigger === 'topic' && sourceDeclaration) found.add(sourceDeclaration);
    if (service === 'logs' && trigger === 'log' && sourceDeclaration) found.add(sourceDeclaration);
    if (service !== 'events' || (trigger !== 'bus' && trigger !== 'schedule')) continue;
    const rule = application.declarations.get(id.slice(0, id.lastIndexOf('.')));
    if (rule?.kind === 'bus-rule' && rule.rule !== 'pipe') found.add(rule);
  }
  return [...found].filter(
    ({ kind }) => kind === 'topic' || kind === 'bus-rule' || kind === 'log-group' || kind === 'api',
  );
}

/** A bucket's ARN says nothing of its owner, so that the account is what counts for it. */
function nameAccount(
  permission: PermissionDeclaration,
  narrowing: 'arn' | 'account',
  principal: string,
): readonly FixProposal[] {
  if (narrowing !== 'account' && principal !== 's3.amazonaws.com') return [];
  return [set(permission, 'sourceAccount', deployed.account, 'Allow it for this account only')];
}

function set(
  permission: PermissionDeclaration,
  property: 'source' | 'sourceAccount',
  value: NewValue,
  title: string,
): FixProposal {
  return {
    title,
    safety: 'suggested',
    intents: [{ kind: 'set-property', of: permission.origin, declaration: 'permission', property, value }],
  };
}
