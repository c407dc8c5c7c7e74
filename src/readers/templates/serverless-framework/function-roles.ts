import type { Declaration, RoleDeclaration, StatementDeclaration, Target } from '../../../model/template.js';
import { known, type Value } from '../../../model/value.js';
import { declared, originOf, type ReadApplication } from '../../resources/resource-reader.js';
import { type ReadStatements, statementsOf, targets } from '../../resources/statements.js';
import { composedList, composedMap, definitionOf, firstOf } from '../../values/composed.js';
import type { Place } from '../../values/place.js';
import { addedStatements } from './added-statements.js';
import type { FunctionResource } from './function-resource.js';
import { capitalised, ownRoleLogicalId, sharedRoleLogicalId } from './names.js';
import type { Service } from './service.js';

/**
 * The role a function runs with: the one it is given, one made for it alone, or the one of the service.
 *
 * Source: Serverless Framework documentation, "IAM Permissions For Functions" (version 4), and the documentation of the
 * plugin serverless-iam-roles-per-function, both read 2026-11-21.
 */
export function roleOf(resource: FunctionResource): Value<Target> {
  const { owner, service, keyRange } = resource;
  const given = givenRole(owner.place, service);
  if (given) return given;
  const id = hasOwnRole(resource) ? ownRoleLogicalId(owner.name) : sharedRoleLogicalId;
  return known({ kind: 'resource', id, attribute: 'arn' }, keyRange);
}

/** The roles the framework makes for the functions of a service. */
export function madeRoles(
  functions: readonly FunctionResource[],
  application: ReadApplication,
): readonly Declaration[] {
  const making = functions.filter(({ owner, service }) => !givenRole(owner.place, service));
  const own = making.filter(hasOwnRole);
  const sharing = making.filter((resource) => !hasOwnRole(resource));
  return [
    ...own.map((resource) => ownRole(resource, application)),
    ...(sharing.length > 0 ? sharedRole(sharing, application) : []),
  ];
}

function givenRole(place: Place, service: Service): Value<Target> | undefined {
  const { provider } = service;
  const shared = provider.get('iam', 'role');
  const role = firstOf(place.get('role'), provider.get('role'), shared.isMap() ? firstOf() : shared);
  if (role.isAbsent) return undefined;
  return role.value((head) => {
    const text = head.kind === 'text' ? head.parts : undefined;
    const [name, ...others] = text ?? [];
    // A role of the service may be given by its logical name alone.
    if (typeof name === 'string' && others.length === 0 && service.declares(name)) {
      return known({ kind: 'resource', id: name, attribute: 'arn' }, head.range, head.definedAt);
    }
    const target = role.target();
    return target.kind === 'choice' || target.kind === 'absent'
      ? { kind: 'unknown', range: head.range, reason: 'the role is known only when deploying' }
      : target;
  });
}

/** With a role for each function there is none for the service. */
function isPerFunction({ provider }: Service): boolean {
  return provider.get('iam', 'role', 'mode').literal === 'perFunction';
}

function hasOwnRole({ owner: { place }, service }: FunctionResource): boolean {
  if (isPerFunction(service)) return true;
  const built = ['statements', 'managedPolicies'].some((key) => !place.get('iam', 'role', key).isAbsent);
  return built || !place.get('iamRoleStatements').isAbsent;
}

/** The statements of the service count for a role of one function only when it says so, or in the mode for that. */
function inheritsStatements({ owner: { place }, service }: FunctionResource): boolean {
  const said = firstOf(
    place.get('iam', 'inheritStatements'),
    place.get('iamRoleStatementsInherit'),
    service.top.get('custom', 'serverless-iam-roles-per-function', 'defaultInherit'),
  ).literal;
  return said === undefined ? isPerFunction(service) : said === 'true';
}

function ownRole(resource: FunctionResource, application: ReadApplication): RoleDeclaration {
  const { owner, service } = resource;
  const { place, name } = owner;
  const own = firstOf(place.get('iam', 'role', 'statements'), place.get('iamRoleStatements'));
  const inherited = inheritsStatements(resource) ? serviceStatements(service) : firstOf();
  const managed = [
    place.get('iam', 'role', 'managedPolicies'),
    ...(isPerFunction(service) ? [serviceManagedPolicies(service)] : []),
  ];
  return role(ownRoleLogicalId(name), [own, inherited], managed, [resource], application);
}

function sharedRole(sharing: readonly FunctionResource[], application: ReadApplication): readonly RoleDeclaration[] {
  const [first] = sharing;
  if (!first) return [];
  const { service } = first;
  return [
    role(sharedRoleLogicalId, [serviceStatements(service)], [serviceManagedPolicies(service)], sharing, application),
  ];
}

function serviceStatements({ provider }: Service): Place {
  return firstOf(provider.get('iam', 'role', 'statements'), provider.get('iamRoleStatements'));
}

function serviceManagedPolicies({ provider }: Service): Place {
  return firstOf(provider.get('iam', 'role', 'managedPolicies'), provider.get('iamManagedPolicies'));
}

function role(
  id: string,
  statements: readonly Place[],
  managed: readonly Place[],
  functions: readonly FunctionResource[],
  application: ReadApplication,
): RoleDeclaration {
  const [first] = functions as readonly [FunctionResource];
  const { service } = first;
  const written = statements.filter((place) => !place.isAbsent);
  const read = written.map((place) => readStatements(place, application));
  const over = service.overrides(id);
  const policies = over
    .get('Policies')
    .items()
    .map((policy) => statementsOf(policy.get('PolicyDocument'), application));
  const own = declared(first, application);
  const range = written[0]?.range ?? (id === sharedRoleLogicalId ? service.provider.range : undefined) ?? own.range;
  const place = written[0]?.written ?? service.provider.written;
  return {
    ...own,
    id,
    name: capitalised(id),
    type: 'AWS::IAM::Role',
    conditional: false,
    origin: place ? originOf(place, application) : own.origin,
    range,
    kind: 'role',
    statements: [
      ...[...read, ...policies].flatMap((each) => each.statements),
      ...together(functions.flatMap((each) => addedStatements(each, application))),
    ],
    managedPolicies: [...[...managed, over.get('ManagedPolicyArns')].flatMap(targets), ...networkPolicy(functions)],
    policyTemplates: [],
    isBounded: firstOf(
      service.provider.get('iam', 'role', 'permissionsBoundary'),
      service.provider.get('rolePermissionsBoundary'),
    ).presence(),
    assumedBy: [],
    complete:
      read.every(({ complete }) => complete) && managed.every((each) => each.isComplete) && written.every(isComplete),
    generated: true,
  };
}

function isComplete(place: Place): boolean {
  return place.isComplete && place.items().every((item) => item.isComplete);
}

function readStatements(place: Place, application: ReadApplication): ReadStatements {
  const { written } = place;
  if (!written) return { statements: [], complete: true };
  const items = place.items().map(definitionOf);
  return statementsOf(composedMap({ Statement: composedList(items, written) }, written), application);
}

/** Rights to do the same are one statement, whichever function they come from. */
function together(statements: readonly StatementDeclaration[]): readonly StatementDeclaration[] {
  const byActions = new Map<string, StatementDeclaration>();
  for (const statement of statements) {
    const key = statement.actions.map(keyOf).join();
    const before = byActions.get(key);
    const known = new Set(before?.resources.map(keyOf));
    const others = statement.resources.filter((resource) => !known.has(keyOf(resource)));
    byActions.set(key, before ? { ...before, resources: [...before.resources, ...others] } : statement);
  }
  return [...byActions.values()];
}

function keyOf(value: Value<unknown>): string {
  return JSON.stringify(value.kind === 'known' ? value.value : value);
}

function networkPolicy(functions: readonly FunctionResource[]): readonly Value<Target>[] {
  const inside = functions.find(({ properties }) => !properties.get('VpcConfig').isAbsent);
  if (!inside) return [];
  const text = 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole';
  return [known({ kind: 'text', text }, inside.keyRange)];
}
