import { managedPolicyStatements } from '../knowledge/managed-policies.js';
import {
  expandPolicyTemplate,
  narrowerTemplates,
  type PolicyTemplateResource,
} from '../knowledge/sam-policy-templates.js';
import type { Grant } from '../model/application.js';
import type { SourceRange } from '../model/source.js';
import type {
  Declaration,
  PolicyTemplateUse,
  RoleDeclaration,
  StatementDeclaration,
  Target,
} from '../model/template.js';
import { known, mapValue, possibilities, rangeOf, type Value } from '../model/value.js';
import { connectorActions } from './connectors.js';
import type { Declarations } from './declarations.js';

/**
 * Everything a role may do, as far as it can be read: its own statements and those of the policies of this application
 * that are attached to it, the content of common policies that AWS manages, SAM's policy templates, and connectors that
 * start at a function of this role.
 */
export function grantsOf(role: RoleDeclaration, declarations: Declarations): readonly Grant[] {
  const named = new Set(role.managedPolicies.flatMap((policy) => declarations.all(policy, role.id, ['policy'])));
  const attaching = declarations
    .ofKind('policy')
    .filter(({ id, roles }) => roles.some((target) => declarations.all(target, id, ['role']).includes(role)));
  return [
    ...role.statements.map((statement): Grant => ({ ...statement, source: 'statement' })),
    ...attaching.filter((policy) => !named.has(policy)).flatMap((policy) => policyGrants('statement', policy)),
    ...[...named].flatMap((policy) => policyGrants('managed-policy', policy)),
    ...awsManagedGrants(role, declarations),
    ...role.policyTemplates.flatMap((use) => templateGrants(use)),
    ...connectorGrants(role, declarations),
  ];
}

function policyGrants(source: Grant['source'], policy: Declaration): readonly Grant[] {
  if (policy.kind !== 'policy' || policy.attachment !== 'roles') return [];
  return policy.statements.map((statement) => ({ ...statement, source }));
}

function awsManagedGrants(role: RoleDeclaration, declarations: Declarations): readonly Grant[] {
  return role.managedPolicies.flatMap((policy) =>
    possibilities(policy).flatMap((option) => {
      if (option.kind !== 'known' || option.value.kind !== 'text') return [];
      if (declarations.find(option.value, role.id, ['policy'])) return [];
      return (managedPolicyStatements(option.value.text) ?? []).map((statement) =>
        grant('aws-managed-policy', role, option.range, {
          actions: statement.actions,
          resources: statement.resources.map((text) => known<Target>({ kind: 'text', text }, option.range)),
        }),
      );
    }),
  );
}

function templateGrants(use: PolicyTemplateUse): readonly Grant[] {
  const set = { name: use.template, narrower: narrowerTemplates(use.template) };
  return (expandPolicyTemplate(use.template, textParameters(use)) ?? []).map((statement) => ({
    ...grant('policy-template', use, use.range, {
      actions: statement.actions,
      resources: statement.resources.map((resource) => templateResource(resource, use)),
      hasCondition: statement.hasCondition,
    }),
    set,
  }));
}

function textParameters(use: PolicyTemplateUse): Readonly<Record<string, string>> {
  const texts = Object.entries(use.parameters).flatMap(([name, value]) =>
    value.kind === 'known' && value.value.kind === 'text' ? [[name, value.value.text] as const] : [],
  );
  return Object.fromEntries(texts);
}

/** A template's resource: the declaration its parameter points to, or else the ARN with the parameter filled in. */
function templateResource(resource: PolicyTemplateResource, use: PolicyTemplateUse): Value<Target> {
  const written: Target = { kind: 'text', text: resource.text };
  const parameter = resource.parameter === undefined ? undefined : use.parameters[resource.parameter];
  if (!parameter || parameter.kind === 'absent') return known(written, use.range);
  return mapValue(parameter, (target): Target => {
    if (target.kind === 'resource')
      return { ...target, attribute: 'arn', ...(resource.suffix && { suffix: resource.suffix }) };
    return { kind: 'text', text: resource.text.replaceAll(`\${${resource.parameter}}`, target.text) };
  });
}

function connectorGrants(role: RoleDeclaration, declarations: Declarations): readonly Grant[] {
  return declarations.ofKind('connector').flatMap((connector) => {
    const isOfRole = declarations
      .functions(connector.source, connector.id)
      .some((source) => declarations.all(source.role, source.id, ['role']).includes(role));
    if (!isOfRole) return [];
    return declarations.all(connector.destination, connector.id).flatMap((destination) => {
      const rights = connectorActions(destination.kind, connector.permissions);
      const range = rangeOf(connector.destination) ?? connector.range;
      const resources = (suffix: string | undefined) =>
        known<Target>({ kind: 'resource', id: destination.id, attribute: 'arn', ...(suffix && { suffix }) }, range);
      return rights.map(({ actions, suffix }) =>
        grant('connector', connector, connector.range, { actions, resources: [resources(suffix)] }),
      );
    });
  });
}

interface Allowed {
  readonly actions: readonly string[];
  readonly resources: readonly Value<Target>[];
  readonly hasCondition?: boolean;
}

function grant(
  source: Grant['source'],
  { origin }: Pick<StatementDeclaration, 'origin'>,
  range: SourceRange,
  allowed: Allowed,
): Grant {
  return {
    source,
    origin,
    range,
    effect: known('Allow', range),
    actions: allowed.actions.map((action) => known(action, range)),
    notActions: [],
    resources: allowed.resources,
    notResources: [],
    hasCondition: allowed.hasCondition ?? false,
  };
}
