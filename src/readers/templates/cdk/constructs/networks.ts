import { type Datum, list, literalOf, type Site, text, unknown } from '../../../evaluation/data.js';
import { setDefault } from '../application.js';
import type { Arguments } from '../arguments.js';
import { type Construct, constructIn, partIn, reference } from '../construct.js';
import { type Draft, mapOf, setAt } from '../draft.js';
import type { ConstructFamily, Context } from '../family.js';
import { Props } from '../props.js';
import { constantName } from '../values.js';

/** Networks, with the subnets and routes they make by themselves. */
export const networkFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-ec2.Vpc'],
    make: makeVpc,
    methods: {
      addGatewayEndpoint: (vpc, given, context) => addEndpoint(vpc, given, context),
      addInterfaceEndpoint: (vpc, given, context) => addEndpoint(vpc, given, context),
      selectSubnets: (vpc, given) => selection(vpc, given.props(0), given.call.site),
    },
    member: (vpc, name, site) => {
      const type = subnetLists[name];
      return type === undefined || !groupsOf.has(vpc)
        ? undefined
        : list(
            subnetsOf(vpc, (group) => group.type === type),
            site,
          );
    },
  },
  {
    types: ['aws-ec2.GatewayVpcEndpoint', 'aws-ec2.InterfaceVpcEndpoint'],
    make: (construct, context) => {
      const vpc = constructIn(construct.props.get('vpc'));
      declareEndpoint(construct, vpc, construct.props, context);
    },
  },
];

/** The subnets and security groups a function gets, from what it is given as its network. */
export function setNetwork({ props }: Construct, draft: Draft): void {
  const slot = props.entries.get('vpc');
  if (!slot) return;
  const vpc = slot.datum.kind === 'object' ? constructIn(slot.datum) : undefined;
  // What may be no network at all says nothing of subnets.
  if (!vpc) setAt(draft.properties, ['VpcConfig'], slot);
  else {
    const subnets = subnetIds(vpc, props.inner('vpcSubnets'), slot.site);
    setAt(draft.properties, ['VpcConfig', 'SubnetIds'], { ...slot, datum: subnets });
    const groups = props.entries.get('securityGroups');
    if (groups)
      setAt(draft.properties, ['VpcConfig', 'SecurityGroupIds'], {
        ...groups,
        datum: listedIds(groups.datum, groups.site),
      });
  }
}

type SubnetType = 'public' | 'egress' | 'isolated';

interface SubnetGroup {
  readonly name: string | undefined;
  readonly type: SubnetType;
  /** One subnet stands for those of all zones. */
  readonly subnet: Construct;
}

/** What each network made; of those declared elsewhere nothing is known. */
const groupsOf = new WeakMap<Construct, readonly SubnetGroup[]>();

const subnetLists: Readonly<Record<string, SubnetType>> = {
  publicSubnets: 'public',
  privateSubnets: 'egress',
  isolatedSubnets: 'isolated',
};

function makeVpc(vpc: Construct, context: Context): void {
  context.application.declare(vpc, 'AWS::EC2::VPC');
  const wanted = groupsWanted(vpc);
  if (!wanted) return;
  groupsOf.set(
    vpc,
    wanted.map((group) => ({ ...group, subnet: makeSubnet(vpc, group, context) })),
  );
  for (const [name, { datum, site }] of vpc.props.inner('gatewayEndpoints').entries) {
    const endpoint = context.application.child(vpc, { type: 'aws-ec2.GatewayVpcEndpoint', name, site });
    declareEndpoint(endpoint, vpc, Props.of(datum, site), context);
  }
}

type Wanted = Omit<SubnetGroup, 'subnet'>;

/**
 * Source: aws-cdk-lib, `VpcProps.subnetConfiguration`: a public group and one with NAT gateways; without gateways
 * (`natGateways: 0`) an isolated one, 2026-11. Undefined when it cannot be told.
 */
function groupsWanted({ props }: Construct): readonly Wanted[] | undefined {
  if (props.incomplete !== undefined) return undefined;
  const gateways = props.get('natGateways');
  if (gateways && gateways.kind !== 'number') return undefined;
  const hasGateways = gateways?.kind !== 'number' || gateways.value > 0;
  const written = props.get('subnetConfiguration');
  if (!written) {
    const inner: Wanted = hasGateways ? { name: 'Private', type: 'egress' } : { name: 'Isolated', type: 'isolated' };
    return [{ name: 'Public', type: 'public' }, inner];
  }
  if (written.kind !== 'list' || written.incomplete !== undefined) return undefined;
  const groups = written.items.map(({ datum, site }): Wanted | undefined => {
    const group = Props.of(datum, site);
    const type = typeOf(group.get('subnetType'));
    if (type === undefined || (type === 'egress' && !hasGateways)) return undefined;
    return { name: literalOf(group.get('name')), type };
  });
  return groups.every((group) => group !== undefined) ? groups : undefined;
}

/** Source: aws-cdk-lib, enum `SubnetType`, with its older names, 2026-11. */
function typeOf(datum: Datum | undefined): SubnetType | undefined {
  switch (constantName(datum)) {
    case 'PUBLIC':
      return 'public';
    case 'PRIVATE_WITH_EGRESS':
    case 'PRIVATE_WITH_NAT':
    case 'PRIVATE':
      return 'egress';
    case 'PRIVATE_ISOLATED':
    case 'ISOLATED':
      return 'isolated';
    default:
      return undefined;
  }
}

function makeSubnet(vpc: Construct, { name, type }: Wanted, { application }: Context): Construct {
  const { site } = vpc;
  const made = (suffix: string, resource: string) => {
    const construct = application.child(vpc, { type: `aws-ec2.${suffix}`, name: `${name ?? type}${suffix}` });
    return { construct, draft: application.declare(construct, resource, {}, true) };
  };
  const subnet = made('Subnet', 'AWS::EC2::Subnet');
  setDefault(subnet.draft, 'VpcId', reference(vpc, undefined, site));
  setDefault(subnet.draft, 'Zones', zonesOf(vpc));
  const table = reference(made('RouteTable', 'AWS::EC2::RouteTable').construct, undefined, site);
  const association = made('RouteTableAssociation', 'AWS::EC2::SubnetRouteTableAssociation');
  setDefault(association.draft, 'RouteTableId', table);
  setDefault(association.draft, 'SubnetId', reference(subnet.construct, undefined, site));
  if (type === 'isolated') return subnet.construct;
  const { draft } = made('DefaultRoute', 'AWS::EC2::Route');
  setDefault(draft, 'RouteTableId', table);
  setDefault(draft, 'DestinationCidrBlock', text('0.0.0.0/0', site));
  setDefault(draft, type === 'public' ? 'GatewayId' : 'NatGatewayId', text('made-by-the-network', site));
  return subnet.construct;
}

/** Source: aws-cdk-lib, `VpcProps.maxAzs` and `availabilityZones`: at least two zones where nothing is said, 2026-11. */
function zonesOf({ props, site }: Construct): Datum {
  const listed = props.get('availabilityZones');
  if (listed)
    return listed.kind === 'list' ? count(listed.items.length, site) : unknown(site, 'its zones are not known');
  return props.get('maxAzs') ?? count(2, site);
}

function count(value: number, site: Site): Datum {
  return { kind: 'number', value, site };
}

function addEndpoint(vpc: Construct, given: Arguments, context: Context): Datum {
  const endpoint = context.application.child(vpc, {
    type: 'aws-ec2.VpcEndpoint',
    name: literalOf(given.at(0, 'id')) ?? 'Endpoint',
    site: given.call.site,
    isConditional: context.run.isConditional,
  });
  declareEndpoint(endpoint, vpc, given.props(1), context);
  return endpoint.datum;
}

function declareEndpoint(
  endpoint: Construct,
  vpc: Construct | undefined,
  props: Props,
  { application }: Context,
): void {
  const draft = application.declare(endpoint, 'AWS::EC2::VPCEndpoint');
  const site = props.site;
  setDefault(
    draft,
    'VpcId',
    vpc && !vpc.isImported ? reference(vpc, undefined, site) : unknown(site, 'declared elsewhere'),
  );
  setAt(draft.properties, ['ServiceName'], { datum: serviceName(props.get('service'), site), site });
}

/**
 * Constants are called as the services, but for some (aws-cdk-lib, `InterfaceVpcEndpointAwsService`, 2026-11):
 * `SECRETS_MANAGER` is `secretsmanager`.
 */
function serviceName(service: Datum | undefined, site: Site): Datum {
  const constant = constantName(service);
  const given = partIn(service)
    ?.arguments.map(literalOf)
    .find((each) => each !== undefined);
  if (given !== undefined) return text(given, site);
  if (constant === undefined) return unknown(site, 'the service is known only when the program runs');
  return text(
    `com.amazonaws.\${AWS::Region}.${services[constant] ?? constant.toLowerCase().replaceAll('_', '')}`,
    site,
  );
}

const services: Readonly<Record<string, string>> = {
  CLOUDWATCH: 'monitoring',
  CLOUDWATCH_MONITORING: 'monitoring',
  CLOUDWATCH_LOGS: 'logs',
  CLOUDWATCH_EVENTS: 'events',
  EVENTBRIDGE: 'events',
  STEP_FUNCTIONS: 'states',
  KINESIS_STREAMS: 'kinesis-streams',
  KINESIS_FIREHOSE: 'kinesis-firehose',
  APIGATEWAY: 'execute-api',
  BEDROCK_RUNTIME: 'bedrock-runtime',
  RDS_DATA: 'rds-data',
  COGNITO_IDP: 'cognito-idp',
};

function selection(vpc: Construct, props: Props, site: Site): Datum {
  const chosen = mapOf({}, site);
  chosen.entries.set('subnetIds', { datum: subnetIds(vpc, props, site), site });
  chosen.entries.set('subnets', { datum: unknown(site, 'which subnets are chosen is not known'), site });
  return chosen;
}

/**
 * The ids of the subnets that are chosen. Source: aws-cdk-lib, `SubnetSelection`: without a choice those with a way out,
 * otherwise the isolated, otherwise the public ones, 2026-11.
 */
function subnetIds(vpc: Construct, chosen: Props, site: Site): Datum {
  const groups = groupsOf.get(vpc);
  if (!groups || chosen.incomplete !== undefined) return unknown(site, 'which subnets are chosen is not known');
  const subnets = chosen.get('subnets');
  if (subnets) return listedIds(subnets, site);
  const name = literalOf(chosen.get('subnetGroupName'));
  const type = typeOf(chosen.get('subnetType'));
  if (chosen.get('subnetFilters') || (chosen.get('subnetGroupName') && name === undefined))
    return unknown(site, 'a filter');
  if (chosen.get('subnetType') && type === undefined) return unknown(site, 'which subnets are chosen is not known');
  const wanted =
    type ?? (['egress', 'isolated', 'public'] as const).find((each) => groups.some((group) => group.type === each));
  return list(
    subnetsOf(vpc, (group) => (name === undefined ? group.type === wanted : group.name === name)).map((each) =>
      idOf(each, site),
    ),
    site,
  );
}

function listedIds(constructs: Datum, site: Site): Datum {
  if (constructs.kind !== 'list' || constructs.incomplete !== undefined)
    return unknown(site, 'which ones are chosen is not known');
  return list(
    constructs.items.map(({ datum }) => idOf(datum, site)),
    site,
  );
}

function idOf(datum: Datum, site: Site): Datum {
  const construct = constructIn(datum);
  return construct && !construct.isImported
    ? reference(construct, undefined, site)
    : unknown(site, 'it is declared elsewhere');
}

function subnetsOf(vpc: Construct, isMeant: (group: SubnetGroup) => boolean): Datum[] {
  return (groupsOf.get(vpc) ?? []).filter(isMeant).map(({ subnet }) => subnet.datum);
}
