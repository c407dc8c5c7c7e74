import { rangeKey } from '../../../model/source.js';
import type { Declaration, FunctionDeclaration, TemplateFacts } from '../../../model/template.js';
import { onceEach, readApplication } from '../../resources/application.js';
import { readResource } from '../../resources/index.js';
import { triggersByPermission } from '../../resources/permissions.js';
import type { Resource } from '../../resources/resource.js';
import { parametersAndOutputs } from '../../stack/parameters-and-outputs.js';
import { madeApis } from './apis.js';
import { type Composition, givenParameters } from './composition.js';
import { readConstructs, unknownConstructs } from './constructs.js';
import { readEvents } from './events/index.js';
import type { FileSource, ServiceFile } from './file.js';
import { functionResource } from './function-resource.js';
import { madeRoles } from './function-roles.js';
import { readFunction } from './functions.js';
import { layersOf } from './layers.js';
import { madeLogGroup } from './log-groups.js';
import { pluginAlarms } from './plugin-alarms.js';
import { Service } from './service.js';
import { readStateMachine, stateMachines } from './state-machines.js';
import { toolSettings } from './tool-settings.js';
import { unresolvedNames } from './variables/unresolved-names.js';

const dialect = 'serverless-framework';

/** Works one service out, with all files it is put together from. Undefined for a service of another cloud. */
export function assembleService(
  root: ServiceFile,
  files: FileSource,
  composition?: Composition,
): TemplateFacts | undefined {
  const service = new Service(root, files, composition && givenParameters(composition, files));
  if (!isOfAws(service)) return undefined;
  const functions = service.functions.map((each) => functionResource(each, service));
  const written = writtenResources(service);
  const machines = stateMachines(service);
  const application = readApplication([...functions, ...written, ...machines], dialect, [
    service.provider.get('stackTags'),
  ]);
  const ofFunctions = functions
    .flatMap((each) => [
      ...readFunction(each, application),
      ...readEvents(each, application),
      ...madeLogGroup(each, application),
    ])
    .map((declaration) => ({ ...declaration, origin: { ...declaration.origin, root: root.path } }))
    .map((declaration) => (declaration.kind === 'function' ? servingTemplate(declaration, service) : declaration));
  const declared: readonly Declaration[] = [
    ...ofFunctions,
    ...readConstructs(service, workers(ofFunctions), application),
    ...machines.flatMap((machine) => readStateMachine(machine, application)),
    ...madeRoles(functions, application),
    ...madeApis(service, ofFunctions, application),
    ...layersOf(service, application),
    ...pluginAlarms(service, application),
    ...written.flatMap((resource) => readResource(resource, application)),
  ];
  const incomplete = [...incompleteParts(service), ...unknownConstructs(service)];
  const parts = [...service.parts];
  return {
    root: root.path,
    dialect,
    files: parts.map(({ path }) => path),
    declarations: onceEach([...declared, ...triggersByPermission(declared)]),
    incomplete,
    unresolved: unresolvedNames(service),
    tool: toolSettings(service),
    ...parametersAndOutputs(service.templateSection('Parameters'), service.templateSection('Outputs'), dialect),
    problems: parts.flatMap(({ problems }) => problems),
    suppressions: parts.flatMap(({ suppressions }) => suppressions),
  };
}

/** `${self:provider.environment.TABLE}` takes a variable's value, also for something that is no function. */
function servingTemplate(declaration: FunctionDeclaration, { parts }: Service): FunctionDeclaration {
  const taken = new Set([...parts].flatMap(({ variablesTaken }) => variablesTaken));
  if (taken.size === 0) return declaration;
  const { environment } = declaration;
  const variables = environment.variables.map((variable) =>
    taken.has(variable.name) ? ({ ...variable, servesTemplate: true } as const) : variable,
  );
  return { ...declaration, environment: { ...environment, variables } };
}

function workers(declarations: readonly Declaration[]) {
  return new Map(declarations.flatMap((each) => (each.kind === 'function' ? [[each.name, each] as const] : [])));
}

/** The provider is a name, or a map with a name; without one nothing is known of it. */
function isOfAws({ provider }: Service): boolean {
  const name = provider.isMap() ? provider.get('name') : provider;
  return name.literal === undefined || name.literal === 'aws';
}

function writtenResources(service: Service): readonly Resource[] {
  return [...service.resources].map(([key, { entry, place, type }]) => ({
    id: key,
    logicalId: key,
    type,
    keyRange: entry.keyRange,
    place,
    properties: place.get('Properties'),
    conditional: place.get('Condition').written !== undefined,
    template: service,
  }));
}

function incompleteParts(service: Service): TemplateFacts['incomplete'] {
  const parts = service.incompleteParts.flatMap((place) => {
    const reason = place.incompleteReason;
    return reason !== undefined && place.range ? [{ range: place.range, reason }] : [];
  });
  return [...new Map(parts.map((part) => [`${rangeKey(part.range)} ${part.reason}`, part])).values()];
}
