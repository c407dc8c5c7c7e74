import { type Datum, list, literalOf, mapOptions, optionsOf, text, unknown } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { type Construct, constructIn, Part, PolicyStatement, partIn, reference } from '../construct.js';
import { appendAt, emptyMap, mapOf, setAt } from '../draft.js';
import type { ConstructFamily } from '../family.js';
import type { Props } from '../props.js';
import { assumedBy, grant, statementSlot } from '../roles.js';
import { arn, type Conversion, constants, plain } from '../values.js';

/** Roles, policies and what they may do. */
export const iamFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-iam.Role', 'aws-iam.LazyRole'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::IAM::Role', {
        RoleName: 'roleName',
        PermissionsBoundary: ['permissionsBoundary', presence],
      });
      const { props } = construct;
      const principals = servicesIn(props.get('assumedBy'));
      setAt(draft.properties, ['AssumeRolePolicyDocument'], {
        datum: assumedBy(principals, props.slot('assumedBy')?.site ?? draft.site),
        site: draft.site,
      });
      for (const { datum, site } of slotsOf(props.get('managedPolicies'))) {
        appendAt(draft.properties, ['ManagedPolicyArns'], { datum: managedPolicy(datum), site });
      }
      const inline = props.slot('inlinePolicies');
      if (inline?.datum.kind === 'map') {
        for (const [name, policy] of inline.datum.entries) {
          const map = mapOf(
            { PolicyName: text(name, policy.site), PolicyDocument: documentOf(policy.datum) },
            policy.site,
          );
          appendAt(draft.properties, ['Policies'], { datum: map, site: policy.site });
        }
      } else if (inline) {
        appendAt(draft.properties, ['Policies'], {
          ...inline,
          datum: unknown(inline.site, 'the policies are not known'),
        });
      }
      construct.role = construct;
    },
    methods: {
      addToPolicy: addStatement,
      addToPrincipalPolicy: addStatement,
      addManagedPolicy: (construct, given) => {
        const slot = given.slot(0, 'policy');
        if (construct.draft && slot) {
          appendAt(construct.draft.properties, ['ManagedPolicyArns'], { ...slot, datum: managedPolicy(slot.datum) });
        }
        return undefined;
      },
      attachInlinePolicy: (construct, given) => {
        const policy = constructIn(given.at(0, 'policy'));
        if (policy) attach(policy, construct);
        return undefined;
      },
    },
  },
  {
    types: ['aws-iam.Policy', 'aws-iam.ManagedPolicy'],
    make: (construct, { application }) => {
      const kind = construct.type === 'aws-iam.Policy' ? 'Policy' : 'ManagedPolicy';
      const draft = application.declare(construct, `AWS::IAM::${kind}`);
      const { props } = construct;
      setAt(draft.properties, ['PolicyDocument'], { datum: emptyMap(draft.site), site: draft.site });
      for (const { datum } of slotsOf(props.get('statements'))) addTo(construct, datum);
      const document = props.get('document');
      if (document) setAt(draft.properties, ['PolicyDocument'], { datum: documentOf(document), site: document.site });
      for (const { datum } of slotsOf(props.get('roles'))) {
        const role = constructIn(datum);
        if (role) attach(construct, role);
      }
    },
    methods: {
      addStatements: (construct, given) => {
        for (const { datum } of given.positional) addTo(construct, datum);
        return undefined;
      },
      attachToRole: (construct, given) => {
        const role = constructIn(given.at(0, 'role'));
        if (role) attach(construct, role);
        return undefined;
      },
    },
  },
];

/** A statement from the props of `PolicyStatement`. */
export function policyStatement(props: Props, site: Datum['site']): Datum {
  const map = emptyMap(site, props.incomplete);
  const effect = props.slot('effect');
  map.entries.set(
    'Effect',
    effect ? { ...effect, datum: effectOf(effect.datum) } : { datum: text('Allow', site), site },
  );
  for (const [name, key] of [
    ['sid', 'Sid'],
    ['actions', 'Action'],
    ['notActions', 'NotAction'],
    ['conditions', 'Condition'],
  ] as const) {
    const slot = props.entries.get(name);
    if (slot && slot.datum.kind !== 'nothing') map.entries.set(key, slot);
  }
  for (const [name, key] of [
    ['resources', 'Resource'],
    ['notResources', 'NotResource'],
  ] as const) {
    const slot = props.entries.get(name);
    if (slot && slot.datum.kind !== 'nothing') map.entries.set(key, slot);
  }
  return { kind: 'object', object: new PolicyStatement(map), site };
}

/** The methods with which a program goes on changing a statement. */
export function changeStatement({ map }: PolicyStatement, method: string, slots: readonly Slot[]): void {
  const key = { addActions: 'Action', addResources: 'Resource', addNotActions: 'NotAction' }[method];
  if (key !== undefined) for (const slot of slots) appendAt(map, [key], slot);
  const [first] = slots;
  if (method === 'addAllResources') {
    appendAt(map, ['Resource'], { datum: text('*', map.site), site: map.site });
  } else if (method.startsWith('addCondition') && first) {
    const operator = literalOf(first.datum);
    const asked = slots[1]?.datum ?? first.datum;
    const conditions = operator === undefined ? asked : mapOf({ [operator]: asked }, first.site);
    map.entries.set('Condition', { datum: conditions, site: first.site });
  }
}

const effectOf = constants({ ALLOW: 'Allow', DENY: 'Deny' });

function addStatement(construct: Construct, given: Parameters<NonNullable<ConstructFamily['methods']>[string]>[1]) {
  const slot = statementSlot(given.at(0, 'statement'));
  if (slot) grant(construct, slot);
  return undefined;
}

function addTo(policy: Construct, statement: Datum): void {
  const slot = statementSlot(statement) ?? { datum: statement, site: statement.site };
  if (policy.draft) appendAt(policy.draft.properties, ['PolicyDocument', 'Statement'], slot);
}

/** A policy of its own names its roles; a managed one is named by them. */
function attach(policy: Construct, role: Construct): void {
  if (!policy.draft || !role.draft) return;
  const { site } = policy;
  if (policy.type === 'aws-iam.Policy') {
    appendAt(policy.draft.properties, ['Roles'], { datum: reference(role, 'name', site), site });
  } else {
    appendAt(role.draft.properties, ['ManagedPolicyArns'], { datum: reference(policy, 'arn', site), site });
  }
}

/** That something is given, whatever it is. */
const presence: Conversion = (datum) =>
  mapOptions(datum, (option) =>
    option.kind === 'nothing' || option.kind === 'unknown' ? option : text('', option.site),
  );

/** The ARN of a managed policy: AWS's own by name, or one of this application. */
export function managedPolicy(datum: Datum): Datum {
  const part = partIn(datum);
  if (!part) return arn(datum);
  const [first] = part.arguments;
  const named = literalOf(first);
  if (part.type.endsWith('fromAwsManagedPolicyName') && named !== undefined) {
    return text(`arn:aws:iam::aws:policy/${named}`, part.site);
  }
  return unknown(part.site, 'the policy is declared elsewhere');
}

/** The services among the principals. */
function servicesIn(datum: Datum | undefined): readonly Datum[] {
  const part = partIn(datum);
  if (!part) return datum ? [datum] : [];
  if (part.className === 'CompositePrincipal') return part.arguments.flatMap(servicesIn);
  const [first] = part.arguments;
  return part.className === 'ServicePrincipal' && first ? [first] : [];
}

/** `new PolicyDocument({ statements: [...] })`. */
function documentOf(datum: Datum): Datum {
  const part = partIn(datum);
  if (!(part instanceof Part)) return datum;
  if (part.type.endsWith('.fromJson')) return part.arguments[0] ?? plain(datum);
  const statements = slotsOf(part.props.get('statements')).map((slot) => statementSlot(slot.datum) ?? slot);
  const incomplete = part.props.get('statements')?.kind === 'unknown';
  if (incomplete) return unknown(part.site, 'the statements are known only when the program runs');
  return mapOf({ Statement: { ...list([], part.site), items: statements } }, part.site);
}

function slotsOf(datum: Datum | undefined): readonly Slot[] {
  if (!datum) return [];
  return optionsOf(datum).flatMap((option): readonly Slot[] => {
    if (option.kind === 'list') {
      const rest = option.incomplete;
      return rest === undefined
        ? option.items
        : [...option.items, { datum: unknown(option.site, rest), site: option.site }];
    }
    return option.kind === 'nothing' ? [] : [{ datum: option, site: option.site }];
  });
}
