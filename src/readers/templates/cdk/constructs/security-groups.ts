import { type Datum, literalOf, type Site, text } from '../../../evaluation/data.js';
import { constructIn, type Part, partIn, reference } from '../construct.js';
import { appendAt, mapOf } from '../draft.js';
import type { ConstructFamily, Method } from '../family.js';
import { constantName } from '../values.js';

/**
 * Security groups with the rules they are given. What goes out is all let through, and rules for it are left out, unless
 * `allowAllOutbound` is false (aws-cdk-lib API reference, `SecurityGroupProps`, 2026-11).
 */
export const securityGroupFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-ec2.SecurityGroup'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::EC2::SecurityGroup');
    },
    methods: {
      addIngressRule: rule('SecurityGroupIngress', 'Source'),
      addEgressRule: rule('SecurityGroupEgress', 'Destination'),
    },
  },
];

function rule(list: 'SecurityGroupIngress' | 'SecurityGroupEgress', side: 'Source' | 'Destination'): Method {
  return ({ draft, props }, given) => {
    const outbound = props.get('allowAllOutbound');
    const isLeftOut = side === 'Destination' && !(outbound?.kind === 'boolean' && !outbound.value);
    if (!draft || isLeftOut) return undefined;
    const { site } = given.call;
    const datum = mapOf({ ...peer(given.at(0, 'peer'), side, site), ...ports(given.at(1, 'connection'), site) }, site);
    appendAt(draft.properties, [list], { datum, site });
    return undefined;
  };
}

type Entries = Readonly<Record<string, Datum>>;

/** Nothing for a peer that is not known here. */
function peer(datum: Datum | undefined, side: 'Source' | 'Destination', site: Site): Entries {
  const construct = datum && constructIn(datum);
  if (construct)
    return {
      [`${side}SecurityGroupId`]: construct.isImported ? text('', site) : reference(construct, undefined, site),
    };
  const part = partIn(datum);
  const [first] = part?.arguments ?? [];
  const named = first ?? text('', site);
  switch (methodOf(part)) {
    case 'anyIpv4':
      return { CidrIp: text('0.0.0.0/0', site) };
    case 'anyIpv6':
      return { CidrIpv6: text('::/0', site) };
    case 'ipv4':
      return { CidrIp: named };
    case 'ipv6':
      return { CidrIpv6: named };
    case 'prefixList':
      return { [`${side}PrefixListId`]: named };
    case 'securityGroupId':
      return { [`${side}SecurityGroupId`]: named };
    default:
      return {};
  }
}

/** `ipv4` of `Peer.ipv4('10.0.0.0/16')`. */
function methodOf(part: Part | undefined): string {
  return part?.type.split('.').at(-1) ?? '';
}

/** Ports as far as they tell some from all; what nobody knows may be all. */
function ports(datum: Datum | undefined, site: Site): Entries {
  const part = partIn(datum);
  const named = part ? methodOf(part) : constantName(datum);
  if (named === undefined || /^all/i.test(named)) return { IpProtocol: text('-1', site) };
  const first = literalOf(part?.arguments[0]) ?? named;
  return { IpProtocol: text('tcp', site), FromPort: text(first, site), ToPort: text(first, site) };
}
