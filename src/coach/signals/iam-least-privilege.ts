import { isNarrowable } from '../../knowledge/narrowable-actions.js';
import type { Application, Grant, Role } from '../../model/application.js';
import type { Target } from '../../model/template.js';
import { absent, always, certain, isGiven, knownValues, type Value } from '../../model/value.js';
import { pipelinesWhere, stepsOf } from './pipelines.js';
import { filesWhere, isProjectFile } from './repository.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { Sighting, SkillSignals, Surroundings } from './signal.js';

export const iamLeastPrivilegeSignals: SkillSignals = {
  skill: 'iam-least-privilege',
  isObservable: ({ application }) => application.roles.length > 0,
  observers: {
    'iam.role-per-function': ({ application }) => sightingsAt(functionsWithOwnRole(application)),
    'iam.scoped-actions': ({ application }) => sightingsAt(application.roles.filter(isScoped)),
    'iam.conditions': ({ application }) =>
      sightingsAt([...conditionalRoles(application), ...boundPermissions(application)]),
    'iam.guardrail': guardrails,
  },
  unobservable: {},
};

/** Functions of several, with a role that no other has and that is given rights of its own. */
function functionsWithOwnRole({ functions }: Application): readonly Shown[] {
  const own = functions.filter(({ generated }) => !generated);
  if (own.length < 2) return [];
  return own.filter(
    ({ executionRole }) => executionRole?.functions.length === 1 && executionRole.grants.some(isGivenByAuthor),
  );
}

/** What a managed policy of AWS, or the tool itself, brings is the same for every function. */
function isGivenByAuthor({ source, fixed }: Grant): boolean {
  return source !== 'aws-managed-policy' && !fixed;
}

/** Every right of the role is known, and names what may be done and on what. */
function isScoped({ complete, grants, managedPolicies }: Role): boolean {
  const own = grants.filter(isGivenByAuthor);
  return (
    complete &&
    own.length > 0 &&
    own.every((grant) => certain(grant.effect) === 'Deny' || isNarrow(grant)) &&
    managedPolicies.every((policy) => !knownValues(policy).some(isBroadPolicy))
  );
}

function isBroadPolicy(target: Target): boolean {
  return target.kind === 'text' && /(?:FullAccess|AdministratorAccess|PowerUserAccess)$/.test(target.text);
}

function isNarrow({ actions, notActions, resources, notResources }: Grant): boolean {
  return (
    actions.length > 0 &&
    notActions.length + notResources.length === 0 &&
    actions.every((action) => always(action, (name) => !name.includes('*'))) &&
    (resources.every(isNamed) || actions.every(knowsNoResource))
  );
}

/** Objects of a bucket, indexes of a table and lines of a log group cannot be named one by one. */
function isNamed(resource: Value<Target>): boolean {
  return always(resource, (target) => target.kind === 'resource' || !/[*?]/.test(target.text.replace(parts, '')));
}

const parts = /(?<=^arn:[^:]*:s3:::[^*?]+)\/\*$|(?<=\/(?:index|stream))\/\*$|(?<=:log-group:[^*?]+):\*$/;

function knowsNoResource(action: Value<string>): boolean {
  return always(action, (name) => isNarrowable(name) === false);
}

/** Roles with a right under a condition, or with a boundary around all of them. */
function conditionalRoles({ roles }: Application): readonly Role[] {
  return roles.filter(
    ({ grants, isBounded = absent }) =>
      always(isBounded, (is) => is) ||
      grants.some((grant) => grant.hasCondition && isGivenByAuthor(grant) && certain(grant.effect) === 'Allow'),
  );
}

/** Permissions of services that only count for one source or account. */
function boundPermissions({ declarations }: Application): readonly Shown[] {
  return [...declarations.values()].filter(
    (each) =>
      each.kind === 'permission' && (isGiven(each.source) || isGiven(each.sourceAccount) || isGiven(each.organization)),
  );
}

function guardrails({ application: { dialect }, repository }: Surroundings): readonly Sighting[] {
  const inSynthesis = dialect === 'cdk' ? checkedInSynthesis(repository) : [];
  return [...checkedInPipelines(repository), ...inSynthesis].map(sightingOfFile);
}

/** Tools that refuse wildcards in policies, or rights that are new (their documentation, read 2026-11-21). */
const check =
  /\b(check-no-new-access|check-access-not-granted|check-no-public-access|cfn-policy-validator|tf-policy-validator|cfn-guard|checkov|conftest|opa (eval|test|exec)|cfn[-_]nag(_scan)?|tfsec|trivy config|terrascan|kics|parliament)\b/;

const checkedInPipelines = pipelinesWhere((pipeline) => stepsOf(pipeline).some((step) => check.test(step)));

/** The CDK runs the checks of cdk-nag whenever it makes a template. */
const checkedInSynthesis = filesWhere((path, text) => isProjectFile(path) && /\bcdk[-_]nag\b/.test(text()));
