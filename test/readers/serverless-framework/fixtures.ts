/** One service that has every kind of thing in it. */
export const everything = `service: orders
frameworkVersion: '4'
plugins: [serverless-step-functions, serverless-lift] # two of them
provider:
  name: aws
  runtime: nodejs20.x
  stage: \${opt:stage, 'dev'}
  timeout: \${self:custom.timeouts.\${sls:stage}, 10}
  tracing: { lambda: false }
  environment: \${file(environment.yml):all}
  iam:
    role:
      statements:
        # what the functions may do
        - Effect: Allow
          Action: dynamodb:*
          Resource: '*'
custom:
  timeouts: { dev: 5 }
  queue: { arn: !GetAtt Orders.Arn, batchSize: 10 }
  name: \${self:service}-\${self:custom.name}
params:
  default: { size: 1 }
functions:
  save:
    handler: src/save.handler # the way in
    environment: { TABLE: !Ref Store, KEY: "\${ssm:/key~true}", A: "#{AWS::Region}-#{Store}" }
    events:
      - httpApi: POST /orders
      - http: { path: /a, method: get, authorizer: { name: auth } }
      - sqs: !GetAtt Orders.Arn
      - stream:
          type: dynamodb
          arn: !GetAtt Store.StreamArn

  load:
    handler: src/load.handler
    url: true
    role: !GetAtt Role.Arn
    destinations: { onSuccess: save }
    events:
      - schedule: rate(1 hour)
      - sqs: \${self:custom.queue}
      - sns: news
      - s3: photos
      - eventBridge: { eventBus: shop, pattern: { source: [a] } }
      - websocket: $connect
  other: \${file(functions.yml):other}
constructs:
  jobs: { type: queue, worker: { handler: jobs.run } }
stepFunctions:
  stateMachines:
    flow:
      definition: { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt save.Arn, End: true } } }
resources:
  Resources:
    Orders:
      Type: AWS::SQS::Queue

    Store:
      Type: AWS::DynamoDB::Table
    Role:
      Type: AWS::IAM::Role
      Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*' }] } }] }
  extensions:
    SaveLogGroup: { Properties: { RetentionInDays: 3 } }
`;

export const asJson = JSON.stringify(
  {
    service: 'orders',
    provider: { name: 'aws', iamRoleStatements: [{ Effect: 'Allow', Action: ['s3:*'], Resource: ['*'] }] },
    functions: { save: { handler: 'a.b', events: [{ sqs: 'arn:aws:sqs:us-east-1:1:q' }, { httpApi: 'GET /a' }] } },
    resources: { Resources: { Orders: { Type: 'AWS::SQS::Queue' } } },
  },
  null,
  2,
);

export const asProgram = `import type { AWS } from '@serverless/typescript';
import { other } from './functions';
const base = { timeout: 3, ...other, environment: { A: process.env.A ?? 'x' } };
const configuration: AWS = {
  service: 'orders',
  provider: { name: 'aws', runtime: 'nodejs22.x' },
  functions: { save: { ...base, handler: \`\${__dirname}/a.b\`, events: [{ sqs: 'arn:x' }, ...more] }, other },
  resources: { Resources: { Orders: { Type: 'AWS::SQS::Queue', Properties: cond ? { FifoQueue: true } : {} } } },
};
module.exports = configuration;
`;

/** By path: what the services above put in. */
export const parts: Readonly<Record<string, string>> = {
  'environment.yml': 'all:\n  A: 1\n',
  'functions.yml': 'other:\n  handler: src/other.handler\n  events:\n    - sqs: arn:aws:sqs:us-east-1:1:q\n',
};
