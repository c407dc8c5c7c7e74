/**
 * Limits of a stage of a REST API, which stand in a resource of their own. Source: Terraform Registry, hashicorp/aws,
 * `aws_api_gateway_method_settings`, read 2026-11-21; Pulumi takes it over as `aws:apigateway:MethodSettings`.
 */
export const methodSettings = {
  type: 'aws_api_gateway_method_settings',
  /** What says that settings count for all methods. */
  allMethods: '*/*',
  /** The arguments for properties of the model. */
  rates: { rateLimit: 'throttling_rate_limit', burstLimit: 'throttling_burst_limit' },
} as const;

/** The argument that limits a rate; undefined where a property is no limit, or the stage is not of a REST API. */
export function methodRateFor(type: string | undefined, declaration: string, property: string): string | undefined {
  if (type !== 'aws_api_gateway_stage' || declaration !== 'stage') return undefined;
  return property === 'rateLimit' || property === 'burstLimit' ? methodSettings.rates[property] : undefined;
}
