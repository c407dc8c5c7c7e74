import { describe, expect, test } from 'vitest';
import type { Cors } from '../../../src/model/template.js';
import { knownValues, type Value } from '../../../src/model/value.js';
import { declaration, ofKind, plain, read, sam } from './reading.js';

function cors(value: Value<Cors>): unknown {
  return knownValues(value).map(({ origins, credentials }) => [plain(origins), plain(credentials)]);
}

describe('origins that may call', () => {
  test.each([
    ['Api', `{ Cors: "'*'" }`, [[['*'], undefined]]],
    [
      'Api',
      `{ Cors: { AllowOrigin: "'https://a.example.com'", AllowCredentials: true } }`,
      [[['https://a.example.com'], true]],
    ],
    ['Api', '{ StageName: live }', []],
    ['HttpApi', '{ CorsConfiguration: true }', [[['*'], undefined]]],
    ['HttpApi', '{ CorsConfiguration: false }', []],
    [
      'HttpApi',
      '{ CorsConfiguration: { AllowOrigins: [https://a.example.com, https://b.example.com] } }',
      [[['https://a.example.com', 'https://b.example.com'], undefined]],
    ],
    [
      'HttpApi',
      '{ DefinitionBody: { x-amazon-apigateway-cors: { allowOrigins: ["*"], allowCredentials: true } } }',
      [[['*'], true]],
    ],
  ])('AWS::Serverless::%s %s', (type, properties, expected) => {
    const facts = read(sam(`  Api:\n    Type: AWS::Serverless::${type}\n    Properties: ${properties}\n`));
    expect(cors(declaration(facts, 'api', 'Api').cors)).toEqual(expected);
  });
});

test('answers to preflight requests, method by method', () => {
  const facts = read(
    sam(
      `  Api: { Type: AWS::ApiGateway::RestApi }\n  Other: { Type: AWS::ApiGateway::RestApi }\n  Ask: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, HttpMethod: OPTIONS, Integration: { Type: MOCK, IntegrationResponses: [{ StatusCode: 204, ResponseParameters: { method.response.header.Access-Control-Allow-Origin: "'*'", method.response.header.Access-Control-Allow-Credentials: "'true'" } }] } } }\n`,
    ),
  );
  expect(cors(declaration(facts, 'api', 'Api').cors)).toEqual([[['*'], true]]);
  expect(cors(declaration(facts, 'api', 'Other').cors)).toEqual([]);
});

/** What the stages say: id, whether they are throttled, and the format of their access log. */
function stages(resources: string): unknown {
  return ofKind(read(sam(resources)), 'stage').map(({ id, throttled, accessLog }) => [
    id,
    plain(throttled),
    knownValues(accessLog).map(({ format }) => plain(format)),
  ]);
}

const api = '  Api: { Type: AWS::ApiGateway::RestApi }\n';

describe('stages', () => {
  test('of SAM, with what its API says', () => {
    expect(
      stages(
        `  Api: { Type: AWS::Serverless::Api, Properties: { StageName: live, Auth: { UsagePlan: { CreateUsagePlan: PER_API, Throttle: { RateLimit: 5 } } }, AccessLogSetting: { DestinationArn: a, Format: '{}' } } }\n  Plain: { Type: AWS::Serverless::HttpApi, Properties: { RouteSettings: { 'GET /': { ThrottlingRateLimit: 5 } } } }\n`,
      ),
    ).toEqual([
      ['ApiStage', true, ['{}']],
      ['PlainStage', true, []],
    ]);
  });

  test('that a deployment makes, and those of their own', () => {
    expect(
      stages(
        `${api}  First: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api } }\n  Second: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api, StageName: live, StageDescription: { ThrottlingRateLimit: 5 } } }\n  Blue: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: blue, AccessLogSetting: { Format: '{}' } } }\n`,
      ),
    ).toEqual([
      ['Second', true, []],
      ['Blue', undefined, []],
    ]);
  });

  test.each([
    ['live', ['Live']],
    ['!GetAtt Made.StageName', ['Live']],
    ['blue', ['Made', 'Live']],
  ])('that a deployment names, and that is declared beside it as %s', (name, expected) => {
    const made =
      '  Made: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api, StageName: live } }\n';
    const declared = `  Live: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: ${name} } }\n`;
    expect(ofKind(read(sam(api + made + declared)), 'stage').map(({ id }) => id)).toEqual(expected);
  });

  test('limited by a usage plan of their API, or by a firewall', () => {
    const live = '  Live: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api } }\n';
    const plan = (id: string) =>
      `  Plan: { Type: AWS::ApiGateway::UsagePlan, Properties: { Throttle: { RateLimit: 5 }, ApiStages: [{ ApiId: !Ref ${id}, Stage: live }] } }\n`;
    const other = '  Other: { Type: AWS::ApiGateway::RestApi }\n';
    expect(stages(api + live + plan('Api'))).toEqual([['Live', true, []]]);
    expect(stages(api + other + live + plan('Other'))).toEqual([['Live', undefined, []]]);
    expect(
      stages(`${api}${live}  Wall: { Type: AWS::WAFv2::WebACLAssociation, Properties: { ResourceArn: a } }\n`),
    ).toEqual([['Live', true, []]]);
  });
});

describe('how requests are handed on', () => {
  const integration = (written: string) => {
    const facts = read(
      sam(
        `  Save: { Type: AWS::Serverless::Function, Properties: { Handler: a.b } }\n${api}  Get: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET, Integration: { Uri: !Sub 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\${Save.Arn}/invocations', ${written} } } }\n`,
      ),
    );
    const [route] = ofKind(facts, 'trigger').filter((each) => each.trigger === 'http');
    return route?.trigger === 'http' ? [plain(route.integration), plain(route.integrationTimeoutSeconds)] : undefined;
  };

  test.each([
    ['Type: AWS_PROXY', undefined, undefined],
    ['Type: AWS_PROXY, TimeoutInMillis: 60000', undefined, 60],
    ['Type: AWS_PROXY, ResponseTransferMode: STREAM', 'streamed', undefined],
    ['Type: AWS', 'mapped', undefined],
    [
      `Type: AWS, RequestParameters: { integration.request.header.X-Amz-Invocation-Type: "'Event'" }`,
      'asynchronous',
      undefined,
    ],
  ])('%s', (written, kind, seconds) => expect(integration(written)).toEqual([kind, seconds]));
});
