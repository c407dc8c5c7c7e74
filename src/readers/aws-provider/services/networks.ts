import { type Arguments, blocks, type ProviderTypes } from '../translation.js';

const route: Arguments = {
  cidr_block: 'DestinationCidrBlock',
  destination_cidr_block: 'DestinationCidrBlock',
  ipv6_cidr_block: 'DestinationIpv6CidrBlock',
  destination_ipv6_cidr_block: 'DestinationIpv6CidrBlock',
  gateway_id: 'GatewayId',
  nat_gateway_id: 'NatGatewayId',
};

const peerGroup = 'SourceSecurityGroupId';

const traffic: Arguments = {
  protocol: 'IpProtocol',
  from_port: 'FromPort',
  to_port: 'ToPort',
  cidr_blocks: 'CidrIp',
  ipv6_cidr_blocks: 'CidrIpv6',
  prefix_list_ids: 'SourcePrefixListId',
  security_groups: peerGroup,
  self: 'Self',
};

const lonePeer: Arguments = {
  security_group_id: 'GroupId',
  ip_protocol: 'IpProtocol',
  from_port: 'FromPort',
  to_port: 'ToPort',
  cidr_ipv4: 'CidrIp',
  cidr_ipv6: 'CidrIpv6',
  prefix_list_id: 'SourcePrefixListId',
  referenced_security_group_id: peerGroup,
};

/** Parts of networks (Terraform registry, AWS provider 6, resources of "VPC", 2026-11). */
export const networks: ProviderTypes = {
  aws_subnet: {
    type: 'AWS::EC2::Subnet',
    arguments: { vpc_id: 'VpcId', availability_zone: 'AvailabilityZone', availability_zone_id: 'AvailabilityZone' },
  },
  aws_security_group: {
    type: 'AWS::EC2::SecurityGroup',
    arguments: {
      ingress: blocks('SecurityGroupIngress', traffic),
      egress: blocks('SecurityGroupEgress', traffic),
    },
  },
  aws_security_group_rule: {
    type: 'AWS::EC2::SecurityGroupIngress',
    arguments: { ...traffic, type: 'Direction', security_group_id: 'GroupId', source_security_group_id: peerGroup },
  },
  aws_vpc_security_group_ingress_rule: { type: 'AWS::EC2::SecurityGroupIngress', arguments: lonePeer },
  aws_vpc_security_group_egress_rule: { type: 'AWS::EC2::SecurityGroupEgress', arguments: lonePeer },
  aws_route_table: { type: 'AWS::EC2::RouteTable', arguments: { vpc_id: 'VpcId', route: blocks('Routes', route) } },
  aws_route: { type: 'AWS::EC2::Route', arguments: { ...route, route_table_id: 'RouteTableId' } },
  aws_route_table_association: {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    arguments: { route_table_id: 'RouteTableId', subnet_id: 'SubnetId' },
  },
  aws_vpc_endpoint: { type: 'AWS::EC2::VPCEndpoint', arguments: { vpc_id: 'VpcId', service_name: 'ServiceName' } },
};
