import { useOfNetwork } from '../../knowledge/network-use.js';
import { endpointName, gatewayEndpoints } from '../../knowledge/vpc-endpoints.js';
import type { Application, LambdaFunction } from '../../model/application.js';
import type {
  Declaration,
  SecurityGroupDeclaration,
  SecurityRule,
  SecurityRuleDeclaration,
  SubnetDeclaration,
  Target,
  VpcEndpointDeclaration,
} from '../../model/template.js';
import { absent, always, certain, isAbsent, isGiven, knownValues } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { type Shown, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const networkConnectivitySignals: SkillSignals = {
  skill: 'network-connectivity',
  isObservable: ({ application }) => hasNetwork(application),
  observers: {
    'net.two-subnets': ({ application }) =>
      sightingsAt(application.functions.filter((each) => isInTwoZones(each, application))),
    'net.tight-sg': ({ application }) => sightingsAt(tightGroups(application)),
    'net.vpc-endpoint': ({ application }) => sightingsAt(usedEndpoints(application)),
    'net.no-needless-vpc': ({ application }) =>
      sightingsAt(
        hasNetwork(application)
          ? application.functions.filter(
              (each) => isAbsent(each.inVpc) && !each.generated && useOfNetwork(each) === 'none',
            )
          : [],
      ),
    'net.shared-module': ({ application }) => sightingsAt(sharedSubnets(application)),
  },
  faults: {
    'net.bad.single-subnet': {
      severity: 'info',
      observe: ({ application }) =>
        sightingsAt(application.functions.filter((each) => isInOneSubnet(each, application))),
    },
    'net.bad.open-sg': { severity: 'warning', observe: ({ application }) => sightingsAt(openGroups(application)) },
    'net.bad.nat-for-aws': {
      severity: 'info',
      observe: ({ application }) => sightingsAt(networksWithoutEndpoint(application)),
    },
  },
  unobservable: {},
};

function hasNetwork(application: Application): boolean {
  return (
    application.functions.some(({ inVpc }) => !isAbsent(inVpc)) ||
    [...application.declarations.values()].some(({ kind }) => networkKinds.has(kind)) ||
    declaredKinds(application, 'AWS::EC2::VPC').length > 0
  );
}

const networkKinds: ReadonlySet<Declaration['kind']> = new Set([
  'subnet',
  'security-group',
  'vpc-endpoint',
  'route-table',
]);

/** Private subnets of more than one zone. Where a tool makes one for each, they stand as one. */
function isInTwoZones({ subnets, network }: LambdaFunction, { declarations }: Application): boolean {
  if (subnets.length === 0 || !subnets.every(isGiven) || network?.egress === 'public-subnet') return false;
  const targets = new Map(subnets.flatMap(knownValues).map((target) => [keyOf(target), target]));
  const declared = [...targets.values()].flatMap((target) => subnetOf(target, declarations) ?? []);
  if (declared.some(({ zones = absent }) => always(zones, (count) => count > 1))) return true;
  const zones = declared.map(({ zone = absent }) => certain(zone));
  const areSame = zones.length === targets.size && zones.every((zone) => zone !== undefined && zone === zones[0]);
  return targets.size > 1 && !areSame;
}

/** One subnet, which lies in one zone. Where a tool makes one for each zone, it stands for several. */
function isInOneSubnet({ subnets }: LambdaFunction, { declarations }: Application): boolean {
  const [only, ...others] = subnets;
  const target = only === undefined || others.length > 0 ? undefined : certain(only);
  if (target?.kind === 'text') return /^subnet-[0-9a-f]+$/.test(target.text);
  const declared = target && subnetOf(target, declarations);
  return declared !== undefined && isAbsent(declared.zones ?? absent);
}

function keyOf(target: Target): string {
  return target.kind === 'resource' ? `${target.id} ${target.attribute ?? ''}` : target.text;
}

function subnetOf(target: Target, declarations: Application['declarations']): SubnetDeclaration | undefined {
  const declared = target.kind === 'resource' ? declarations.get(target.id) : undefined;
  return declared?.kind === 'subnet' ? declared : undefined;
}

/** Groups of functions that let everybody in. Functions are called by Lambda, and listen to nobody. */
function openGroups(application: Application): readonly SecurityGroupDeclaration[] {
  const used = new Set(
    application.functions.flatMap(({ securityGroups }) => securityGroups.flatMap(knownValues)).map(idOf),
  );
  return [...application.declarations.values()]
    .filter(isGroup)
    .filter(({ id }) => used.has(id))
    .filter((group) => rulesOf(group, application).some(letsEverybodyIn));
}

function letsEverybodyIn({ direction, peer }: SecurityRule): boolean {
  return direction === 'ingress' && always(peer, (each) => each === 'everybody');
}

/** Networks whose functions reach S3 or DynamoDB through a NAT gateway, though the endpoints of these cost nothing. */
function networksWithoutEndpoint({ functions }: Application): readonly Shown[] {
  return functions
    .filter(({ generated, network, code }) => {
      if (generated || network?.egress !== 'nat' || code.kind !== 'found') return false;
      return code.handler.reach.calls
        .filter(({ assumed }) => !assumed)
        .flatMap(({ actions }) => actions.slice(0, 1))
        .map((action) => action.slice(0, action.indexOf(':')))
        .some((service) => gatewayEndpoints.has(service) && !network.endpoints.includes(service));
    })
    .map((each) => each.network?.vpc ?? each);
}

/** Groups whose rules all say who is meant, let nobody in from everywhere, and name a group or list with its ports. */
function tightGroups(application: Application): readonly SecurityGroupDeclaration[] {
  return [...application.declarations.values()].filter(isGroup).filter((group) => {
    const rules = rulesOf(group, application);
    return rules.every(isNarrow) && rules.some(namesPeer);
  });
}

/** Those written in the group, and those that are declarations of their own. */
function rulesOf({ id, rules }: SecurityGroupDeclaration, { declarations }: Application): readonly SecurityRule[] {
  const apart = [...declarations.values()].filter(isRuleApart);
  return [...rules, ...apart.filter((rule) => idOf(certain(rule.group)) === id)];
}

function isGroup(declared: Declaration): declared is SecurityGroupDeclaration {
  return declared.kind === 'security-group';
}

function isRuleApart(declared: Declaration): declared is SecurityRuleDeclaration {
  return declared.kind === 'security-rule';
}

function idOf(target: Target | undefined): string {
  return target?.kind === 'resource' ? target.id : '';
}

function isNarrow({ direction, peer, ports }: SecurityRule): boolean {
  return always(
    peer,
    (each) => each !== 'everybody' || (direction === 'egress' && always(ports, (range) => range === 'some')),
  );
}

function namesPeer({ peer, ports }: SecurityRule): boolean {
  return (
    always(peer, (each) => each === 'group' || each === 'prefix-list') && always(ports, (range) => range === 'some')
  );
}

/** Endpoints of services that functions in a network call. */
function usedEndpoints({ functions, declarations }: Application): readonly VpcEndpointDeclaration[] {
  const called = new Set(functions.filter(({ inVpc }) => !isAbsent(inVpc)).flatMap(endpointsCalled));
  return [...declarations.values()].filter(
    (each): each is VpcEndpointDeclaration =>
      each.kind === 'vpc-endpoint' && called.has(certain(each.service)?.split('.').at(-1)),
  );
}

function endpointsCalled({ code }: LambdaFunction): readonly (string | undefined)[] {
  if (code.kind !== 'found') return [];
  return code.handler.reach.calls
    .filter(({ assumed }) => !assumed)
    .flatMap(({ actions }) => actions.slice(0, 1))
    .flatMap((action) => endpointName(action.slice(0, action.indexOf(':'))) ?? []);
}

const fewestUsers = 2;

/** Subnets of one stack or module that functions of several others are in. */
function sharedSubnets({ functions, declarations }: Application): readonly Shown[] {
  const users = new Map<string, Set<string>>();
  for (const { id, subnets } of functions) {
    for (const target of subnets.flatMap(knownValues)) {
      if (target.kind !== 'resource' || scopeOf(target.id) === scopeOf(id)) continue;
      users.set(target.id, (users.get(target.id) ?? new Set()).add(scopeOf(id)));
    }
  }
  return [...declarations.values()].filter(
    ({ id, kind }) => kind === 'subnet' && (users.get(id)?.size ?? 0) >= fewestUsers,
  );
}

/** The stack or module at the top; the application itself has none. */
function scopeOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')));
}
