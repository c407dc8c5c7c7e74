// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are programs and what is expected of them.
import { describe, expect, test } from 'vitest';
import { type Files, repaired } from './repaired.js';

/** What a REST API without limits and logs is made with, in each way of writing it but those that pages show. */
const typescript = `import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

const role = new aws.iam.Role('save', { assumeRolePolicy: '{}' });
const save = new aws.lambda.Function('save', { runtime: 'nodejs22.x', handler: 'app.handler', role: role.arn, code: new pulumi.asset.FileArchive('src') });
const api = new aws.apigateway.RestApi('orders', {});
const resource = new aws.apigateway.Resource('items', { restApi: api.id, parentId: api.rootResourceId, pathPart: 'items' });
const method = new aws.apigateway.Method('post', { restApi: api.id, resourceId: resource.id, httpMethod: 'POST', authorization: 'NONE' });
const integration = new aws.apigateway.Integration('post', { restApi: api.id, resourceId: resource.id, httpMethod: method.httpMethod, integrationHttpMethod: 'POST', type: 'AWS_PROXY', uri: save.invokeArn });
const deployment = new aws.apigateway.Deployment('live', { restApi: api.id }, { dependsOn: [integration] });
// What the world sees.
const stage = new aws.apigateway.Stage('live', {
  restApi: api.id,
  deployment: deployment.id,
  stageName: 'live',
});
export const url = stage.invokeUrl;
`;

const python = `import pulumi
import pulumi_aws as aws

role = aws.iam.Role("save", assume_role_policy="{}")
save = aws.lambda_.Function("save", runtime="python3.13", handler="app.handler", role=role.arn, code=pulumi.FileArchive("src"))
api = aws.apigateway.RestApi("orders")
resource = aws.apigateway.Resource("items", rest_api=api.id, parent_id=api.root_resource_id, path_part="items")
method = aws.apigateway.Method("post", rest_api=api.id, resource_id=resource.id, http_method="POST", authorization="NONE")
integration = aws.apigateway.Integration("post", rest_api=api.id, resource_id=resource.id, http_method="POST", integration_http_method="POST", type="AWS_PROXY", uri=save.invoke_arn)
deployment = aws.apigateway.Deployment("live", rest_api=api.id)
stage = aws.apigateway.Stage(
    "live",
    rest_api=api.id,
    deployment=deployment.id,
    stage_name="live",
)
`;

const yaml = `name: orders
runtime: yaml
resources:
  role:
    type: aws:iam:Role
    properties: { assumeRolePolicy: '{}' }
  save:
    type: aws:lambda:Function
    properties:
      runtime: nodejs22.x
      handler: app.handler
      role: \${role.arn}
      code: { fn::fileArchive: src }
  api:
    type: aws:apigateway:RestApi
  items:
    type: aws:apigateway:Resource
    properties: { restApi: '\${api.id}', parentId: '\${api.rootResourceId}', pathPart: items }
  post:
    type: aws:apigateway:Method
    properties: { restApi: '\${api.id}', resourceId: '\${items.id}', httpMethod: POST, authorization: NONE }
  toSave:
    type: aws:apigateway:Integration
    properties: { restApi: '\${api.id}', resourceId: '\${items.id}', httpMethod: POST, integrationHttpMethod: POST, type: AWS_PROXY, uri: '\${save.invokeArn}' }
  deployment:
    type: aws:apigateway:Deployment
    properties: { restApi: '\${api.id}' }
  live: # what the world sees
    type: aws:apigateway:Stage
    properties:
      restApi: \${api.id}
      deployment: \${deployment.id}
      stageName: live
`;

const json = `{
  "resource": {
    "aws_lambda_function": {
      "save": { "function_name": "save", "runtime": "nodejs22.x", "handler": "app.handler", "filename": "save.zip", "role": "\${var.role}" }
    },
    "aws_api_gateway_rest_api": { "orders": { "name": "orders" } },
    "aws_api_gateway_resource": { "items": { "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}", "parent_id": "\${aws_api_gateway_rest_api.orders.root_resource_id}", "path_part": "items" } },
    "aws_api_gateway_method": { "post": { "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}", "resource_id": "\${aws_api_gateway_resource.items.id}", "http_method": "POST", "authorization": "NONE" } },
    "aws_api_gateway_integration": { "post": { "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}", "resource_id": "\${aws_api_gateway_resource.items.id}", "http_method": "POST", "integration_http_method": "POST", "type": "AWS_PROXY", "uri": "\${aws_lambda_function.save.invoke_arn}" } },
    "aws_api_gateway_deployment": { "live": { "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}" } },
    "aws_api_gateway_stage": {
      "live": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "deployment_id": "\${aws_api_gateway_deployment.live.id}",
        "stage_name": "live"
      }
    }
  },
  "variable": { "role": {} }
}
`;

const hcl = Object.entries(
  (JSON.parse(json) as { resource: Record<string, Record<string, Record<string, string>>> }).resource,
)
  .flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([label, given]) => {
      const lines = Object.entries(given).map(([key, value]) => `  ${key} = "${value}"\n`);
      return `resource "${type}" "${label}" {\n${lines.join('')}}\n`;
    }),
  )
  .join('\n');

function settingsOfMethods(label: string, stage: string, path: string): string {
  return `
resource "aws_api_gateway_method_settings" "${label}" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = ${stage}
  method_path = "${path}"
  settings {}
}
`;
}

const nodejs = 'name: orders\nruntime: nodejs\n';
const inPython = 'name: orders\nruntime: python\n';

describe('limits of a stage of a REST API', () => {
  const throttled = (files: Files) => repaired('api-throttling-missing', files);

  test('stand behind it in Pulumi, and in settings that are there', async () => {
    const files = { 'Pulumi.yaml': nodejs, 'index.ts': typescript };
    expect((await throttled(files))?.['index.ts']).toContain(`});
new aws.apigateway.MethodSettings('liveLimits', {
  restApi: api.id,
  stageName: stage.stageName,
  methodPath: '*/*',
  settings: {
    throttlingRateLimit: 100,
    throttlingBurstLimit: 200,
  },
});
`);
    const settings = `new aws.apigateway.MethodSettings('all', { restApi: api.id, stageName: stage.stageName, methodPath: '*/*', settings: { metricsEnabled: true } });\n`;
    const grown = (await throttled({ ...files, 'index.ts': typescript + settings }))?.['index.ts'] ?? '';
    expect(grown).toContain('settings: { metricsEnabled: true, throttlingRateLimit: 100, throttlingBurstLimit: 200 }');
    expect(grown.match(/MethodSettings/g)).toHaveLength(1);
  });

  test('are not offered beside settings of which nobody can tell whose they are, nor for a stage without a name', async () => {
    const settings = `new aws.apigateway.MethodSettings('all', { restApi: api.id, stageName: 'live', methodPath: '*/*', settings: {} });\n`;
    expect(await throttled({ 'Pulumi.yaml': nodejs, 'index.ts': typescript + settings })).toBeUndefined();
    const unnamed = typescript.replace('const stage = ', '').replace('export const url = stage.invokeUrl;\n', '');
    expect(await throttled({ 'Pulumi.yaml': nodejs, 'index.ts': unnamed })).toBeUndefined();
  });

  test('are spelled as Python spells them', async () => {
    const after = await throttled({ 'Pulumi.yaml': inPython, '__main__.py': python });
    expect(after?.['__main__.py']).toContain(`
aws.apigateway.MethodSettings(
    "liveLimits",
    rest_api=api.id,
    stage_name=stage.stage_name,
    method_path="*/*",
    settings={
        "throttling_rate_limit": 100,
        "throttling_burst_limit": 200,
    },
)
`);
  });

  test('stand in a program in YAML, comments and line ends kept', async () => {
    const after = (await throttled({ 'Pulumi.yaml': yaml.replaceAll('\n', '\r\n') }))?.['Pulumi.yaml'];
    expect(after).toContain('live: # what the world sees\r\n');
    expect(after?.replaceAll('\r\n', '\n')).toBe(`${yaml}  liveLimits:
    type: aws:apigateway:MethodSettings
    properties:
      restApi: \${api.id}
      stageName: \${live.stageName}
      methodPath: '*/*'
      settings:
        throttlingRateLimit: 100
        throttlingBurstLimit: 200
`);
  });

  test('stand in Terraform, in JSON as well', async () => {
    const after = JSON.parse((await throttled({ 'main.tf.json': json }))?.['main.tf.json'] ?? '');
    expect(after.resource.aws_api_gateway_method_settings).toEqual({
      live: {
        rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
        stage_name: '${aws_api_gateway_stage.live.stage_name}',
        method_path: '*/*',
        settings: { throttling_rate_limit: 100, throttling_burst_limit: 200 },
      },
    });
    expect((await throttled({ 'main.tf': hcl }))?.['main.tf']).toContain('aws_api_gateway_stage.live.stage_name');
  });

  test.each([
    {
      'Pulumi.yaml': `${yaml}  all:\n    type: aws:apigateway:MethodSettings\n    properties: { restApi: '\${api.id}', stageName: live, methodPath: '*/*', settings: {} }\n`,
    },
    {
      'main.tf.json': json.replace(
        '"aws_api_gateway_stage": {',
        '"aws_api_gateway_method_settings": { "all": { "rest_api_id": "${aws_api_gateway_rest_api.orders.id}", "stage_name": "live", "method_path": "*/*", "settings": {} } },\n    "aws_api_gateway_stage": {',
      ),
    },
    { 'main.tf': `${hcl}${settingsOfMethods('all', '"live"', '*/*')}` },
    { 'main.tf': `${hcl}${settingsOfMethods('live', 'aws_api_gateway_stage.live.stage_name', 'items/POST')}` },
  ])('are not offered where other settings may be its own, or have the name (%#)', async (files) => {
    expect(await throttled(files)).toBeUndefined();
  });

  test('are not offered in Terraform for stages that are made several times', async () => {
    const repeated = json.replace('"stage_name": "live"', '"stage_name": "live", "count": 2');
    expect(await throttled({ 'main.tf.json': repeated })).toBeUndefined();
  });
});

describe('the log of a stage', () => {
  const logged = (files: Files) => repaired('api-access-logging-missing', files);

  test('has its group in front of it in Pulumi', async () => {
    const after = (await logged({ 'Pulumi.yaml': nodejs, 'index.ts': typescript }))?.['index.ts'] ?? '';
    expect(after).toContain(`const ordersRequests = new aws.cloudwatch.LogGroup('ordersRequests', {
  name: pulumi.interpolate\`/aws/apigateway/\${api.name}\`,
  retentionInDays: 30,
});
// What the world sees.
const stage = `);
    expect(after).toContain('destinationArn: ordersRequests.arn,');
  });

  test('is named after its API where others are called the same', async () => {
    const same = typescript.replace("new aws.iam.Role('save'", "new aws.iam.Role('orders'");
    const after = (await logged({ 'Pulumi.yaml': nodejs, 'index.ts': same }))?.['index.ts'] ?? '';
    expect(after).toContain('`/aws/apigateway/${api.name}`');
  });

  test('stands in Terraform in JSON', async () => {
    const after = JSON.parse((await logged({ 'main.tf.json': json }))?.['main.tf.json'] ?? '');
    expect(after.resource.aws_api_gateway_stage.live.access_log_settings.destination_arn).toBe(
      '${aws_cloudwatch_log_group.orders_requests.arn}',
    );
  });
});

describe('the form in which requests are sent', () => {
  const code = `exports.handler = async (event) => {
  const { method } = event.requestContext.http;
  return { statusCode: 200, body: method };
};
`;
  const asked = (files: Files) => repaired('api-event-version-mismatch', { ...files, 'src/app.js': code });
  const program = `import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import { type Files, repaired } from './repaired.js';

const role = new aws.iam.Role('save', { assumeRolePolicy: '{}' });
const save = new aws.lambda.Function('save', { runtime: 'nodejs22.x', handler: 'app.handler', role: role.arn, code: new pulumi.asset.FileArchive('src') });
const api = new aws.apigatewayv2.Api('orders', { protocolType: 'HTTP' });
const integration = new aws.apigatewayv2.Integration('save', { apiId: api.id, integrationType: 'AWS_PROXY', integrationUri: save.invokeArn });
new aws.apigatewayv2.Route('post', { apiId: api.id, routeKey: 'POST /items', target: pulumi.interpolate\`integrations/\${integration.id}\` });
const stage = new aws.apigatewayv2.Stage('live', { apiId: api.id, name: '$default', autoDeploy: true });
export const url = stage.invokeUrl;
`;

  test('is said at the integration of a program', async () => {
    const after = (await asked({ 'Pulumi.yaml': nodejs, 'index.ts': program }))?.['index.ts'];
    expect(after).toBe(program.replace('save.invokeArn }', "save.invokeArn, payloadFormatVersion: '2.0' }"));
  });

  test('is said at the integration of a program in YAML', async () => {
    const text = `name: orders
runtime: yaml
resources:
  save:
    type: aws:lambda:Function
    properties: { runtime: nodejs22.x, handler: app.handler, role: 'arn:aws:iam::1:role/r', code: { fn::fileArchive: src } }
  api:
    type: aws:apigatewayv2:Api
    properties: { protocolType: HTTP }
  toSave:
    type: aws:apigatewayv2:Integration
    properties:
      apiId: \${api.id}
      integrationType: AWS_PROXY
      integrationUri: \${save.invokeArn}
  post:
    type: aws:apigatewayv2:Route
    properties:
      apiId: \${api.id}
      routeKey: POST /items
      target: integrations/\${toSave.id}
`;
    expect((await asked({ 'Pulumi.yaml': text }))?.['Pulumi.yaml']).toBe(
      text.replace('${save.invokeArn}\n', "${save.invokeArn}\n      payloadFormatVersion: '2.0'\n"),
    );
  });

  test('is said at the integration of Terraform in JSON', async () => {
    const api = '${aws_apigatewayv2_api.orders.id}';
    const text = JSON.stringify({
      data: { archive_file: { save: { type: 'zip', source_dir: 'src', output_path: 'save.zip' } } },
      resource: {
        aws_lambda_function: {
          save: {
            function_name: 'save',
            runtime: 'nodejs22.x',
            handler: 'app.handler',
            filename: '${data.archive_file.save.output_path}',
          },
        },
        aws_apigatewayv2_api: { orders: { name: 'orders', protocol_type: 'HTTP' } },
        aws_apigatewayv2_integration: {
          save: {
            api_id: api,
            integration_type: 'AWS_PROXY',
            integration_uri: '${aws_lambda_function.save.invoke_arn}',
          },
        },
        aws_apigatewayv2_route: {
          post: {
            api_id: api,
            route_key: 'POST /items',
            target: 'integrations/${aws_apigatewayv2_integration.save.id}',
          },
        },
      },
    });
    const after = JSON.parse((await asked({ 'main.tf.json': text }))?.['main.tf.json'] ?? '');
    expect(after.resource.aws_apigatewayv2_integration.save.payload_format_version).toBe('2.0');
  });
});
