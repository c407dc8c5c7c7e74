/**
 * A service as types of CloudFormation name it, from its name in lower case as packages have it: `dynamodb` is `DynamoDB`.
 * One that is not known here gets a capital.
 */
export function serviceName(module: string): string {
  return names.get(module) ?? module.charAt(0).toUpperCase() + module.slice(1);
}

/** Names that are more than the word with a capital (AWS CloudFormation resource types, 2026-11). */
const names: ReadonlyMap<string, string> = new Map(
  [
    ...['AccessAnalyzer', 'AmazonMQ', 'ApiGateway', 'ApiGatewayV2', 'AppConfig', 'ApplicationAutoScaling', 'AppSync'],
    ...['BedrockAgentCore', 'CE', 'CertificateManager', 'CloudFormation', 'CloudFront', 'CloudTrail', 'CloudWatch'],
    ...['CodeArtifact', 'CodeBuild', 'CodeCommit', 'CodeDeploy', 'CodePipeline', 'CUR', 'DAX', 'DMS', 'DocDB'],
    ...['DynamoDB', 'EC2', 'ECR', 'ECS', 'EFS', 'EKS', 'ElastiCache', 'ElasticLoadBalancingV2', 'EMR', 'EventSchemas'],
    ...['FIS', 'FSx', 'GlobalAccelerator', 'GuardDuty', 'IAM', 'IoT', 'KMS', 'KinesisAnalyticsV2', 'KinesisFirehose'],
    ...[
      'LakeFormation',
      'MemoryDB',
      'MSK',
      'MWAA',
      'NetworkFirewall',
      'OpenSearchService',
      'OpenSearchServerless',
      'RAM',
    ],
    ...['RDS', 'ResourceGroups', 'RUM', 'S3', 'S3ObjectLambda', 'SageMaker', 'SecretsManager', 'SecurityHub'],
    ...['ServiceCatalog', 'ServiceDiscovery', 'SES', 'SNS', 'SQS', 'SSM', 'StepFunctions', 'WAF', 'WAFv2', 'XRay'],
  ].map((name) => [name.toLowerCase(), name]),
);
