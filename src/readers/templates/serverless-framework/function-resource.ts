import type { Resource } from '../../resources/resource.js';
import { changed, composedList, composedMap, firstOf, overlaid, writtenText } from '../../values/composed.js';
import { type Head, unknownHead, type Written } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { concatenated, textHead } from '../../values/text.js';
import { functionLogicalId } from './names.js';
import type { Service, ServiceFunction } from './service.js';

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

/** Settings of a function count before those of the provider; the environments of both are put together. */
function settings(owner: ServiceFunction, service: Service): Place {
  const { place, entry } = owner;
  const { provider } = service;
  const written = place.written ?? { range: entry.keyRange, path: undefined };
  const either = (key: string) => firstOf(place.get(key), provider.get(key));
  const architecture = either('architecture');
  const logging = (key: string) => firstOf(place.get('logs', key), provider.get('logs', 'lambda', key));
  return composedMap(
    {
      Handler: handlerOf(owner, service),
      Runtime: place.get('image').isAbsent ? runtimeOf(either('runtime'), written) : Place.absent,
      FunctionName: firstOf(place.get('name'), defaultName(owner, service, written)),
      Timeout: either('timeout'),
      MemorySize: either('memorySize'),
      KmsKeyArn: either('kmsKeyArn'),
      ReservedConcurrentExecutions: place.get('reservedConcurrency'),
      SnapStart: snapshotsOf(place.get('snapStart')),
      Environment: composedMap({ Variables: environmentOf(place, service) }, written),
      Layers: place.get('image').isAbsent ? either('layers') : place.get('layers'),
      Architectures: architecture.isAbsent ? Place.absent : composedList([architecture], written),
      Tags: overlaid(place.get('tags'), provider.get('tags')),
      VpcConfig: networkOf(either('vpc')),
      FileSystemConfigs: place.get('fileSystemConfig'),
      TracingConfig: composedMap({ Mode: tracingOf(owner, service) }, written),
      DeadLetterConfig: composedMap({ TargetArn: place.get('onError') }, written),
      LoggingConfig: composedMap(
        {
          LogGroup: logging('logGroup'),
          LogFormat: logging('logFormat'),
          ApplicationLogLevel: logging('applicationLogLevel'),
          SystemLogLevel: logging('systemLogLevel'),
        },
        written,
      ),
    },
    written,
  );
}

/** `snapStart: true` takes snapshots of published versions (serverless.yml reference, read 2026-11-21). */
function snapshotsOf(snapStart: Place): Place {
  const { written } = snapStart;
  if (!written || snapStart.literal === undefined) return Place.absent;
  return composedMap(
    { ApplyOn: writtenText(snapStart.literal === 'true' ? 'PublishedVersions' : 'None', written) },
    written,
  );
}

/** The framework's words begin in lower case; a function outside of the network of the others says `~`. */
function networkOf(vpc: Place): Place {
  const { written } = vpc;
  if (!written || !vpc.isMap()) return vpc;
  return composedMap({ SubnetIds: vpc.get('subnetIds'), SecurityGroupIds: vpc.get('securityGroupIds') }, written);
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

/** The plugin for `.env` files adds variables that are not written here. */
const environmentPlugin = 'serverless-dotenv-plugin';

function environmentOf(place: Place, service: Service): Place {
  const variables = overlaid(place.get('environment'), service.provider.get('environment'));
  const written = variables.written ?? place.written;
  if (!service.hasPlugin(environmentPlugin) || !written) return variables;
  return Place.of({
    kind: 'map',
    entries: variables.entries(),
    range: written.range,
    path: written.path,
    incomplete: `${environmentPlugin} adds variables from files`,
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
