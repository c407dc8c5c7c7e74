import type { Reach, Reached } from '../model/application.js';
import type { PlaceNameFact } from '../model/flow.js';
import { containsRange, type SourceRange } from '../model/source.js';

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

/** Names of regions: `eu-west-1`. */
export const regionName = /\b(?:us|eu|ap|sa|ca|me|af|il|mx)-(?:gov-)?(?:north|south|east|west|central){1,2}-\d\b/;

/**
 * The client of AWS that is given a region which is written out in code; undefined where another one will do as well, where
 * the service is reached in one region, and for what only counts when no variable says otherwise.
 */
export function clientPinnedBy(
  { type, value, range }: Reached<PlaceNameFact>,
  reach: Reach,
): Reach['clients'][number] | undefined {
  if (type !== 'region' || isDefault(range, reach)) return undefined;
  const client = reach.clients.find((each) => {
    const given = each.options.region ?? each.options.region_name;
    return containsRange(each.range, range) && given?.kind === 'literal' && given.value === value;
  });
  return client?.provider === 'aws' && !isReachedInOneRegion(client.service) ? client : undefined;
}

/** What stands beside a variable that is read is what counts when there is none. */
export function isDefault(
  { file, start }: SourceRange,
  { environmentReads }: Pick<Reach, 'environmentReads'>,
): boolean {
  return environmentReads.some(
    ({ range }) => range.file === file && range.start.line <= start.line && start.line <= range.end.line + 1,
  );
}
