import { whereOf } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { block, blocks, json, type ProviderTypes } from '../translation.js';

const targetGroup = { type: 'AWS::ElasticLoadBalancingV2::TargetGroup', arguments: { target_type: 'TargetType' } };
const targetGroupAttachment = { arguments: { target_group_arn: 'TargetGroupArn', target_id: 'Id' } };

const accessLog = { destination_arn: 'DestinationArn', format: 'Format' };
const throttling = {
  throttling_rate_limit: 'ThrottlingRateLimit',
  throttling_burst_limit: 'ThrottlingBurstLimit',
};

/** API Gateway, AppSync and load balancers (Terraform registry, AWS provider 6, 2026-11). */
export const apis: ProviderTypes = {
  aws_api_gateway_rest_api: {
    type: 'AWS::ApiGateway::RestApi',
    arguments: {
      name: 'Name',
      body: json('Body'),
      policy: json('Policy'),
      endpoint_configuration: block('EndpointConfiguration', { types: 'Types' }),
      disable_execute_api_endpoint: 'DisableExecuteApiEndpoint',
    },
  },
  aws_api_gateway_rest_api_policy: { arguments: { rest_api_id: 'RestApiId', policy: json('Policy') } },
  aws_api_gateway_resource: {
    type: 'AWS::ApiGateway::Resource',
    arguments: {
      rest_api_id: 'RestApiId',
      rest_api: 'RestApiId',
      parent_id: 'ParentId',
      path_part: 'PathPart',
    },
  },
  aws_api_gateway_method: {
    type: 'AWS::ApiGateway::Method',
    arguments: {
      rest_api_id: 'RestApiId',
      rest_api: 'RestApiId',
      resource_id: 'ResourceId',
      http_method: 'HttpMethod',
      authorization: 'AuthorizationType',
      api_key_required: 'ApiKeyRequired',
      request_validator_id: 'RequestValidatorId',
    },
  },
  aws_api_gateway_stage: {
    type: 'AWS::ApiGateway::Stage',
    arguments: {
      rest_api_id: 'RestApiId',
      rest_api: 'RestApiId',
      stage_name: 'StageName',
      access_log_settings: block('AccessLogSetting', accessLog),
      cache_cluster_enabled: 'CacheClusterEnabled',
      xray_tracing_enabled: 'TracingEnabled',
    },
  },
  aws_api_gateway_method_settings: {
    arguments: {
      rest_api_id: 'RestApiId',
      rest_api: 'RestApiId',
      stage_name: 'StageName',
      method_path: 'MethodPath',
      settings: block('Settings', { ...throttling, logging_level: 'LoggingLevel' }),
    },
  },
  aws_api_gateway_deployment: {
    type: 'AWS::ApiGateway::Deployment',
    arguments: { rest_api_id: 'RestApiId', rest_api: 'RestApiId', stage_name: 'StageName' },
  },
  aws_api_gateway_usage_plan: {
    type: 'AWS::ApiGateway::UsagePlan',
    arguments: {
      api_stages: blocks('ApiStages', { api_id: 'ApiId', stage: 'Stage' }),
      throttle_settings: block('Throttle', { rate_limit: 'RateLimit', burst_limit: 'BurstLimit' }),
    },
  },
  aws_wafv2_web_acl_association: {
    type: 'AWS::WAFv2::WebACLAssociation',
    arguments: { resource_arn: 'ResourceArn' },
  },
  aws_api_gateway_integration: {
    arguments: {
      rest_api_id: 'RestApiId',
      rest_api: 'RestApiId',
      resource_id: 'ResourceId',
      http_method: 'HttpMethod',
      uri: 'Uri',
      type: 'Type',
      timeout_milliseconds: 'TimeoutInMillis',
      request_parameters: 'RequestParameters',
      response_transfer_mode: 'ResponseTransferMode',
    },
  },
  aws_api_gateway_authorizer: {
    type: 'AWS::ApiGateway::Authorizer',
    arguments: { rest_api_id: 'RestApiId', authorizer_uri: 'AuthorizerUri', type: 'Type' },
  },
  aws_api_gateway_domain_name: {
    type: 'AWS::ApiGateway::DomainName',
    arguments: { mutual_tls_authentication: 'MutualTlsAuthentication' },
  },
  aws_apigatewayv2_api: {
    type: 'AWS::ApiGatewayV2::Api',
    arguments: {
      name: 'Name',
      protocol_type: 'ProtocolType',
      target: 'Target',
      body: json('Body'),
      disable_execute_api_endpoint: 'DisableExecuteApiEndpoint',
      cors_configuration: block('CorsConfiguration', {
        allow_origins: 'AllowOrigins',
        allow_credentials: 'AllowCredentials',
      }),
    },
  },
  aws_apigatewayv2_stage: {
    type: 'AWS::ApiGatewayV2::Stage',
    arguments: {
      api_id: 'ApiId',
      name: 'StageName',
      access_log_settings: block('AccessLogSettings', accessLog),
      default_route_settings: block('DefaultRouteSettings', throttling),
      route_settings: blocks('RouteSettings', throttling),
    },
  },
  aws_apigatewayv2_route: {
    type: 'AWS::ApiGatewayV2::Route',
    arguments: {
      api_id: 'ApiId',
      route_key: 'RouteKey',
      target: 'Target',
      authorization_type: 'AuthorizationType',
      api_key_required: 'ApiKeyRequired',
    },
  },
  aws_apigatewayv2_integration: {
    type: 'AWS::ApiGatewayV2::Integration',
    arguments: {
      api_id: 'ApiId',
      integration_uri: 'IntegrationUri',
      integration_type: 'IntegrationType',
      payload_format_version: 'PayloadFormatVersion',
      timeout_milliseconds: 'TimeoutInMillis',
    },
    derived: { PayloadFormatVersion: payloadFormat },
  },
  aws_apigatewayv2_authorizer: {
    type: 'AWS::ApiGatewayV2::Authorizer',
    arguments: { api_id: 'ApiId', authorizer_uri: 'AuthorizerUri' },
  },
  aws_apigatewayv2_domain_name: {
    type: 'AWS::ApiGatewayV2::DomainName',
    arguments: { mutual_tls_authentication: 'MutualTlsAuthentication' },
  },
  aws_appsync_graphql_api: {
    type: 'AWS::AppSync::GraphQLApi',
    arguments: { authentication_type: 'AuthenticationType', visibility: 'Visibility' },
  },
  aws_appsync_datasource: {
    type: 'AWS::AppSync::DataSource',
    arguments: { api_id: 'ApiId', lambda_config: block('LambdaConfig', { function_arn: 'LambdaFunctionArn' }) },
  },
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_lb_target_group_attachment: targetGroupAttachment,
  aws_alb_target_group_attachment: targetGroupAttachment,
};

/** The provider sends version 1.0 unless told otherwise. */
function payloadFormat(integration: Place): Place {
  const given = integration.get('PayloadFormatVersion');
  const written = integration.written ?? given.written;
  if (!given.isAbsent || !written) return given;
  return Place.of({ kind: 'text', parts: ['1.0'], ...whereOf(written) });
}
