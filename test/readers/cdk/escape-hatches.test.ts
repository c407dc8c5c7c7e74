import { describe, expect, test } from 'vitest';
import { applicationsIn, named, of, short, stackOf } from './reading.js';

const stagesOf = (program: string) =>
  of(stackOf(program), 'stage').map(({ throttled, tracing, accessLog }) => ({
    throttled: short(throttled),
    tracing: short(tracing),
    log: accessLog.kind,
  }));

describe('the resource behind a construct', () => {
  test('takes properties of a stage', () => {
    const api = "const api = new apigwv2.HttpApi(this, 'Api');";
    const set = { throttled: true, tracing: undefined, log: 'absent' };
    expect(stagesOf(api)).toEqual([{ ...set, throttled: undefined }]);
    for (const change of [
      '(api.defaultStage!.node.defaultChild as apigwv2.CfnStage).defaultRouteSettings = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };',
      "const stage = api.defaultStage?.node.defaultChild as apigwv2.CfnStage; stage.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 100);",
      "const stage = <apigwv2.CfnStage>api.defaultStage?.node.defaultChild; stage.addOverride('Properties.DefaultRouteSettings', { ThrottlingRateLimit: 100 });",
      "(api.defaultStage!.node.findChild('Resource') as apigwv2.CfnStage).defaultRouteSettings = { throttlingRateLimit: 100 };",
    ])
      expect(stagesOf(`${api} ${change}`), change).toEqual([set]);
  });

  test('takes properties in Python', () => {
    const program = `import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigwv2


class Orders(cdk.Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        api = apigwv2.HttpApi(self, "Api")
        stage = api.default_stage.node.default_child
        stage.default_route_settings = apigwv2.CfnStage.RouteSettingsProperty(throttling_rate_limit=100)


app = cdk.App()
Orders(app, "Orders")
app.synth()
`;
    const [facts] = applicationsIn({ 'cdk.json': '{ "app": "python3 app.py" }', 'app.py': program });
    expect(facts && of(facts, 'stage').map(({ throttled }) => short(throttled))).toEqual([true]);
  });

  test('takes the access log of an HTTP API', () => {
    const stage = stagesOf(`
      const api = new apigwv2.HttpApi(this, 'Api');
      const group = new logs.LogGroup(this, 'Requests');
      const stage = api.defaultStage?.node.defaultChild as apigwv2.CfnStage;
      stage.accessLogSettings = { destinationArn: group.logGroupArn, format: JSON.stringify({ id: '$context.requestId' }) };`);
    expect(stage[0]?.log).toBe('known');
  });

  test('takes properties of items in a list', () => {
    const stage = stagesOf(`
      const api = new apigw.RestApi(this, 'Api');
      const stage = api.deploymentStage.node.defaultChild as apigw.CfnStage;
      stage.addPropertyOverride('MethodSettings.0.ThrottlingRateLimit', 100);
      stage.tracingEnabled = true;`);
    expect(stage).toEqual([{ throttled: true, tracing: true, log: 'absent' }]);
  });

  test('keeps open what nobody knows of what is set', () => {
    const [stage] = stagesOf(`
      const api = new apigwv2.HttpApi(this, 'Api');
      const stage = api.defaultStage?.node.defaultChild as apigwv2.CfnStage;
      stage.defaultRouteSettings = JSON.parse(process.env.SETTINGS);
      stage.addPropertyOverride('DefaultRouteSettings.DetailedMetricsEnabled', true);`);
    expect(stage?.throttled).toBe('?');
  });

  test('spells abbreviations as CloudFormation does', () => {
    const facts = stackOf(`
      const permission = new lambda.CfnPermission(this, 'Allow', { action: 'lambda:InvokeFunction', functionName: fn.functionArn, principal: '*' });
      permission.principalOrgId = 'o-1234567890';`);
    expect(of(facts, 'permission').map(({ organization }) => short(organization))).toEqual(['o-1234567890']);
  });

  test('loses properties', () => {
    const facts = stackOf(`
      const fn = new lambda.Function(this, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'a.b', code: lambda.Code.fromAsset('src'), memorySize: 256, timeout: cdk.Duration.seconds(5) });
      const resource = fn.node.defaultChild as lambda.CfnFunction;
      resource.addPropertyDeletionOverride('MemorySize');
      resource.addDeletionOverride('Properties.Timeout');`);
    const { memoryMb, timeoutSeconds } = named(facts, 'function', 'Fn');
    expect([memoryMb.kind, timeoutSeconds.kind]).toEqual(['absent', 'absent']);
  });

  test('is the same resource', () => {
    const facts = stackOf(`
      const queue = new sqs.Queue(this, 'Orders');
      const resource = queue.node.defaultChild as sqs.CfnQueue;
      resource.visibilityTimeout = 120;
      resource.addOverride('DeletionPolicy', 'Retain');
      new sqs.CfnQueue(this, 'Other', { redrivePolicy: { deadLetterTargetArn: resource.attrArn, maxReceiveCount: 3 } });`);
    expect(of(facts, 'queue').map(({ name }) => name)).toEqual(['Orders', 'Other']);
    expect(short(named(facts, 'queue', 'Orders').visibilityTimeoutSeconds)).toBe(120);
    const { redrive } = named(facts, 'queue', 'Other');
    expect(redrive.kind === 'known' && short(redrive.value.target)).toBe('Orders/Orders.arn');
  });
});

test.each([
  'fn.toString()',
  "queue.hasOwnProperty('Orders')",
  "'orders'.valueOf()",
  '[1].toString()',
  'cdk.Duration.seconds(5).toString()',
  "new sfn.Pass(this, 'Pass').toString()",
])('methods that every object has are none of ours: %s', (written) => {
  const facts = stackOf(`
    const queue = new sqs.Queue(this, 'Orders');
    const given = ${written};
    if (given) new sqs.Queue(this, 'Other', { queueName: given });`);
  expect(of(facts, 'queue').map(({ name }) => name)).toEqual(['Orders', 'Other']);
});
