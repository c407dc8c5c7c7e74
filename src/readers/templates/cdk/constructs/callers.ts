import { type Datum, literalOf, text } from '../../../evaluation/data.js';
import { setDefault } from '../application.js';
import { type Construct, constructIn, partIn, reference } from '../construct.js';
import { appendAt, mapOf, setAt } from '../draft.js';
import type { ConstructFamily } from '../family.js';
import { Props } from '../props.js';
import { setRemovalPolicy } from '../removal.js';
import { arn, constantName } from '../values.js';

/** Services that call functions and are themselves nothing a rule asks about. */
export const callerFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-cognito.UserPool'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::Cognito::UserPool', {
        DeletionProtectionEnabled: 'deletionProtection',
      });
      setRemovalPolicy(construct);
      const triggers = construct.props.slot('lambdaTriggers');
      if (!triggers || triggers.datum.kind === 'unknown') return;
      for (const [key, slot] of Props.of(triggers.datum, triggers.site).entries) {
        setAt(draft.properties, ['LambdaConfig', capitalised(key)], { ...slot, datum: arn(slot.datum) });
      }
    },
    methods: {
      addTrigger: (construct, given) => {
        const operation = constantName(given.at(0, 'operation'));
        const target = given.slot(1, 'fn');
        if (construct.draft && operation !== undefined && target) {
          const key = operation.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
          setAt(construct.draft.properties, ['LambdaConfig', key], { ...target, datum: arn(target.datum) });
        }
        return undefined;
      },
    },
  },
  {
    types: ['aws-appsync.GraphqlApi'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::AppSync::GraphQLApi', { Name: 'name' });
      const mode = construct.props.inner('authorizationConfig').inner('defaultAuthorization').get('authorizationType');
      // Source: aws-cdk-lib, `AuthorizationConfig`: API_KEY when it is not given, 2026-11.
      const known = mode ? words[constantName(mode) ?? ''] : 'API_KEY';
      if (known !== undefined) setDefault(draft, 'AuthenticationType', text(known, mode?.site ?? draft.site));
    },
    methods: {
      addLambdaDataSource: (construct, given, { application }) => {
        const target = given.at(1, 'lambdaFunction');
        const source = application.child(construct, {
          type: 'aws-appsync.LambdaDataSource',
          name: literalOf(given.at(0, 'id')) ?? 'DataSource',
          site: given.call.site,
        });
        const draft = application.declare(source, 'AWS::AppSync::DataSource');
        setDefault(draft, 'ApiId', reference(construct, undefined, draft.site));
        if (target) setDefault(draft, 'LambdaConfig.LambdaFunctionArn', arn(target));
        return source.datum;
      },
    },
  },
  {
    types: ['aws-iot.TopicRule'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::IoT::TopicRule');
      const actions = construct.props.get('actions');
      for (const { datum } of actions?.kind === 'list' ? actions.items : []) {
        const target = partIn(datum)?.arguments[0];
        if (!target || !constructIn(target)) continue;
        const action = mapOf({ Lambda: mapOf({ FunctionArn: arn(target) }, datum.site) }, datum.site);
        appendAt(draft.properties, ['TopicRulePayload', 'Actions'], { datum: action, site: datum.site });
      }
    },
  },
  {
    types: ['aws-elasticloadbalancingv2.ApplicationTargetGroup', 'aws-elasticloadbalancingv2.ApplicationListener'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::ElasticLoadBalancingV2::TargetGroup');
      const targets = construct.props.get('targets');
      for (const { datum } of targets?.kind === 'list' ? targets.items : []) addLoadBalanced(draft, datum);
    },
    methods: {
      addTarget: (construct, given) => {
        for (const { datum } of given.positional) if (construct.draft) addLoadBalanced(construct.draft, datum);
        return undefined;
      },
      addTargets: (construct, given) => {
        const targets = given.props(1).get('targets');
        for (const { datum } of targets?.kind === 'list' ? targets.items : []) {
          if (construct.draft) addLoadBalanced(construct.draft, datum);
        }
        return undefined;
      },
    },
  },
  {
    types: ['aws-elasticloadbalancingv2.ApplicationLoadBalancer'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
    },
    methods: {
      addListener: (construct, given, { application }) => {
        const listener = application.child(construct, {
          type: 'aws-elasticloadbalancingv2.ApplicationListener',
          name: literalOf(given.at(0, 'id')) ?? 'Listener',
          site: given.call.site,
        });
        application.declare(listener, 'AWS::ElasticLoadBalancingV2::TargetGroup');
        return listener.datum;
      },
    },
  },
];

function addLoadBalanced(draft: NonNullable<Construct['draft']>, datum: Datum): void {
  const part = partIn(datum);
  const target = part?.className === 'LambdaTarget' ? part.arguments[0] : undefined;
  if (!part || !target) return;
  const { site } = part;
  setDefault(draft, 'TargetType', text('lambda', site));
  appendAt(draft.properties, ['Targets'], { datum: mapOf({ Id: arn(target) }, site), site });
}

/** Source: aws-cdk-lib API reference, enum `appsync.AuthorizationType`, 2026-11. */
const words: Readonly<Record<string, string>> = {
  API_KEY: 'API_KEY',
  IAM: 'AWS_IAM',
  USER_POOL: 'AMAZON_COGNITO_USER_POOLS',
  OIDC: 'OPENID_CONNECT',
  LAMBDA: 'AWS_LAMBDA',
};

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
