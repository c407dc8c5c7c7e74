import type { Route, Target, VpcEndpointDeclaration } from '../../model/template.js';
import { known, unknown, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, type ReadApplication, type ResourceFamily } from './resource-reader.js';

/** Subnets, their routes, and the endpoints of services. */
export const networks: ResourceFamily = {
  'AWS::EC2::Subnet': (resource, application) => [
    {
      ...declared(resource, application),
      kind: 'subnet',
      vpc: resource.properties.get('VpcId').target(),
      zone: resource.properties.get('AvailabilityZone').name(),
      zones: resource.properties.get('Zones').number(),
    },
  ],
  'AWS::EC2::RouteTable': (resource, application) => {
    // The provider of Terraform writes routes into their table.
    const routes = resource.properties.get('Routes');
    return [
      {
        ...declared(resource, application),
        kind: 'route-table',
        routes: routes.items().map(route),
        complete: routes.isComplete,
      },
    ];
  },
  'AWS::EC2::Route': (resource, application) => [
    {
      ...declared(resource, application),
      ...route(resource.properties),
      kind: 'route',
      table: resource.properties.get('RouteTableId').target(),
    },
  ],
  'AWS::EC2::SubnetRouteTableAssociation': (resource, application) => [
    {
      ...declared(resource, application),
      kind: 'route-association',
      table: resource.properties.get('RouteTableId').target(),
      subnet: resource.properties.get('SubnetId').target(),
    },
  ],
  'AWS::EC2::VPCEndpoint': (resource, application) => [endpoint(resource, application)],
};

function route(properties: Place): Route {
  const ofVersion6 = properties.get('DestinationIpv6CidrBlock');
  const destination = properties.get('DestinationCidrBlock');
  return {
    destination:
      destination.isAbsent && ofVersion6.isAbsent
        ? unlisted(properties)
        : (ofVersion6.isAbsent ? destination : ofVersion6).name(),
    via: viaOf(properties),
  };
}

/** A list of prefixes that is kept elsewhere. */
function unlisted({ written }: Place): Value<string> {
  return written ? unknown(written.range, 'its addresses are listed elsewhere') : { kind: 'absent' };
}

function viaOf(properties: Place): Route['via'] {
  if (!properties.get('NatGatewayId').isAbsent) return 'nat-gateway';
  const gateway = properties.get('GatewayId');
  if (gateway.isAbsent) return 'other';
  // A virtual private gateway stands under the same name.
  return isInternetGateway(gateway.target()) ? 'internet-gateway' : 'other';
}

function isInternetGateway(target: Value<Target>): boolean {
  if (target.kind !== 'known') return false;
  const text = target.value.kind === 'resource' ? target.value.id : target.value.text;
  return !/vpn|vgw|virtual|private/i.test(text);
}

function endpoint(resource: Resource, application: ReadApplication): VpcEndpointDeclaration {
  const { properties } = resource;
  const service = properties.get('ServiceName');
  return {
    ...declared(resource, application),
    kind: 'vpc-endpoint',
    vpc: properties.get('VpcId').target(),
    service: service.value((head) =>
      head.kind === 'text'
        ? known(head.parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join(''), head.range)
        : unknown(head.range, 'the service is known only when deploying'),
    ),
  };
}
