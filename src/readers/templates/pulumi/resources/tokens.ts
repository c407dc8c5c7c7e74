/**
 * A type in its short form: `aws:lambda/function:Function`, `aws:lambda:Function` and what Python calls `lambda_` are all
 * `aws:lambda:Function`.
 */
export function shortToken(token: string): string {
  const [pkg = '', ...steps] = token.split(':');
  const type = steps.pop() ?? '';
  const modules = steps.map((step) => withoutUnderscore(step.split('/')[0] ?? ''));
  return [pkg, ...modules.filter((module) => module !== 'index' && module !== ''), type].join(':');
}

/** The type of the AWS provider that Terraform knows by its own name: `aws_lambda_function`. Undefined for other packages. */
export function providerTypeOf(token: string): string | undefined {
  const [pkg, module, type] = token.split(':');
  if (pkg !== 'aws' || module === undefined || type === undefined) return undefined;
  const name = snakeCase(type.replace(/V2$/, ''));
  // Networks and machines have no service before their names.
  if (module === 'ec2') return `aws_${name}`;
  return special.get(`${module}:${type}`) ?? `aws_${modules.get(module) ?? module}_${name}`;
}

/** A name in camelCase as Terraform writes it. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

function withoutUnderscore(name: string): string {
  return name.replace(/_$/, '');
}

/** Modules that are called otherwise than in the provider (Pulumi registry, AWS 7, 2026-11). */
const modules: ReadonlyMap<string, string> = new Map([
  ['apigateway', 'api_gateway'],
  ['elasticloadbalancingv2', 'lb'],
  ['applicationloadbalancing', 'alb'],
  ['costexplorer', 'ce'],
]);

/** Types whose words the provider divides otherwise. */
const special: ReadonlyMap<string, string> = new Map([
  ['appsync:GraphQLApi', 'aws_appsync_graphql_api'],
  ['appsync:DataSource', 'aws_appsync_datasource'],
  ['s3:BucketReplicationConfig', 'aws_s3_bucket_replication_configuration'],
  ['s3:BucketObjectv2', 'aws_s3_object'],
  ['cfg:Rule', 'aws_config_config_rule'],
  ['cfg:ConformancePack', 'aws_config_conformance_pack'],
  ['cloudtrail:Trail', 'aws_cloudtrail'],
  ['codedeploy:Application', 'aws_codedeploy_app'],
  ['codepipeline:Pipeline', 'aws_codepipeline'],
  ['rds:Proxy', 'aws_db_proxy'],
]);
