import { type Datum, list, type Site, text } from '../../evaluation/data.js';
import type { Slot } from '../../evaluation/slots.js';
import { type Construct, constructIn, PolicyStatement } from './construct.js';
import { appendAt, mapOf, setAt } from './draft.js';
import type { Context } from './family.js';

/** The part of a role's resource that holds what the program grants it. */
const statementsPath = ['PolicyDocument', 'Statement'];

/**
 * The role the CDK makes for something that runs, with what it always may do.
 *
 * Source: aws-cdk-lib, `lambda.Function`: "If no role is given, one is made"; AWSLambdaBasicExecutionRole, and with a VPC
 * AWSLambdaVPCAccessExecutionRole, 2026-11.
 */
export function makeRole(
  owner: Construct,
  service: string,
  managedPolicies: readonly string[],
  { application }: Context,
  name = 'ServiceRole',
): Construct {
  const role = application.child(owner, { type: 'aws-iam.Role', name });
  const draft = application.declare(role, 'AWS::IAM::Role', {}, true);
  const { site } = owner;
  setAt(draft.properties, ['AssumeRolePolicyDocument'], { datum: assumedBy([text(service, site)], site), site });
  if (managedPolicies.length > 0) {
    const arns = managedPolicies.map((policy) => text(`arn:aws:iam::aws:policy/${policy}`, site));
    setAt(draft.properties, ['ManagedPolicyArns'], { datum: list(arns, site), site });
  }
  return role;
}

/** Who may assume a role. */
export function assumedBy(services: readonly Datum[], site: Site): Datum {
  const statement = mapOf(
    { Effect: text('Allow', site), Principal: mapOf({ Service: list(services, site) }, site) },
    site,
  );
  return mapOf({ Statement: list([statement], site) }, site);
}

/** The role that something runs with or is; undefined for what has none of this application. */
export function roleOf(grantee: Datum | undefined): Construct | undefined {
  const construct = constructIn(grantee);
  if (!construct) return undefined;
  return construct.type === 'aws-iam.Role' || construct.type === 'aws-iam.LazyRole' ? construct : construct.role;
}

/** Lets a role do something. `statement` is a map in the words of IAM. */
export function grant(role: Construct | undefined, statement: Slot): void {
  if (!role?.draft) return;
  const policies = role.draft.properties.entries.get('Policies')?.datum;
  const [first] = policies?.kind === 'list' ? policies.items : [];
  const own =
    first?.datum.kind === 'map' && first.datum.entries.get('PolicyName')?.datum === ownPolicy ? first.datum : undefined;
  if (own) {
    appendAt(own, statementsPath, statement);
    return;
  }
  const policy = mapOf({}, statement.site);
  policy.entries.set('PolicyName', { datum: ownPolicy, site: statement.site });
  appendAt(policy, statementsPath, statement);
  const list = role.draft.properties.entries.get('Policies')?.datum;
  if (list?.kind === 'list') list.items.unshift({ datum: policy, site: statement.site });
  else appendAt(role.draft.properties, ['Policies'], { datum: policy, site: statement.site });
}

/** What a program grants step by step ends in one policy of this name. */
const ownPolicy: Datum = text('DefaultPolicy', { file: { path: '', lineStarts: [0, 0] }, start: 0, end: 0 });

/** A statement that allows actions on resources. `set` is what the program calls these actions together. */
export function allowing(actions: readonly string[], resources: readonly Datum[], site: Site, set?: Datum): Slot {
  const statement = mapOf(
    {
      Effect: text('Allow', site),
      Action: list(
        actions.map((action) => text(action, site)),
        site,
      ),
      Resource: list(resources, site),
      ...(set && { ActionSet: set }),
    },
    site,
  );
  return { datum: statement, site };
}

/** The statement a value is, as a slot that stands where the statement is written. */
export function statementSlot(datum: Datum | undefined): Slot | undefined {
  if (datum?.kind !== 'object' || !(datum.object instanceof PolicyStatement)) return undefined;
  return { datum: datum.object.map, site: datum.site };
}
