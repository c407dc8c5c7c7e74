import { type Datum, literalOf, optionsOf, type Site, text, unknown } from '../../../evaluation/data.js';
import { joinTexts } from '../../../evaluation/operators.js';
import { copyProps, setDefault } from '../application.js';
import { type Construct, constructIn, type Part, partIn, reference } from '../construct.js';
import { setAt } from '../draft.js';
import type { ConstructFamily, Context } from '../family.js';
import type { Props } from '../props.js';
import { arn, constantName } from '../values.js';
import { corsSettings, declareHttpStage, milliseconds, payloadFormat } from './stages.js';

/** HTTP and WebSocket APIs with their routes. */
export const httpApiFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-apigatewayv2.HttpApi'],
    make: (construct, context) => {
      const draft = context.application.declare(construct, 'AWS::ApiGatewayV2::Api', {
        Name: 'apiName',
        DisableExecuteApiEndpoint: 'disableExecuteApiEndpoint',
      });
      setDefault(draft, 'ProtocolType', text('HTTP', draft.site));
      const cors = corsSettings(construct.props.inner('corsPreflight'), 'allowOrigins');
      if (cors) setAt(draft.properties, ['CorsConfiguration'], cors);
      declareDefaultStage(construct, context);
      const integration = construct.props.slot('defaultIntegration');
      if (integration)
        declareRoute(
          construct,
          text('$default', integration.site),
          integration.datum,
          construct.props,
          context,
          integration.site,
        );
    },
    methods: {
      addRoutes: (construct, given, context) => {
        const props = given.props(0);
        const site = given.call.site;
        const path = props.get('path') ?? unknown(site, 'the path is not known');
        for (const method of methodsIn(props.get('methods'), site)) {
          const key = joinTexts([method, text(' ', site), path], site);
          declareRoute(construct, key, props.get('integration'), props, context, site);
        }
        return undefined;
      },
    },
  },
  {
    types: ['aws-apigatewayv2.HttpRoute'],
    make: (construct, context) => {
      const { props, site } = construct;
      const api = constructIn(props.get('httpApi'));
      const key = partIn(props.get('routeKey'));
      const [path, method] = key?.arguments ?? [];
      if (!api || !path) return;
      const verb = constantName(method) ?? 'ANY';
      const route = joinTexts([text(`${verb} `, site), path], site);
      declareRoute(api, route, props.get('integration'), props, context, site);
    },
  },
  {
    types: ['aws-apigatewayv2.WebSocketApi'],
    make: (construct, context) => {
      const draft = context.application.declare(construct, 'AWS::ApiGatewayV2::Api', { Name: 'apiName' });
      setDefault(draft, 'ProtocolType', text('WEBSOCKET', draft.site));
      for (const [name, key] of Object.entries(webSocketRoutes)) {
        const slot = construct.props.slot(name);
        if (!slot || slot.datum.kind === 'unknown') continue;
        const props = construct.props.inner(name);
        declareRoute(construct, text(key, slot.site), props.get('integration'), props, context, slot.site);
      }
    },
    methods: {
      addRoute: (construct, given, context) => {
        const key = given.slot(0, 'routeKey');
        const props = given.props(1);
        if (key) declareRoute(construct, key.datum, props.get('integration'), props, context, given.call.site);
        return undefined;
      },
    },
  },
];

const webSocketRoutes: Readonly<Record<string, string>> = {
  connectRouteOptions: '$connect',
  disconnectRouteOptions: '$disconnect',
  defaultRouteOptions: '$default',
};

/** Source: aws-cdk-lib, `HttpApiProps.createDefaultStage`, 2026-11. */
function declareDefaultStage(construct: Construct, { application }: Context): void {
  const made = construct.props.get('createDefaultStage');
  if (made?.kind === 'boolean' && !made.value) return;
  const stage = application.child(construct, { type: 'aws-apigatewayv2.HttpStage', name: 'DefaultStage' });
  declareHttpStage(stage, construct, application, true);
  construct.members.set('defaultStage', stage.datum);
}

/** Source: aws-cdk-lib, `HttpLambdaIntegrationProps.payloadFormatVersion`: 2.0 unless told otherwise, 2026-11. */
function setHandedOn({ props, site }: Part, draft: NonNullable<Construct['draft']>): void {
  copyProps(
    props,
    { PayloadFormatVersion: ['payloadFormatVersion', payloadFormat], TimeoutInMillis: ['timeout', milliseconds] },
    draft,
  );
  if (!props.slot('payloadFormatVersion')) setDefault(draft, 'PayloadFormatVersion', text('2.0', site));
}

/** Without methods a route takes any (aws-cdk-lib, `AddRoutesOptions.methods`, 2026-11). */
function methodsIn(datum: Datum | undefined, site: Site): readonly Datum[] {
  if (datum?.kind !== 'list') return [text('ANY', site)];
  return datum.items.map((item) => text(constantName(item.datum) ?? 'ANY', item.site));
}

function declareRoute(
  api: Construct,
  key: Datum,
  integration: Datum | undefined,
  props: Props,
  { application, run }: Context,
  site: Site,
): void {
  const part = partIn(integration);
  const route = application.child(api, {
    type: 'aws-apigatewayv2.Route',
    name: literalOf(key) ?? 'Route',
    site,
    props,
    isConditional: run.isConditional,
  });
  const made = application.child(route, {
    type: part?.type ?? 'aws-apigatewayv2.Integration',
    name: 'Integration',
    site,
  });
  const integrated = application.declare(made, 'AWS::ApiGatewayV2::Integration');
  const target = part && handlerOf(part);
  if (target) setDefault(integrated, 'IntegrationUri', arn(target));
  if (part && /Lambda/.test(part.className)) setHandedOn(part, integrated);
  const draft = application.declare(route, 'AWS::ApiGatewayV2::Route');
  const owner = api.isImported ? unknown(site, `${api.name} is declared elsewhere`) : reference(api, undefined, site);
  setDefault(draft, 'ApiId', owner);
  setDefault(draft, 'RouteKey', key);
  setDefault(draft, 'Target', joinTexts([text('integrations/', site), reference(made, undefined, site)], site));
  setAuthorization(props, api, draft);
}

/** Source: aws-cdk-lib, `HttpApiProps.defaultAuthorizer`: it counts for routes that name none, 2026-11. */
function setAuthorization(props: Props, api: Construct, draft: NonNullable<Construct['draft']>): void {
  const slot = props.slot('authorizer') ?? api.props.slot('defaultAuthorizer');
  if (!slot) {
    setDefault(draft, 'AuthorizationType', text('NONE', draft.site));
    return;
  }
  const words = optionsOf(slot.datum).map((option) => authorizerWord(option));
  const [word] = words;
  if (word)
    setAt(draft.properties, ['AuthorizationType'], {
      ...slot,
      datum: words.length === 1 ? word : unknown(slot.site, 'which authorizer it is is not known'),
    });
}

function authorizerWord(datum: Datum): Datum {
  const className = partIn(datum)?.className ?? '';
  if (className === 'HttpNoneAuthorizer') return text('NONE', datum.site);
  if (className === 'HttpIamAuthorizer' || className === 'WebSocketIamAuthorizer') return text('AWS_IAM', datum.site);
  return datum.kind === 'unknown' ? datum : text('CUSTOM', datum.site);
}

/** Integrations take an id first in version 2, and a map in version 1. */
function handlerOf(part: Part): Datum | undefined {
  if (!/Lambda/.test(part.className)) return undefined;
  const handler = part.arguments.find((argument) => constructIn(argument));
  return handler ?? part.props.get('handler');
}
