import { describe, expect, it } from 'vitest';
import { networkConnectivitySignals } from '../../../src/coach/signals/network-connectivity.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(networkConnectivitySignals, signal, files);
}

const sam = (resources: string) => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters: { Subnets: { Type: List<AWS::EC2::Subnet::Id> } }
Resources:
${resources}`,
});

const fn = (name: string, subnets: string) => `  ${name}:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src, VpcConfig: { SecurityGroupIds: [sg-1], SubnetIds: ${subnets} } }
`;

const cdk = (body: string) => ({
  'cdk.json': '{"app": "npx ts-node bin/app.ts"}',
  'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
const app = new App();
const stack = new Stack(app, 'Orders');
const fn = (scope: Stack, name: string, vpc: ec2.IVpc) =>
  new lambda.Function(scope, name, { vpc, runtime: lambda.Runtime.NODEJS_24_X, handler: 'app.handler', code: lambda.Code.fromAsset('src') });
${body}`,
});

describe('net.two-subnets', () => {
  it('is two subnets of different zones', async () => {
    const subnets = (zone: string) => `  A: { Type: AWS::EC2::Subnet, Properties: { AvailabilityZone: eu-west-1a } }
  B: { Type: AWS::EC2::Subnet, Properties: { AvailabilityZone: ${zone} } }
`;
    const of = (given: string, zone = 'eu-west-1b') => seen('net.two-subnets', sam(fn('Save', given) + subnets(zone)));
    expect(await of('[!Ref A, !Ref B]')).toEqual(['template.yaml#Save']);
    expect(await of('[!Ref A, !Ref B]', 'eu-west-1a')).toEqual([]);
    expect(await of('[!Ref A]')).toEqual([]);
    expect(await of('[!Ref A, !Ref A]')).toEqual([]);
    expect(await of('!Ref Subnets')).toEqual([]);
  });

  it('is what the CDK makes in each zone', async () => {
    const of = (props: string) => seen('net.two-subnets', cdk(`fn(stack, 'Save', new ec2.Vpc(stack, 'Net'${props}));`));
    expect(await of('')).toEqual(['bin/app.ts#Orders/Save']);
    expect(await of(', { maxAzs: 1 }')).toEqual([]);
  });
});

describe('net.bad.single-subnet', () => {
  it('is a function in one subnet', async () => {
    const subnets = '  A: { Type: AWS::EC2::Subnet, Properties: { AvailabilityZone: eu-west-1a } }\n';
    const of = (given: string) => seen('net.bad.single-subnet', sam(fn('Save', given) + subnets));
    expect(await of('[!Ref A]')).toEqual(['template.yaml#Save']);
    expect(await of('[subnet-0a1b2c]')).toEqual(['template.yaml#Save']);
    expect(await of('[!Ref A, subnet-0a1b2c]')).toEqual([]);
    expect(await of('!Ref Subnets')).toEqual([]);
    expect(await of('[!ImportValue Subnet]')).toEqual([]);
  });

  it('is not what stands for one subnet in each zone', async () => {
    const of = (count: string) =>
      seen('net.bad.single-subnet', {
        'main.tf': `resource "aws_subnet" "a" {
  ${count}
  vpc_id = "vpc-1"
  cidr_block = "10.0.0.0/24"
}
resource "aws_lambda_function" "save" {
  function_name = "save"
  role = "arn:aws:iam::111111111111:role/x"
  vpc_config {
    subnet_ids = ${count ? 'aws_subnet.a[*].id' : '[aws_subnet.a.id]'}
    security_group_ids = ["sg-1"]
  }
}
`,
      });
    expect(await of('')).toEqual(['main.tf#aws_lambda_function.save']);
    expect(await of('count = 2')).toEqual([]);
  });
});

describe('net.tight-sg', () => {
  const group = (ingress: string, egress: string) =>
    sam(`${fn('Save', '[subnet-1]')}  Db: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: db, SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] } }
  Own:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: own
      SecurityGroupIngress: [${ingress}]
      SecurityGroupEgress: [${egress}]
`);
  const toDb = '{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, DestinationSecurityGroupId: !GetAtt Db.GroupId }';

  it('names peers and ports', async () => {
    expect(await seen('net.tight-sg', group('', toDb))).toEqual(['template.yaml#Own']);
    const anyone = '{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }';
    expect(await seen('net.tight-sg', group(anyone, toDb))).toEqual([]);
    expect(await seen('net.tight-sg', group('', `${toDb}, { IpProtocol: '-1', CidrIp: 0.0.0.0/0 }`))).toEqual([]);
    expect(await seen('net.tight-sg', group('', toDb.replace('tcp', "'-1'")))).toEqual([]);
  });

  it('is read from Terraform, with rules of their own', async () => {
    const main = (rest: string) => `resource "aws_security_group" "db" {}
resource "aws_security_group" "own" {}
resource "aws_vpc_security_group_ingress_rule" "db" {
  security_group_id            = aws_security_group.db.id
  referenced_security_group_id = aws_security_group.own.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}
${rest}`;
    expect(await seen('net.tight-sg', { 'main.tf': main('') })).toEqual(['main.tf#aws_security_group.db']);
    const open = `resource "aws_security_group_rule" "open" {
  type              = "ingress"
  security_group_id = aws_security_group.db.id
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = ["0.0.0.0/0"]
}
`;
    expect(await seen('net.tight-sg', { 'main.tf': main(open) })).toEqual([]);
  });

  it('is read from the CDK', async () => {
    const rules = (peer: string) =>
      cdk(`const vpc = new ec2.Vpc(stack, 'Net');
const own = new ec2.SecurityGroup(stack, 'Own', { vpc });
const db = new ec2.SecurityGroup(stack, 'Db', { vpc });
db.addIngressRule(${peer}, ec2.Port.tcp(5432));
`);
    expect(await seen('net.tight-sg', rules('own'))).toEqual(['bin/app.ts#Orders/Db']);
    expect(await seen('net.tight-sg', rules('ec2.Peer.anyIpv4()'))).toEqual([]);
  });
});

const put = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event) => client.send(new PutItemCommand({ TableName: 'orders', Item: event.item }));`;

describe('net.vpc-endpoint', () => {
  const template = (service: string) =>
    sam(`${fn('Save', '[subnet-1]')}  Way: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: vpc-1, ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.${service}' } }
`);

  it('is one of a service that is called from the network', async () => {
    expect(await seen('net.vpc-endpoint', { ...template('dynamodb'), 'src/app.mjs': put })).toEqual([
      'template.yaml#Way',
    ]);
    expect(await seen('net.vpc-endpoint', { ...template('s3'), 'src/app.mjs': put })).toEqual([]);
  });

  it('is read from the CDK, in Python', async () => {
    const files = cdk(`const vpc = new ec2.Vpc(stack, 'Net');
vpc.addGatewayEndpoint('Tables', { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB });
fn(stack, 'Save', vpc);
`);
    const program = files['bin/app.ts'].replace('NODEJS_24_X', 'PYTHON_3_13');
    const python = `import boto3
table = boto3.client("dynamodb")
def handler(event, context):
    table.put_item(TableName="orders", Item=event["item"])
`;
    const all = { ...files, 'bin/app.ts': program, 'src/app.py': python };
    expect(await seen('net.vpc-endpoint', all)).toHaveLength(1);
    const idle = { ...all, 'src/app.py': 'def handler(event, context):\n    return 1\n' };
    expect(await seen('net.vpc-endpoint', idle)).toEqual([]);
  });
});

describe('net.no-needless-vpc', () => {
  const outside = `  Load:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src }
`;

  it('stays outside of the network others are in', async () => {
    const files = { ...sam(fn('Save', '[subnet-1]') + outside), 'src/app.mjs': put };
    expect(await seen('net.no-needless-vpc', files)).toEqual(['template.yaml#Load']);
    expect(await seen('net.no-needless-vpc', { ...sam(outside), 'src/app.mjs': put })).toEqual([]);
    const database = `import { Client } from 'pg';\n${put}\nconst db = new Client();`;
    expect(await seen('net.no-needless-vpc', { ...files, 'src/app.mjs': database })).toEqual([]);
  });
});

describe('net.shared-module', () => {
  it('gives subnets to several modules', async () => {
    const service = `variable "subnet" {}
resource "aws_lambda_function" "fn" {
  function_name = "fn"
  handler       = "app.handler"
  runtime       = "python3.13"
  vpc_config {
    subnet_ids         = [var.subnet]
    security_group_ids = ["sg-1"]
  }
}
`;
    const use = (name: string) => `module "${name}" {
  source = "./service"
  subnet = module.network.subnet
}
`;
    const files = (main: string) => ({
      'main.tf': `module "network" { source = "./network" }\n${main}`,
      'service/main.tf': service,
      'network/main.tf': `resource "aws_subnet" "inner" { vpc_id = "vpc-1" }
output "subnet" { value = aws_subnet.inner.id }
`,
    });
    expect(await seen('net.shared-module', files(use('orders') + use('mail')))).toEqual([
      'network/main.tf#module.network/aws_subnet.inner',
    ]);
    expect(await seen('net.shared-module', files(use('orders')))).toEqual([]);
  });

  it('gives subnets to several stacks of the CDK', async () => {
    const stacks = (second: string) =>
      cdk(`const vpc = new ec2.Vpc(stack, 'Net');
fn(new Stack(app, 'Mail'), 'Send', vpc);
${second}`);
    expect(await seen('net.shared-module', stacks("fn(new Stack(app, 'Stock'), 'Count', vpc);"))).toHaveLength(1);
    expect(await seen('net.shared-module', stacks("fn(stack, 'Count', vpc);"))).toEqual([]);
  });
});

it('is not observable without a network', async () => {
  const plain = sam(
    '  A: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, Runtime: nodejs24.x, CodeUri: s } }\n',
  );
  expect(networkConnectivitySignals.isObservable(await surroundings(plain))).toBe(false);
});

describe('net.bad.open-sg', () => {
  const open = '{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }';
  const inside = '{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }';
  const grouped = (group: string, ingress: string, more = '') =>
    sam(`  Save:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src, VpcConfig: { SecurityGroupIds: [!Ref ${group}], SubnetIds: [subnet-1] } }
  Doors: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: doors, SecurityGroupIngress: [${ingress}] } }
  Others: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: others } }
${more}`);

  it('is a group of a function that everybody gets in by', async () => {
    const of = (...given: Parameters<typeof grouped>) => seen('net.bad.open-sg', grouped(...given));
    expect(await of('Doors', open)).toEqual(['template.yaml#Doors']);
    expect(await of('Doors', inside)).toEqual([]);
    expect(await of('Doors', '{ IpProtocol: tcp, FromPort: 1, ToPort: 2, CidrIp: !Ref Addresses }')).toEqual([]);
    expect(await of('Others', open)).toEqual([]);
    const apart = `  Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Others, IpProtocol: '-1', CidrIpv6: '::/0' } }\n`;
    expect(await of('Others', inside, apart)).toEqual(['template.yaml#Others']);
  });

  it('is the same in the CDK and in Terraform', async () => {
    const program = (peer: string) =>
      cdk(`const vpc = new ec2.Vpc(stack, 'Vpc');
const doors = new ec2.SecurityGroup(stack, 'Doors', { vpc });
doors.addIngressRule(${peer}, ec2.Port.tcp(443));
new lambda.Function(stack, 'Save', { vpc, securityGroups: [doors], runtime: lambda.Runtime.NODEJS_24_X, handler: 'app.handler', code: lambda.Code.fromAsset('src') });
`);
    expect(await seen('net.bad.open-sg', program('ec2.Peer.anyIpv4()'))).toHaveLength(1);
    expect(await seen('net.bad.open-sg', program("ec2.Peer.ipv4('10.0.0.0/16')"))).toEqual([]);
    const tf = (direction: string) => ({
      'main.tf': `resource "aws_security_group" "doors" {
  ${direction} {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lambda_function" "save" {
  function_name = "save"
  vpc_config {
    subnet_ids         = ["subnet-1"]
    security_group_ids = [aws_security_group.doors.id]
  }
}
`,
    });
    expect(await seen('net.bad.open-sg', tf('ingress'))).toEqual(['main.tf#aws_security_group.doors']);
    expect(await seen('net.bad.open-sg', tf('egress'))).toEqual([]);
  });
});

describe('net.bad.nat-for-aws', () => {
  const program = (more: string, service = 'DynamoDB') => ({
    ...cdk(`const vpc = new ec2.Vpc(stack, 'Vpc');
${more}fn(stack, 'Save', vpc);
`),
    'src/app.ts': `import { ${service}Client, ListTablesCommand } from '@aws-sdk/client-${service.toLowerCase()}';
const client = new ${service}Client({});
export const handler = async () => client.send(new ListTablesCommand({}));
`,
  });

  it('is a network without the endpoint that costs nothing', async () => {
    expect(await seen('net.bad.nat-for-aws', program(''))).toEqual(['bin/app.ts#Orders/Vpc']);
    const endpoint = "vpc.addGatewayEndpoint('Data', { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB });\n";
    expect(await seen('net.bad.nat-for-aws', program(endpoint))).toEqual([]);
    expect(await seen('net.bad.nat-for-aws', program('', 'SQS'))).toEqual([]);
    const isolated = cdk("const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0 });\nfn(stack, 'Save', vpc);\n");
    expect(await seen('net.bad.nat-for-aws', { ...program(''), ...isolated })).toEqual([]);
  });
});
