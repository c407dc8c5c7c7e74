import { describe, expect, it } from 'vitest';
import { apiGatewaySignals } from '../../../src/coach/signals/api-gateway.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(apiGatewaySignals, signal, files);
}

/** A function behind an API that is declared with `settings`. */
const sam = (settings: string, route = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
${settings}  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: nodejs22.x
      Events:
        Post:
          Type: Api
          Properties:
            RestApiId: !Ref Api
            Path: /orders
            Method: post
${route}`;

const restApi = (stage: string, method = '') => `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}
resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}
resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "orders"
}
resource "aws_api_gateway_method" "post" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.orders.id
  http_method   = "POST"
${method || '  authorization = "NONE"\n'}}
resource "aws_api_gateway_integration" "post" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = aws_api_gateway_method.post.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.save.invoke_arn
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = "prod"
${stage}}
`;

it('is observable where requests come in', async () => {
  const idle = `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: save.handler, Runtime: nodejs22.x }
`;
  expect(apiGatewaySignals.isObservable(await surroundings({ 'template.yaml': idle }))).toBe(false);
  expect(apiGatewaySignals.isObservable(await surroundings({ 'template.yaml': sam('') }))).toBe(true);
});

describe('api.authorizer', () => {
  it('counts for the route that needs one', async () => {
    const auth = '      Auth: { DefaultAuthorizer: AWS_IAM }\n';
    expect(await seen('api.authorizer', { 'template.yaml': sam(auth) })).toHaveLength(1);
    expect(await seen('api.authorizer', { 'template.yaml': sam('') })).toEqual([]);
    const open = '            Auth: { Authorizer: NONE }\n';
    expect(await seen('api.authorizer', { 'template.yaml': sam(auth, open) })).toEqual([]);
    expect(await seen('api.authorizer', { 'main.tf': restApi('', '  authorization = "AWS_IAM"\n') })).toHaveLength(1);
    expect(await seen('api.authorizer', { 'main.tf': restApi('') })).toEqual([]);
  });

  it('is no key that all callers share', async () => {
    const key = '      Auth: { ApiKeyRequired: true }\n';
    expect(await seen('api.authorizer', { 'template.yaml': sam(key) })).toEqual([]);
  });
});

describe('api.throttled', () => {
  it('is a rate on the stage', async () => {
    const rate = (name: string) => `      MethodSettings: [{ ResourcePath: "/*", HttpMethod: "*", ${name} }]\n`;
    expect(await seen('api.throttled', { 'template.yaml': sam(rate('ThrottlingRateLimit: 100')) })).toHaveLength(1);
    expect(await seen('api.throttled', { 'template.yaml': sam(rate('LoggingLevel: INFO')) })).toEqual([]);
  });
});

describe('api.request-validated', () => {
  it('is a validator on the route', async () => {
    const validated = '  authorization = "NONE"\n  request_validator_id = aws_api_gateway_request_validator.body.id\n';
    const validator = `resource "aws_api_gateway_request_validator" "body" {
  name                  = "body"
  rest_api_id           = aws_api_gateway_rest_api.shop.id
  validate_request_body = true
}
`;
    expect(await seen('api.request-validated', { 'main.tf': restApi('', validated) + validator })).toHaveLength(1);
    expect(await seen('api.request-validated', { 'main.tf': restApi('') })).toEqual([]);
    const model = '            RequestModel: { Model: Order, Required: true, ValidateBody: true }\n';
    expect(await seen('api.request-validated', { 'template.yaml': sam('', model) })).toHaveLength(1);
  });
});

describe('api.access-logs', () => {
  it('are lines with a destination', async () => {
    const log = '      AccessLogSetting: { DestinationArn: !GetAtt Lines.Arn, Format: "$context.requestId" }\n';
    expect(await seen('api.access-logs', { 'template.yaml': sam(log) })).toHaveLength(1);
    expect(await seen('api.access-logs', { 'template.yaml': sam('      TracingEnabled: true\n') })).toEqual([]);
  });
});

describe('api.cached', () => {
  it('is a cache of the stage', async () => {
    expect(await seen('api.cached', { 'template.yaml': sam('      CacheClusterEnabled: true\n') })).toHaveLength(1);
    expect(await seen('api.cached', { 'template.yaml': sam('      CacheClusterEnabled: false\n') })).toEqual([]);
    expect(await seen('api.cached', { 'main.tf': restApi('  cache_cluster_enabled = true\n') })).toHaveLength(1);
    expect(await seen('api.cached', { 'main.tf': restApi('') })).toEqual([]);
  });
});

describe('api.spec-first', () => {
  const specification = 'openapi: 3.0.1\npaths: {}\n';

  it('is a specification that somebody holds to rules', async () => {
    const template = sam('      DefinitionUri: openapi.yaml\n');
    const files = { 'template.yaml': template, 'openapi.yaml': specification };
    expect(await seen('api.spec-first', { ...files, '.spectral.yaml': 'extends: spectral:oas\n' })).toEqual([
      'template.yaml#Api',
    ]);
    expect(await seen('api.spec-first', files)).toEqual([]);
    expect(
      await seen('api.spec-first', { 'template.yaml': sam(''), '.spectral.yaml': 'extends: spectral:oas\n' }),
    ).toEqual([]);
  });

  it('is read in the CDK', async () => {
    const stack = `import { App, Stack } from 'aws-cdk-lib';
import { ApiDefinition, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
const stack = new Stack(new App(), 'Shop');
new SpecRestApi(stack, 'Api', { apiDefinition: ApiDefinition.fromAsset('openapi.yaml') });
`;
    const files = {
      'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'bin/app.ts': stack,
      'openapi.yaml': specification,
      'redocly.yaml': 'extends: [recommended]\n',
    };
    expect(await seen('api.spec-first', files)).toHaveLength(1);
  });
});
