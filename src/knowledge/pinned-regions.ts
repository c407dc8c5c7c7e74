/**
 * Services a client is given a region for on purpose: they are reached in one region from everywhere, or offer in one what
 * others lack (AWS General Reference, service endpoints; Amazon Bedrock user guide, models by region; read 2026-11-21).
 */
export function isReachedInOneRegion(service: string): boolean {
  return services.has(service.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

const services: ReadonlySet<string> = new Set(
  'accessanalyzer account acm bedrock bedrockagent bedrockagentruntime bedrockruntime budgets ce certificatemanager chime cloudfront costandusagereportservice costexplorer cur ecrpublic globalaccelerator health iam marketplacemetering meteringmarketplace networkmanager organizations pricing rekognition route53 route53domains savingsplans ses sesv2 shield ssoadmin sts support trustedadvisor waf'.split(
    ' ',
  ),
);
