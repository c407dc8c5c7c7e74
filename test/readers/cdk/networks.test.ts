import { describe, expect, test } from 'vitest';
import { of, short, stackOf } from './reading.js';

const imports = "import * as ec2 from 'aws-cdk-lib/aws-ec2';\n";

const made = (props: string) =>
  `const vpc = new ec2.Vpc(this, 'Net'${props && `, ${props}`});\nnew lambda.Function(this, 'Save', { vpc, handler: 'a.b' });`;

/** The subnets a function gets, and the ways out of each network. */
function read(body: string) {
  const facts = stackOf(body, imports);
  const save = of(facts, 'function').find(({ name }) => name === 'Save');
  return {
    subnets: save?.subnets.map(short),
    ways: of(facts, 'route').map(({ via }) => via),
  };
}

describe('a function gets', () => {
  test.each([
    ['subnets with NAT gateways', '', 'Orders/Net/PrivateSubnet', ['internet-gateway', 'nat-gateway']],
    ['isolated subnets without gateways', '{ natGateways: 0 }', 'Orders/Net/IsolatedSubnet', ['internet-gateway']],
    [
      'the isolated ones where there are no others inside',
      "{ subnetConfiguration: [{ name: 'data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] }",
      'Orders/Net/dataSubnet',
      [],
    ],
  ])('%s', (_, props, subnet, ways) => {
    const found = read(made(props));
    expect(found.ways).toEqual(ways);
    expect(found.subnets?.map(String)).toEqual([expect.stringContaining(subnet)]);
  });

  test('the subnets that are chosen', () => {
    const body =
      "const vpc = new ec2.Vpc(this, 'Net');\nnew lambda.Function(this, 'Save', { vpc, vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, allowPublicSubnet: true });";
    expect(read(body).subnets?.map(String)).toEqual([expect.stringContaining('Orders/Net/PublicSubnet')]);
  });
});

test.each([
  "const vpc = ec2.Vpc.fromLookup(this, 'Net', { vpcId: 'vpc-1' });\nnew lambda.Function(this, 'Save', { vpc });",
  "const vpc = ec2.Vpc.fromLookup(this, 'Net', {});\nnew lambda.Function(this, 'Save', { vpc, vpcSubnets: { subnets: vpc.privateSubnets } });",
  made('{ natGateways: Number(process.env.GATEWAYS) }'),
  "new lambda.Function(this, 'Save', { vpc: props.vpc });",
])('of what is not known here nothing is said: %s', (body) => {
  const save = of(stackOf(body, imports), 'function').find(({ name }) => name === 'Save');
  expect(save?.subnets.every(({ kind }) => kind !== 'known')).toBe(true);
});

test('endpoints by their constants', () => {
  const body = `const vpc = new ec2.Vpc(this, 'Net', { gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } } });
vpc.addInterfaceEndpoint('Metrics', { service: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING });`;
  expect(of(stackOf(body, imports), 'vpc-endpoint').map(({ service }) => short(service))).toEqual([
    expect.stringMatching(/\.s3$/),
    expect.stringMatching(/\.monitoring$/),
  ]);
});
