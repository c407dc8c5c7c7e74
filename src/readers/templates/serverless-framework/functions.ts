import type { Declaration, FunctionDeclaration } from '../../../model/template.js';
import { absent, known, type Value } from '../../../model/value.js';
import { asyncInvoke } from '../../resources/async-invoke.js';
import { functionUrl, sharedProperties, tracingMode } from '../../resources/functions.js';
import { declared, declaredPart, itself, type ReadApplication } from '../../resources/resource-reader.js';
import { changed, composedList, composedMap, writtenText } from '../../values/composed.js';
import { Place } from '../../values/place.js';
import { destinationOf } from './destinations.js';
import type { FunctionResource } from './function-resource.js';
import { roleOf } from './function-roles.js';
import { gradualRollout } from './gradual-rollout.js';
import { functionLogicalId } from './names.js';
import { packagingOf } from './packaging.js';

/** Seconds a function may run when nobody says otherwise (Serverless Framework documentation, "AWS Lambda Functions", 2026-11-21). */
const defaultTimeoutSeconds = 6;

/** Memory of a function when nobody says otherwise, in MB (same source). */
const defaultMemoryMb = 1024;

/** A function with what stands on it: its address, its retries, its provisioned concurrency. */
export function readFunction(resource: FunctionResource, application: ReadApplication): readonly Declaration[] {
  const { properties, owner, service } = resource;
  const shared = sharedProperties(properties);
  const declaration: FunctionDeclaration = {
    ...declared(resource, application),
    ...shared,
    kind: 'function',
    timeoutSeconds: orDefault(shared.timeoutSeconds, defaultTimeoutSeconds, resource),
    memoryMb: orDefault(shared.memoryMb, defaultMemoryMb, resource),
    packaging: packagingOf(owner, service),
    tracing: tracingMode(properties.get('TracingConfig', 'Mode')),
    role: roleOf(resource),
    deadLetter: properties.get('DeadLetterConfig', 'TargetArn').target(),
    generated: false,
  };
  return [declaration, ...attachments(resource, application)];
}

function orDefault(value: Value<number>, fallback: number, { keyRange }: FunctionResource): Value<number> {
  return value.kind === 'absent' ? { ...known(fallback, keyRange), isDefault: true } : value;
}

function attachments(resource: FunctionResource, application: ReadApplication): readonly Declaration[] {
  const { place, name } = resource.owner;
  const declarations: Declaration[] = [];
  const url = place.get('url');
  if (!url.isAbsent && url.literal !== 'false') {
    const own = declaredPart(resource, application, { suffix: 'Url', written: url.written, type: 'url' });
    const id = `${functionLogicalId(name)}Url`;
    declarations.push(functionUrl({ ...own, id, name: id }, itself(resource), addressSettings(url)));
  }
  const invocations = invocationSettings(resource);
  if (invocations) {
    const own = declaredPart(resource, application, {
      suffix: 'EventInvokeConfig',
      written: place.written,
      range: resource.keyRange,
      type: 'destinations',
    });
    declarations.push(asyncInvoke(own, itself(resource), invocations));
  }
  const provisioned = place.get('provisionedConcurrency');
  if (!provisioned.isAbsent) {
    const own = declaredPart(resource, application, {
      suffix: 'Provisioned',
      written: provisioned.written,
      type: 'provisionedConcurrency',
    });
    declarations.push({
      ...own,
      kind: 'alias',
      isVersion: false,
      function: itself(resource),
      provisionedConcurrency: provisioned.number(),
      splitsTraffic: absent,
    });
  }
  return [...declarations, ...gradualRollout(resource, application)];
}

/** Without an authorizer everybody may call the address. */
function addressSettings(url: Place): Place {
  const { written } = url;
  if (!written) return Place.absent;
  const authorizer = url.isMap() ? url.get('authorizer') : Place.absent;
  const type = authorizer.isAbsent
    ? writtenText('NONE', written)
    : changed(authorizer, (head) =>
        head.kind === 'text' && head.parts.join('').toLowerCase() === 'aws_iam'
          ? { ...head, parts: ['AWS_IAM'] }
          : head,
      );
  return composedMap({ AuthType: type, Cors: addressCors(url.isMap() ? url.get('cors') : Place.absent) }, written);
}

/** Switched on, every origin may call (serverless.yml reference, `url.cors`, read 2026-11-21). */
function addressCors(cors: Place): Place {
  const { written } = cors;
  if (!written || cors.literal === 'false') return Place.absent;
  if (cors.literal === 'true')
    return composedMap({ AllowOrigins: composedList([writtenText('*', written)], written) }, written);
  return composedMap(
    { AllowOrigins: cors.get('allowedOrigins'), AllowCredentials: cors.get('allowCredentials') },
    written,
  );
}

/** Undefined when nothing is said of asynchronous invocations. */
function invocationSettings({ owner: { place }, service }: FunctionResource): Place | undefined {
  const destinations = place.get('destinations');
  const attempts = place.get('maximumRetryAttempts');
  const age = place.get('maximumEventAge');
  const { written } = place;
  if (!written || [destinations, attempts, age].every((each) => each.isAbsent)) return undefined;
  const outcome = (key: string) => composedMap({ Destination: destinationOf(destinations.get(key), service) }, written);
  return composedMap(
    {
      MaximumRetryAttempts: attempts,
      MaximumEventAgeInSeconds: age,
      DestinationConfig: composedMap({ OnFailure: outcome('onFailure'), OnSuccess: outcome('onSuccess') }, written),
    },
    written,
  );
}
