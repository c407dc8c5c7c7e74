import { type Datum, list, literalOf, type Site, text } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { copyProps, setDefault } from '../application.js';
import { type Construct, constructIn, type Part, partIn, reference } from '../construct.js';
import { mapOf, setAt } from '../draft.js';
import type { ConstructFamily, Context, Method } from '../family.js';
import { Props } from '../props.js';
import { arn, upperCase } from '../values.js';
import { corsSettings, declareRestStage, milliseconds } from './stages.js';

/** REST APIs with their resources and methods. */
export const restApiFamilies: readonly ConstructFamily[] = [
  {
    types: [
      'aws-apigateway.RestApi',
      'aws-apigateway.LambdaRestApi',
      'aws-apigateway.StepFunctionsRestApi',
      'aws-apigateway.SpecRestApi',
    ],
    make: makeApi,
    methods: {
      addMethod: (construct, given, context) => rootOf(construct) && addMethod(rootOf(construct), given, context),
      addUsagePlan: (construct, given, { application }) => {
        const props = given.props(1);
        const site = given.call.site;
        const plan = application.child(construct, { type: 'aws-apigateway.UsagePlan', name: 'UsagePlan', site, props });
        const draft = application.declare(plan, 'AWS::ApiGateway::UsagePlan', { Throttle: 'throttle' });
        setAt(draft.properties, ['ApiStages'], {
          datum: list([mapOf({ ApiId: reference(construct, undefined, site) }, site)], site),
          site,
        });
        return plan.datum;
      },
    },
    member: (construct, name, site) => (name === 'url' ? reference(construct, 'url', site) : undefined),
  },
  {
    types: ['aws-apigateway.Resource', 'aws-apigateway.ProxyResource'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::ApiGateway::Resource', { PathPart: 'pathPart' });
      const parent = constructIn(construct.props.get('parent'));
      if (parent) inherit(construct, parent, draft.site);
    },
    methods: {
      addResource: (construct, given, context) =>
        addResource(construct, given.slot(0, 'pathPart'), given.props(1), context, given.call.site),
      addMethod: (construct, given, context) => addMethod(construct, given, context),
      addProxy: (construct, given, context) => {
        const props = given.props(0);
        const site = given.call.site;
        const proxy = addResource(construct, { datum: text('{proxy+}', site), site }, props, context, site);
        const any = props.get('anyMethod');
        if (any?.kind !== 'boolean' || any.value)
          declareMethod(
            constructIn(proxy),
            { datum: text('ANY', site), site },
            undefined,
            Props.none(site),
            context,
            site,
          );
        return proxy;
      },
      resourceForPath: (construct, given, context) => {
        const path =
          literalOf(given.at(0, 'path'))
            ?.split('/')
            .filter((part) => part !== '') ?? [];
        const site = given.call.site;
        return path.reduce<Datum>((above, part) => {
          const parent = constructIn(above);
          const known = parent?.members.get(`/${part}`);
          return (
            known ??
            (parent ? addResource(parent, { datum: text(part, site), site }, Props.none(site), context, site) : above)
          );
        }, construct.datum);
      },
      addCorsPreflight: (construct, given) => {
        const owner = constructIn(construct.members.get('api'));
        const cors = corsSettings(given.props(0), 'allowOrigins');
        if (owner?.draft && cors) setAt(owner.draft.properties, ['CorsConfiguration'], cors);
        return undefined;
      },
      getResource: (construct, given) => construct.members.get(`/${literalOf(given.at(0, 'pathPart')) ?? ''}`),
    },
    member: (construct, name) => construct.members.get(name),
  },
  {
    types: ['aws-apigateway.Method'],
    make: (construct, context) => {
      const { props, site } = construct;
      const resource = constructIn(props.get('resource'));
      const method = props.slot('httpMethod');
      if (method) declareMethod(resource, method, props.get('integration'), props.inner('options'), context, site);
    },
  },
];

function makeApi(construct: Construct, context: Context): void {
  const { application } = context;
  const { props, site } = construct;
  const draft = application.declare(construct, 'AWS::ApiGateway::RestApi', {
    Name: 'restApiName',
    Policy: 'policy',
    DisableExecuteApiEndpoint: 'disableExecuteApiEndpoint',
    'EndpointConfiguration.Types': ['endpointTypes', listOfWords],
  });
  declareStage(construct, context);
  const cors = corsSettings(props.inner('defaultCorsPreflightOptions'), 'allowOrigins');
  if (cors) setAt(draft.properties, ['CorsConfiguration'], cors);
  const endpoint = props.inner('endpointConfiguration').slot('types');
  if (endpoint)
    setAt(draft.properties, ['EndpointConfiguration', 'Types'], { ...endpoint, datum: listOfWords(endpoint.datum) });
  if (construct.type === 'aws-apigateway.SpecRestApi') {
    const definition = partIn(props.get('apiDefinition'));
    const path = definition && (definition.arguments[0] ?? definition.props.get('path'));
    if (definition?.type.endsWith('fromInline') && path) setDefault(draft, 'Body', path);
    else {
      if (definition) setDefault(draft, 'BodyS3Location', mapOf({}, definition.site));
      application.leaveOut(site, `the definition of ${construct.name} is not read`);
    }
    return;
  }
  const root = makeRoot(construct, context);
  const handler = props.get('handler');
  if (construct.type !== 'aws-apigateway.LambdaRestApi' || !handler) return;
  construct.members.set('defaultTarget', handler);
  const proxy = props.get('proxy');
  if (proxy?.kind === 'boolean' && !proxy.value) return;
  // Source: aws-cdk-lib, `LambdaRestApiProps.proxy`: every path and method goes to the function, 2026-11.
  const none = Props.none(site);
  declareMethod(root, { datum: text('ANY', site), site }, undefined, none, context, site);
  const below = addResource(root, { datum: text('{proxy+}', site), site }, none, context, site);
  declareMethod(constructIn(below), { datum: text('ANY', site), site }, undefined, none, context, site);
}

/** Every API is deployed to a stage unless that is left to the program (aws-cdk-lib, `RestApiBaseProps.deploy`, 2026-11). */
function declareStage(construct: Construct, { application }: Context): void {
  const { props } = construct;
  const deploy = props.get('deploy');
  if (deploy?.kind === 'boolean' && !deploy.value) return;
  const stage = application.child(construct, {
    type: 'aws-apigateway.Stage',
    name: 'DeploymentStage',
    props: props.inner('deployOptions'),
  });
  declareRestStage(stage, construct, application, true);
  construct.members.set('deploymentStage', stage.datum);
}

/** The resource `/`, which is there with the API. */
function makeRoot(api: Construct, { application }: Context): Construct {
  const root = application.child(api, { type: 'aws-apigateway.Resource', name: 'Default' });
  root.members.set('api', api.datum);
  root.members.set('isRoot', { kind: 'boolean', value: true, site: api.site });
  api.members.set('root', root.datum);
  return root;
}

function rootOf(api: Construct): Construct {
  return constructIn(api.members.get('root')) ?? api;
}

function inherit(resource: Construct, parent: Construct, site: Site): void {
  const api = parent.members.get('api');
  const owner = constructIn(api);
  if (!api || !owner || !resource.draft) return;
  resource.members.set('api', api);
  const isRoot = parent.members.has('isRoot');
  setDefault(
    resource.draft,
    'ParentId',
    reference(isRoot ? owner : parent, isRoot ? 'rootResourceId' : undefined, site),
  );
  setDefault(resource.draft, 'RestApiId', reference(owner, undefined, site));
}

function addResource(
  parent: Construct,
  path: Slot | undefined,
  props: Props,
  { application, run }: Context,
  site: Site,
): Datum {
  const name = literalOf(path?.datum) ?? 'Resource';
  const resource = application.child(parent, {
    type: 'aws-apigateway.Resource',
    name,
    site,
    nameSite: path?.site ?? site,
    props,
    isConditional: run.isConditional,
  });
  const draft = application.declare(resource, 'AWS::ApiGateway::Resource');
  if (path) setAt(draft.properties, ['PathPart'], path);
  inherit(resource, parent, site);
  for (const name of ['defaultIntegration', 'defaultMethodOptions']) {
    const inherited = props.get(name) ?? parent.members.get(name);
    if (inherited) resource.members.set(name, inherited);
  }
  parent.members.set(`/${name}`, resource.datum);
  return resource.datum;
}

function addMethod(resource: Construct, given: Parameters<Method>[1], context: Context): undefined {
  const method = given.slot(0, 'httpMethod');
  if (!method) return undefined;
  const options = given.positional.length > 0 ? given.props(2) : Props.named(given.call.arguments, given.call.site);
  const named = Props.named(given.call.arguments, given.call.site);
  const props = named.entries.size > 0 ? named : options;
  declareMethod(resource, method, given.at(1, 'target') ?? given.at(1, 'integration'), props, context, given.call.site);
  return undefined;
}

function declareMethod(
  resource: Construct | undefined,
  method: Slot,
  integration: Datum | undefined,
  options: Props,
  { application, run }: Context,
  site: Site,
): void {
  const api = constructIn(resource?.members.get('api'));
  if (!resource || !api) return;
  const name = literalOf(method.datum) ?? 'Method';
  const construct = application.child(resource, {
    type: 'aws-apigateway.Method',
    name,
    site,
    nameSite: method.site,
    props: options,
    isConditional: run.isConditional,
  });
  const draft = application.declare(construct, 'AWS::ApiGateway::Method', {
    AuthorizationType: ['authorizationType', authorizationWord],
    ApiKeyRequired: 'apiKeyRequired',
  });
  setAt(draft.properties, ['HttpMethod'], { ...method, datum: method.datum });
  const isRoot = resource.members.has('isRoot');
  setDefault(draft, 'RestApiId', reference(api, undefined, site));
  setDefault(draft, 'ResourceId', reference(isRoot ? api : resource, isRoot ? 'rootResourceId' : undefined, site));
  const target =
    targetOf(integration) ??
    targetOf(resource.members.get('defaultIntegration')) ??
    targetOf(api.props.get('defaultIntegration')) ??
    targetOf(api.members.get('defaultTarget'));
  if (target) setDefault(draft, 'Integration.Uri', target);
  const integrated = [integration, resource.members.get('defaultIntegration'), api.props.get('defaultIntegration')];
  setIntegration(partIn(integrated.find((each) => targetOf(each))), draft);
  const validator = options.slot('requestValidator') ?? options.slot('requestValidatorOptions');
  if (validator)
    setAt(draft.properties, ['RequestValidatorId'], { ...validator, datum: text('validator', validator.site) });
  setAuthorization(options, resource, api, draft);
}

/** Source: aws-cdk-lib, `LambdaIntegrationOptions`: a proxy unless told otherwise, 2026-11. */
function setIntegration(part: Part | undefined, draft: NonNullable<Construct['draft']>): void {
  if (!part) return;
  const proxy = part.props.get('proxy');
  const isMapped = proxy?.kind === 'boolean' && !proxy.value;
  setDefault(draft, 'Integration.Type', text(isMapped ? 'AWS' : 'AWS_PROXY', proxy?.site ?? part.site));
  copyProps(
    part.props,
    { 'Integration.TimeoutInMillis': ['timeout', milliseconds], 'Integration.RequestParameters': 'requestParameters' },
    draft,
  );
}

/** Source: aws-cdk-lib, `MethodOptions`: the options of the method, of its resource, of the API, and then NONE, 2026-11. */
function setAuthorization(
  options: Props,
  resource: Construct,
  api: Construct,
  draft: NonNullable<Construct['draft']>,
): void {
  if (draft.properties.entries.has('AuthorizationType') || options.incomplete !== undefined) return;
  const above = resource.members.get('defaultMethodOptions') ?? api.props.get('defaultMethodOptions');
  for (const props of [options, Props.of(above, draft.site)]) {
    const type = props.slot('authorizationType');
    const authorizer = props.slot('authorizer');
    const key = props.slot('apiKeyRequired');
    if (key && !draft.properties.entries.has('ApiKeyRequired')) setAt(draft.properties, ['ApiKeyRequired'], key);
    const slot = type
      ? { ...type, datum: authorizationWord(type.datum) }
      : authorizer && { ...authorizer, datum: text('CUSTOM', authorizer.site) };
    if (!slot) continue;
    setAt(draft.properties, ['AuthorizationType'], slot);
    return;
  }
  setDefault(draft, 'AuthorizationType', text('NONE', draft.site));
}

function authorizationWord(datum: Datum): Datum {
  const word = upperCase(datum);
  return literalOf(word) === 'IAM' ? text('AWS_IAM', word.site) : word;
}

/** What an integration hands requests to: a function, or what is none. */
function targetOf(integration: Datum | undefined): Datum | undefined {
  const construct = constructIn(integration);
  if (construct) return arn(construct.datum);
  const part = partIn(integration);
  if (!part) return undefined;
  const [first] = part.arguments;
  if (part.className === 'LambdaIntegration' && first) return arn(first);
  return mapOf({}, part.site);
}

function listOfWords(datum: Datum): Datum {
  if (datum.kind !== 'list') return upperCase(datum);
  return { ...datum, items: datum.items.map((item) => ({ ...item, datum: upperCase(item.datum) })) };
}
