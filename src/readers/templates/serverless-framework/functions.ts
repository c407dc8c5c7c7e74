import type { Declaration, FunctionDeclaration, Target } from '../../../model/template.js';
import { absent, known, type Value } from '../../../model/value.js';
import { asyncInvoke } from '../../resources/async-invoke.js';
import { functionUrl, sharedProperties, tracingMode } from '../../resources/functions.js';
import type { Resource } from '../../resources/resource.js';
import { declared, declaredPart, itself, type ReadApplication } from '../../resources/resource-reader.js';
import { changed, composedList, composedMap, firstOf, overlaid, writtenText } from '../../values/composed.js';
import { type Head, unknownHead, type Written } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { concatenated, textHead } from '../../values/text.js';
import { roleOf } from './function-roles.js';
import { functionLogicalId } from './names.js';
import { packagingOf } from './packaging.js';
import type { Service, ServiceFunction } from './service.js';

/** Seconds a function may run when nobody says otherwise (Serverless Framework documentation, "AWS Lambda Functions", 2026-11-21). */
const defaultTimeoutSeconds = 6;

/** Memory of a function when nobody says otherwise, in MB (same source). */
const defaultMemoryMb = 1024;

/** A function as a resource, with its settings and those of the provider in CloudFormation's words. */
export interface FunctionResource extends Resource {
  readonly owner: ServiceFunction;
  readonly service: Service;
}

/** The function as a resource: other resources may point to it. Nothing is worked out yet. */
export function functionResource(owner: ServiceFunction, service: Service): FunctionResource {
  const { entry, place, id, name } = owner;
  return {
    id,
    logicalId: name,
    type: 'AWS::Lambda::Function',
    writtenType: 'function',
    keyRange: entry.keyRange,
    place,
    properties: overlaid(service.overrides(functionLogicalId(name)), settings(owner, service)),
    conditional: !place.get('condition').isAbsent,
    template: service,
    owner,
    service,
  };
}

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

function orDefault(value: Value<number>, fallback: number, { keyRange }: Resource): Value<number> {
  return value.kind === 'absent' ? { ...known(fallback, keyRange), isDefault: true } : value;
}

/** Settings of a function count before those of the provider; the environments of both are put together. */
function settings(owner: ServiceFunction, service: Service): Place {
  const { place, entry } = owner;
  const { provider } = service;
  const written = place.written ?? { range: entry.keyRange, path: undefined };
  const either = (key: string) => firstOf(place.get(key), provider.get(key));
  const architecture = either('architecture');
  return composedMap(
    {
      Handler: handlerOf(owner, service),
      Runtime: place.get('image').isAbsent ? runtimeOf(either('runtime'), written) : Place.absent,
      FunctionName: firstOf(place.get('name'), defaultName(owner, service, written)),
      Timeout: either('timeout'),
      MemorySize: either('memorySize'),
      ReservedConcurrentExecutions: place.get('reservedConcurrency'),
      Environment: composedMap({ Variables: environmentOf(place, service) }, written),
      Layers: either('layers'),
      Architectures: architecture.isAbsent ? Place.absent : composedList([architecture], written),
      VpcConfig: either('vpc'),
      TracingConfig: composedMap({ Mode: tracingOf(owner, service) }, written),
      DeadLetterConfig: composedMap({ TargetArn: place.get('onError') }, written),
      LoggingConfig: composedMap(
        { LogGroup: firstOf(place.get('logs', 'logGroup'), provider.get('logs', 'lambda', 'logGroup')) },
        written,
      ),
    },
    written,
  );
}

/** Plugins for web frameworks of Python put a handler of their own in front of the application. */
function handlerOf({ place }: ServiceFunction, service: Service): Place {
  const handler = place.get('handler');
  if (!/^wsgi_?(handler)?\.handler$/.test(handler.literal ?? '') || !service.hasPlugin('serverless-wsgi'))
    return handler;
  return changed(handler, (head) => unknownHead(head, 'serverless-wsgi brings the handler'));
}

function runtimeOf(runtime: Place, written: Written): Place {
  if (!runtime.isAbsent) return runtime;
  return Place.of(unknownHead(written, 'the version of the framework decides which runtime it is'));
}

/** `orders-dev-save`: service, stage and key. */
function defaultName({ name }: ServiceFunction, service: Service, written: Written): Place {
  const own = service.top.get('service');
  const serviceName = own.isMap() ? own.get('name') : own;
  const dash: readonly Head[] = [textHead(['-'], written)];
  const pieces = [serviceName.heads, dash, service.stage.heads, dash, writtenText(name, written).heads];
  return Place.from(() => concatenated(pieces, written), written);
}

function environmentOf(place: Place, service: Service): Place {
  const variables = overlaid(place.get('environment'), service.provider.get('environment'));
  const source = ['serverless-dotenv-plugin', 'serverless-export-env'].find((plugin) => service.hasPlugin(plugin));
  if (source !== 'serverless-dotenv-plugin') return variables;
  const written = variables.written ?? place.written;
  if (!written) return variables;
  return Place.of({
    kind: 'map',
    entries: variables.entries(),
    range: written.range,
    path: written.path,
    incomplete: `${source} adds variables from files`,
  });
}

/** `true` means active; what stands on the provider is for all functions. */
function tracingOf({ place }: ServiceFunction, service: Service): Place {
  const ofProvider = service.provider.get('tracing');
  // The plugin of the time before the framework could do it takes `true`.
  const shared = ofProvider.isMap() ? ofProvider.get('lambda') : ofProvider;
  const tracing = firstOf(place.get('tracing'), shared);
  return changed(tracing, (head) => {
    const word = head.kind === 'text' && head.parts.length === 1 ? tracingModes.get(String(head.parts[0])) : undefined;
    return word === undefined || head.kind !== 'text' ? head : { ...head, parts: [word] };
  });
}

const tracingModes: ReadonlyMap<string, string> = new Map([
  ['true', 'Active'],
  ['false', 'Disabled'],
]);

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
      function: itself(resource),
      provisionedConcurrency: provisioned.number(),
    });
  }
  return declarations;
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
  return composedMap({ AuthType: type }, written);
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

/** A destination is an ARN, a map of type and ARN, or the key of a function of the service. */
export function destinationOf(destination: Place, service: Service): Place {
  const target = destination.isMap() ? destination.get('arn') : destination;
  return changed(target, (head) => {
    const text = head.kind === 'text' && head.parts.length === 1 ? head.parts[0] : undefined;
    const named = typeof text === 'string' ? service.functionNamed(text) : undefined;
    if (!named || head.kind !== 'text') return head;
    return { ...head, parts: [{ kind: 'resource', id: named.id, attribute: 'arn', name: named.name }] };
  });
}

/** A reference to a declaration by its id. */
export function pointingTo(id: string, written: Written): Value<Target> {
  return written.range ? known({ kind: 'resource', id, attribute: 'arn' }, written.range) : absent;
}
