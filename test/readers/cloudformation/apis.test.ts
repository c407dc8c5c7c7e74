import { describe, expect, test } from 'vitest';
import type { HttpTrigger, TemplateFacts } from '../../../src/model/template.js';
import { declaration, ofKind, plain, read, sam } from './reading.js';

function routes(facts: TemplateFacts) {
  return ofKind(facts, 'trigger')
    .filter((trigger): trigger is HttpTrigger => trigger.trigger === 'http')
    .map((route) => [
      route.gateway,
      plain(route.method),
      plain(route.path),
      plain(route.function),
      plain(route.authorization),
    ]);
}

describe('AWS::Serverless::Api', () => {
  const api = (properties: string, globals = '') =>
    declaration(
      read(sam(`  Api:\n    Type: AWS::Serverless::Api\n    Properties: ${properties}\n`, globals)),
      'api',
      'Api',
    );

  test.each([
    ['{ StageName: v1 }', undefined],
    ['{ Auth: { DefaultAuthorizer: AWS_IAM } }', 'iam'],
    ['{ Auth: { DefaultAuthorizer: Mine } }', 'authorizer'],
    ['{ Auth: { ApiKeyRequired: true } }', 'key'],
    ['{ Auth: { ApiKeyRequired: false } }', undefined],
    ['{ Auth: !ImportValue A }', { unknown: 'A is imported from another stack' }],
  ])('%s', (properties, expected) => {
    const found = plain(api(properties).defaultAuthorization);
    if (typeof expected === 'object') expect(found).toHaveProperty('unknown');
    else expect(found).toBe(expected);
  });

  test.each([
    ['{ EndpointConfiguration: { Type: PRIVATE } }', true],
    ['{ EndpointConfiguration: PRIVATE }', true],
    ['{ EndpointConfiguration: REGIONAL }', undefined],
    ['{ Auth: { ResourcePolicy: { IpRangeWhitelist: [10.0.0.0/8] } } }', true],
    ['{ Domain: { MutualTlsAuthentication: { TruststoreUri: x } } }', true],
    ['{}', undefined],
  ])('restricted: %s', (properties, expected) => expect(plain(api(properties).restricted)).toBe(expected));

  test('Globals count for it and for the API that SAM makes', () => {
    const globals = 'Globals:\n  Api:\n    Auth: { DefaultAuthorizer: Mine }\n';
    expect(plain(api('{}', globals).defaultAuthorization)).toBe('authorizer');
    const facts = read(
      sam(
        '  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events: { Get: { Type: Api, Properties: { Path: /, Method: get } } }\n',
        globals,
      ),
    );
    const made = declaration(facts, 'api', 'ServerlessRestApi');
    expect([made.generated, made.gateway, plain(made.defaultAuthorization), made.origin.path]).toEqual([
      true,
      'rest',
      'authorizer',
      ['Globals', 'Api'],
    ]);
  });

  test('without Globals the API that SAM makes stands at the first route', () => {
    const facts = read(
      sam('  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events: { Get: { Type: HttpApi } }\n'),
    );
    expect(declaration(facts, 'api', 'ServerlessHttpApi').origin.path).toEqual([
      'Resources',
      'Save',
      'Properties',
      'Events',
      'Get',
    ]);
  });
});

const openApi = `openapi: 3.0.1
security: [{ sigv4: [] }]
paths:
  /orders:
    get:
      security: [{ jwt: [] }]
      x-amazon-apigateway-integration:
        uri: { Fn::Sub: "arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Save.Arn}/invocations" }
    post:
      security: []
      x-amazon-apigateway-integration: { uri: { Fn::GetAtt: Save.Arn } }
    put:
      x-amazon-apigateway-integration: { uri: { Fn::GetAtt: Save.Arn } }
    patch:
      security: [{ NONE: [] }]
      x-amazon-apigateway-integration: { uri: { Fn::GetAtt: Save.Arn } }
    x-amazon-apigateway-any-method:
      security: [{ key: [] }]
      x-amazon-apigateway-integration: { uri: { Fn::GetAtt: Save.Arn } }
  /mock:
    get:
      x-amazon-apigateway-integration: { type: mock }
components:
  securitySchemes:
    sigv4: { type: apiKey, x-amazon-apigateway-authtype: awsSigv4 }
    jwt: { type: oauth2, x-amazon-apigateway-authorizer: { type: jwt } }
    key: { type: apiKey, name: x-api-key, in: header }
`;
const expectedRoutes = (gateway: string) => [
  [gateway, 'GET', '/orders', '@Save.arn', 'authorizer'],
  [gateway, 'POST', '/orders', '@Save.arn', 'none'],
  [gateway, 'PUT', '/orders', '@Save.arn', undefined],
  [gateway, 'PATCH', '/orders', '@Save.arn', 'none'],
  [gateway, 'ANY', '/orders', '@Save.arn', 'key'],
];
const save = '  Save:\n    Type: AWS::Lambda::Function\n';

describe('an OpenAPI definition', () => {
  const indented = openApi.replace(/^/gm, '        ');

  test.each([
    ['AWS::Serverless::Api', 'DefinitionBody', 'rest'],
    ['AWS::Serverless::HttpApi', 'DefinitionBody', 'http'],
    ['AWS::ApiGateway::RestApi', 'Body', 'rest'],
    ['AWS::ApiGatewayV2::Api', 'Body', 'http'],
  ])('%s: written in the template', (type, property, gateway) => {
    const facts = read(
      `Resources:\n${save}  Api:\n    Type: ${type}\n    Properties:\n      ${property}:\n${indented}`,
    );
    expect(routes(facts)).toEqual(expectedRoutes(gateway));
    expect(plain(declaration(facts, 'api', 'Api').defaultAuthorization)).toBe('iam');
  });

  test.each([
    ['DefinitionUri: docs/api.yaml'],
    ['DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: ./docs/api.yaml } } }'],
  ])('in a file of its own: %s', (property) => {
    const facts = read({
      'template.yaml': sam(`${save}  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      ${property}\n`),
      'docs/api.yaml': openApi,
    });
    expect(routes(facts)).toEqual(expectedRoutes('rest'));
    expect(facts.files).toEqual(['template.yaml', 'docs/api.yaml']);
    const [route] = ofKind(facts, 'trigger');
    expect([route?.origin.file, route?.origin.path]).toEqual(['docs/api.yaml', ['paths', '/orders', 'get']]);
  });

  test('as text, whose places are those of the text', () => {
    const facts = read(
      `Resources:\n${save}  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Body: !Sub |\n${indented.replaceAll('{ Fn::GetAtt: Save.Arn }', '"${Save.Arn}"').replace(/\{ Fn::Sub: (.*) \}/, '$1')}`,
    );
    expect(routes(facts)).toEqual(expectedRoutes('rest'));
    expect(new Set(ofKind(facts, 'trigger').map(({ range }) => range.start.line)).size).toBe(1);
  });

  test('for a package of CloudFormation', () => {
    const facts = read({
      'template.yaml': `Resources:\n${save}  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties: { BodyS3Location: docs/api.yaml }\n`,
      'docs/api.yaml': openApi,
    });
    expect(routes(facts)).toEqual(expectedRoutes('rest'));
  });

  test.each([
    ['{ x-amazon-apigateway-auth: { type: NONE } }', 'none'],
    ['{ x-amazon-apigateway-auth: { type: AWS_IAM } }', 'iam'],
    ['{}', undefined],
    ['{ security: [] }', 'none'],
    ['{ security: [{ key: [] }] }', 'key'],
  ])('an operation that says %s', (operation, expected) => {
    const body = `{ swagger: '2.0', securityDefinitions: { key: { type: apiKey } }, paths: { /orders: { get: ${operation.replace(/ ?\}$/, `, x-amazon-apigateway-integration: { uri: !GetAtt Save.Arn } }`).replace('{,', '{')} } } }`;
    const facts = read(`Resources:\n${save}  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Body: ${body} } }\n`);
    expect(routes(facts)).toEqual([['rest', 'GET', '/orders', '@Save.arn', expected]]);
  });

  test('several operations of an HTTP API may share an integration', () => {
    const facts = read(`Resources:
${save}  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Body:
        openapi: 3.0.1
        paths:
          /orders: { get: { x-amazon-apigateway-integration: { $ref: '#/components/x-amazon-apigateway-integrations/save' } } }
          /other: { get: { x-amazon-apigateway-integration: { $ref: '#/components/x-amazon-apigateway-integrations/gone' } } }
        components: { x-amazon-apigateway-integrations: { save: { uri: !GetAtt Save.Arn } } }
`);
    expect(routes(facts)).toEqual([['http', 'GET', '/orders', '@Save.arn', undefined]]);
  });

  test.each([
    ['x-amazon-apigateway-policy: { Statement: [] }', true],
    ['x-amazon-apigateway-endpoint-configuration: { vpcEndpointIds: [vpce-1] }', true],
    ['info: { title: orders }', undefined],
  ])('keeps strangers out by itself: %s', (extension, expected) => {
    const facts = read(
      `Resources:\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Body: { openapi: 3.0.1, ${extension} } } }\n`,
    );
    expect(plain(declaration(facts, 'api', 'Api').restricted)).toBe(expected);
  });

  test('a route that stands in an event too is one route', () => {
    const facts = read(
      sam(
        `  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        Get: { Type: Api, Properties: { Path: /orders, Method: GET, RestApiId: !Ref Api } }\n  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      DefinitionBody:\n${indented}`,
      ),
    );
    const got = ofKind(facts, 'trigger').filter((route) => route.trigger === 'http' && plain(route.method) === 'GET');
    expect(got.map((route) => [route.id, 'authorization' in route && plain(route.authorization)])).toEqual([
      ['Save.Get', 'authorizer'],
    ]);
  });
});

test('of an event that an API with a definition does not have, nobody knows who is let in', () => {
  const facts = read(
    sam(
      `  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        Any: { Type: Api, Properties: { Path: '/*', Method: '*', RestApiId: !Ref Api } }\n  Api:\n    Type: AWS::Serverless::Api\n    Properties: { DefinitionUri: elsewhere.yaml }\n`,
    ),
  );
  expect(ofKind(facts, 'trigger').map((route) => 'authorization' in route && plain(route.authorization))).toEqual([
    { unknown: 'the definition of the API decides' },
  ]);
});

test.each([
  ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::DomainName'],
  ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::DomainName'],
  ['AWS::Serverless::Api', 'AWS::ApiGateway::DomainName'],
])('%s is restricted by a domain that asks for certificates', (type, domain) => {
  const withDomain = (settings: string, switchedOff: string) =>
    plain(
      declaration(
        read(
          `Resources:\n  Api: { Type: ${type}, Properties: { DisableExecuteApiEndpoint: ${switchedOff} } }\n  Domain: { Type: ${domain}, Properties: ${settings} }\n`,
        ),
        'api',
        'Api',
      ).restricted,
    );
  const asking = '{ MutualTlsAuthentication: { TruststoreUri: "s3://trust/store.pem" } }';
  expect(withDomain(asking, 'true')).toBe(true);
  expect(withDomain(asking, '!If [Strict, true, !Ref AWS::NoValue]')).toEqual({ choice: [true, undefined] });
  expect(withDomain(asking, '!Ref AWS::NoValue')).toBe(undefined);
  expect(withDomain('{}', 'true')).toBe(undefined);
});

describe('API Gateway resource by resource', () => {
  test('a REST API', () => {
    const facts = read(`Resources:
${save}  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { EndpointConfiguration: { Types: [PRIVATE] } }
  Orders:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders }
  Order:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Api, ParentId: !Ref Orders, PathPart: "{id}" }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Order
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: { Type: AWS_PROXY, Uri: !Sub "arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Save.Arn}/invocations" }
  Post:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: POST
      AuthorizationType: NONE
      ApiKeyRequired: true
      Integration: { Uri: !Join ["", ["arn:aws:apigateway:", !Ref AWS::Region, ":lambda:path/2015-03-31/functions/", !GetAtt Save.Arn, /invocations]] }
  Put:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref Api, HttpMethod: PUT, ResourceId: !Ref Loop, AuthorizationType: COGNITO_USER_POOLS, Integration: { Uri: !GetAtt Save.Arn } }
  Loop:
    Type: AWS::ApiGateway::Resource
    Properties: { ParentId: !Ref Loop, PathPart: x }
  Options:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref Api, HttpMethod: OPTIONS, Integration: { Type: MOCK } }
`);
    expect(routes(facts)).toEqual([
      ['rest', 'GET', '/orders/{id}', '@Save.arn', 'none'],
      ['rest', 'POST', '/', '@Save.arn', 'key'],
      ['rest', 'PUT', { unknown: 'the path above is not declared here' }, '@Save.arn', 'authorizer'],
    ]);
    expect(plain(declaration(facts, 'api', 'Api').restricted)).toBe(true);
    expect(declaration(facts, 'other', 'Options').type).toBe('AWS::ApiGateway::Method');
  });

  test('HTTP and WebSocket APIs', () => {
    const facts = read(`Resources:
${save}  Http: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }
  Quick: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP, Target: !GetAtt Save.Arn } }
  Socket: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Http, IntegrationUri: !GetAtt Save.Arn }
  Get:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Http, RouteKey: GET /orders, AuthorizationType: JWT, Target: !Sub "integrations/\${Integration}" }
  Default:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Http, RouteKey: $default, Target: !Join [/, [integrations, !Ref Integration]] }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Socket, RouteKey: $connect, AuthorizationType: NONE, Target: !Sub "integrations/\${Integration}" }
`);
    expect(routes(facts)).toEqual([
      ['http', undefined, undefined, '@Save.arn', undefined],
      ['http', 'GET', '/orders', '@Save.arn', 'authorizer'],
      ['http', undefined, '$default', '@Save.arn', undefined],
      ['websocket', undefined, '$connect', '@Save.arn', 'none'],
    ]);
  });

  test('WebSocket APIs of SAM', () => {
    const facts = read(`Resources:
${save}  Socket:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      Auth: { AuthType: AWS_IAM }
      RouteSelectionExpression: $request.body.action
      Routes: { $connect: { FunctionArn: !GetAtt Save.Arn }, $default: { FunctionArn: !GetAtt Save.Arn } }
`);
    expect(routes(facts)).toEqual([
      ['websocket', undefined, '$connect', '@Save.arn', 'iam'],
      ['websocket', undefined, '$default', '@Save.arn', undefined],
    ]);
  });

  test('GraphQL APIs', () => {
    const facts = read(`Resources:
${save}  Graph: { Type: AWS::AppSync::GraphQLApi, Properties: { AuthenticationType: API_KEY } }
  Source: { Type: AWS::AppSync::DataSource, Properties: { ApiId: !GetAtt Graph.ApiId, Type: AWS_LAMBDA, LambdaConfig: { LambdaFunctionArn: !GetAtt Save.Arn } } }
  Serverless:
    Type: AWS::Serverless::GraphQLApi
    Properties: { Auth: { Type: AWS_IAM }, DataSources: { Lambda: { Mine: { FunctionArn: !GetAtt Save.Arn } } } }
`);
    expect(ofKind(facts, 'api').map((api) => [api.gateway, plain(api.defaultAuthorization)])).toEqual([
      ['graphql', 'key'],
      ['graphql', 'iam'],
    ]);
    expect(routes(facts)).toEqual([
      ['graphql', undefined, undefined, '@Save.arn', undefined],
      ['graphql', undefined, undefined, '@Save.arn', undefined],
    ]);
  });
});
