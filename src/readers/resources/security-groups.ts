import type { SecurityRule } from '../../model/template.js';
import { absent, known, possibilities, unknown } from '../../model/value.js';
import type { Place } from '../values/place.js';
import { declared, type ResourceFamily, type ResourceReader } from './resource-reader.js';

/** Security groups, and rules that are resources of their own. */
export const securityGroups: ResourceFamily = {
  'AWS::EC2::SecurityGroup': (resource, application) => [
    {
      ...declared(resource, application),
      kind: 'security-group',
      rules: [
        ...rulesIn(resource.properties.get('SecurityGroupIngress'), 'ingress'),
        ...rulesIn(resource.properties.get('SecurityGroupEgress'), 'egress'),
      ],
    },
  ],
  'AWS::EC2::SecurityGroupIngress': securityRule('ingress'),
  'AWS::EC2::SecurityGroupEgress': securityRule('egress'),
};

function securityRule(direction: SecurityRule['direction']): ResourceReader {
  return (resource, application) => {
    const { properties } = resource;
    // The provider of Terraform has one type for both ways.
    const isEgress = properties.get('Direction').literal === 'egress';
    return [
      {
        ...declared(resource, application),
        ...ruleAt(properties, isEgress ? 'egress' : direction),
        kind: 'security-rule',
        group: properties.get('GroupId').target(),
      },
    ];
  };
}

function rulesIn(list: Place, direction: SecurityRule['direction']): readonly SecurityRule[] {
  return list.items().map((item) => ruleAt(item, direction));
}

function ruleAt(properties: Place, direction: SecurityRule['direction']): SecurityRule {
  return { direction, peer: peerAt(properties), ports: portsAt(properties) };
}

const addresses = ['CidrIp', 'CidrIpv6'];
const prefixLists = ['SourcePrefixListId', 'DestinationPrefixListId'];
const groups = [
  'SourceSecurityGroupId',
  'SourceSecurityGroupName',
  'DestinationSecurityGroupId',
  // The provider of Terraform: the group itself.
  'Self',
];

function peerAt(properties: Place): SecurityRule['peer'] {
  const { written } = properties;
  const given = (names: readonly string[]) =>
    names.flatMap((name) => properties.get(name).items()).filter((place) => !place.isAbsent);
  const ranges = given(addresses).flatMap((place) => possibilities(place.name()));
  if (!written) return absent;
  if (ranges.some((range) => range.kind === 'known' && isEverybody(range.value)))
    return known('everybody', written.range);
  if (ranges.some(({ kind }) => kind === 'unknown')) return unknown(written.range, 'its addresses are not known');
  if (ranges.length > 0) return known('addresses', written.range);
  if (given(groups).some((place) => place.literal !== 'false')) return known('group', written.range);
  if (given(prefixLists).length > 0) return known('prefix-list', written.range);
  return unknown(written.range, 'who is meant is not known');
}

function isEverybody(range: string): boolean {
  return range === '0.0.0.0/0' || range === '::/0';
}

function portsAt(properties: Place): SecurityRule['ports'] {
  const { written } = properties;
  if (!written) return absent;
  const protocol = properties.get('IpProtocol').literal;
  const [from, to] = [properties.get('FromPort'), properties.get('ToPort')];
  const isAll =
    protocol === '-1' || protocol === 'all' || from.isAbsent || (from.literal === '0' && to.literal === '65535');
  return known(isAll ? 'all' : 'some', written.range);
}
