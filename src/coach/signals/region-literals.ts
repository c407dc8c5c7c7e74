import { clientPinnedBy, isReachedInOneRegion, regionName } from '../../knowledge/pinned-regions.js';
import type { Application } from '../../model/application.js';
import { rangeKey, type SourceRange } from '../../model/source.js';
import type { Target } from '../../model/template.js';
import { certain, type Value } from '../../model/value.js';
import { runsAtEdge } from './edge-functions.js';
import { isForEveryStage } from './non-production.js';
import { isForTrial, ownFunctions } from './own-functions.js';
import type { Shown } from './sighting.js';
import type { Surroundings } from './signal.js';

/**
 * Regions that are written out where the one that is deployed to belongs: in a client, in a variable called after the region,
 * in the ARN of something of the same account, and in that of a layer, which has to lie in the region of its function.
 */
export function pinnedRegions(surroundings: Surroundings): readonly Shown[] {
  const { application } = surroundings;
  const byPlace = new Map<string, Shown>();
  if (isForTrial(surroundings)) return [];
  for (const shown of [...inCode(application), ...inSettings(application), ...inRights(application)]) {
    if (!byPlace.has(rangeKey(shown.range))) byPlace.set(rangeKey(shown.range), shown);
  }
  return [...byPlace.values()];
}

function inCode({ handlers }: Application): readonly Shown[] {
  // What runs near users has to name the region that it asks.
  return handlers
    .filter((handler) => !runsAtEdge(handler))
    .flatMap(({ name, reach }) =>
      reach.placeNames.flatMap((place): readonly Shown[] => {
        const client = clientPinnedBy(place, reach);
        return client ? [{ name: client.variable ?? name, range: place.range }] : [];
      }),
    );
}

function inSettings(application: Application): readonly Shown[] {
  return ownFunctions(application).flatMap(({ id, environment, layers }) => [
    ...environment.variables
      .filter(
        ({ name, parameter }) =>
          parameter === undefined && /^(?:\w+_)?(?:AWS|APP|DEPLOY(?:MENT)?)?_?REGION$/i.test(name),
      )
      .filter(({ name }) => !ofOneService.test(name))
      .flatMap(({ name, value }) =>
        placeOf(value, (text) => regionName.exec(text)?.[0] === text, `${id}.${name}`, application),
      ),
    ...layers.flatMap((layer) => placeOf(layer, (text) => isPinned(text, 'lambda'), id, application)),
  ]);
}

/** Variables for the region of a service that is reached in one, or of a second region that is meant. */
const ofOneService =
  /SES|MAIL|BEDROCK|COGNITO|ACM|CERT|PRICING|BILLING|CLOUDFRONT|EDGE|SNS|SMS|PINPOINT|REPLICA|BACKUP|SOURCE|TARGET|DESTINATION|REMOTE|GLOBAL|MODEL|S3|BUCKET/i;

function inRights(application: Application): readonly Shown[] {
  return application.roles.flatMap(({ id, grants }) =>
    grants
      .filter(({ source }) => source === 'statement')
      .flatMap(({ resources }) =>
        resources.flatMap((each) => placeOf(each, (text) => isPinned(text), id, application)),
      ),
  );
}

/** An ARN of this account, or of a layer, that names a region; services that are reached in one region have to. */
function isPinned(text: string, only?: string): boolean {
  const [, service = '', region = '', account = ''] = /^arn:[^:]+:([^:]*):([^:]*):([^:]*):/.exec(text) ?? [];
  if (regionName.exec(region)?.[0] !== region || region === '') return false;
  return only === undefined ? account.startsWith('${') && !isReachedInOneRegion(service) : service === only;
}

/** What a parameter gives can be given another time, and the region of the stack or service is written down for all. */
function placeOf(
  value: Value<Target>,
  isMeant: (text: string) => boolean,
  id: string,
  application: Application,
): readonly Shown[] {
  if (!isForEveryStage(value, application) || value.value.kind !== 'text' || !isMeant(value.value.text)) return [];
  const { text } = value.value;
  const region = regionName.exec(text)?.[0];
  const { parameters, regions = [], dialect } = application;
  if (parameters.some((each) => certain(each.default) === region) || regions.some((each) => each.region === region)) {
    return [];
  }
  // Texts are put together from variables, and the region of a service is one.
  if (dialect === 'serverless-framework' && (value.definedAt !== undefined || text !== region)) return [];
  const range: SourceRange = value.definedAt ?? value.range;
  return [{ id, range }];
}
