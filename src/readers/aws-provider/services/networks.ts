import { type Arguments, blocks, type ProviderTypes } from '../translation.js';

const route: Arguments = {
  cidr_block: 'DestinationCidrBlock',
  destination_cidr_block: 'DestinationCidrBlock',
  ipv6_cidr_block: 'DestinationIpv6CidrBlock',
  destination_ipv6_cidr_block: 'DestinationIpv6CidrBlock',
  gateway_id: 'GatewayId',
  nat_gateway_id: 'NatGatewayId',
};

/** Parts of networks (Terraform registry, AWS provider 6, resources of "VPC", 2026-11). */
export const networks: ProviderTypes = {
  aws_subnet: { type: 'AWS::EC2::Subnet', arguments: { vpc_id: 'VpcId' } },
  aws_route_table: { type: 'AWS::EC2::RouteTable', arguments: { vpc_id: 'VpcId', route: blocks('Routes', route) } },
  aws_route: { type: 'AWS::EC2::Route', arguments: { ...route, route_table_id: 'RouteTableId' } },
  aws_route_table_association: {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    arguments: { route_table_id: 'RouteTableId', subnet_id: 'SubnetId' },
  },
  aws_vpc_endpoint: { type: 'AWS::EC2::VPCEndpoint', arguments: { vpc_id: 'VpcId', service_name: 'ServiceName' } },
};
