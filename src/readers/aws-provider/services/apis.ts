import { block, json, type ProviderTypes } from '../translation.js';

const targetGroup = { type: 'AWS::ElasticLoadBalancingV2::TargetGroup', arguments: { target_type: 'TargetType' } };
const targetGroupAttachment = { arguments: { target_group_arn: 'TargetGroupArn', target_id: 'Id' } };

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
    },
  },
  aws_api_gateway_integration: {
    arguments: {
      rest_api_id: 'RestApiId',
      rest_api: 'RestApiId',
      resource_id: 'ResourceId',
      http_method: 'HttpMethod',
      uri: 'Uri',
      type: 'Type',
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
    arguments: { api_id: 'ApiId', integration_uri: 'IntegrationUri', integration_type: 'IntegrationType' },
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
