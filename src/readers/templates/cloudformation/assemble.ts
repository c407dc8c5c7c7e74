import { rangeKey, type SourceRange } from '../../../model/source.js';
import type { Declaration, Dialect, HttpTrigger, TemplateFacts } from '../../../model/template.js';
import { knownValues, unknown } from '../../../model/value.js';
import { onceEach, readApplication } from '../../resources/application.js';
import { triggersByPermission } from '../../resources/permissions.js';
import type { CloudFormationFile, FileSource } from '../../stack/file.js';
import { hasResources, nestedFile, nestedStackTypes } from '../../stack/nested-stacks.js';
import { parametersAndOutputs } from '../../stack/parameters-and-outputs.js';
import { Stack, type StackResource } from '../../stack/stack.js';
import { unresolvedNames } from '../../stack/unresolved-names.js';
import { implicitApis } from './implicit-apis.js';
import { incompleteParts } from './incomplete.js';
import { misusedParts } from './misused-parts.js';
import { readStackResource } from './resources/index.js';
import { withQueuedSubscriptions } from './resources/queued-subscriptions.js';

type Incomplete = TemplateFacts['incomplete'][number];

/** More stacks than this in one application come only from templates that nest each other over and over. */
const maximumStacks = 200;

/** Works one root template out, with everything it nests. */
export function assembleRoot(root: CloudFormationFile, files: FileSource): TemplateFacts {
  const parts = new Set<CloudFormationFile>([root]);
  const stacks: Stack[] = [];
  const incomplete: Incomplete[] = [];
  const stack = new Stack(root, lookup);
  expand(stack, [root.path]);

  const resources = stacks.flatMap((stack) => [...stack.resources.values()]);
  const dialect = dialectOf(stacks, resources);
  const application = readApplication(resources, dialect);
  const read = resources.flatMap((resource) => readStackResource(resource, application));
  const declared = withQueuedSubscriptions(read, application);
  const withApis = [...declared, ...stacks.flatMap((stack) => implicitApis(stack, declared, dialect))];
  const declarations = onceEach(withDefinedRoutes([...withApis, ...triggersByPermission(withApis)], resources));
  const others = [...parts].filter((file) => file !== root);
  const missing = [...incomplete, ...stacks.flatMap(incompleteParts)];
  const unresolved = onceEachPlace(
    stacks.filter((stack) => incompleteParts(stack).length === 0).flatMap(unresolvedNames),
  );
  return {
    root: root.path,
    dialect,
    files: [root, ...others].map(({ path }) => path),
    declarations,
    incomplete: missing,
    ...parametersAndOutputs(stack.top.get('Parameters'), stack.top.get('Outputs'), dialect),
    unresolved,
    misused: [...new Map(stacks.map((stack) => [stack.file, stack])).values()].flatMap(misusedParts),
    problems: [root, ...others].flatMap(({ problems }) => problems),
    suppressions: [root, ...others].flatMap(({ suppressions }) => suppressions),
  };

  /** Every file of definitions that is asked for takes part. */
  function lookup(path: string): CloudFormationFile | undefined {
    const file = files(path);
    if (file && file.part !== 'stack') parts.add(file);
    return file;
  }

  function expand(stack: Stack, above: readonly string[]): void {
    stacks.push(stack);
    for (const resource of stack.resources.values()) {
      if (!nestedStackTypes.has(resource.type)) continue;
      const reason = nestInto(stack, resource, above);
      if (reason === undefined) continue;
      stack.nest(resource.logicalId, { reason });
      incomplete.push({ range: resource.keyRange, reason });
    }
  }

  /** Undefined when the nested template was read, otherwise why not. */
  function nestInto(stack: Stack, resource: StackResource, above: readonly string[]): string | undefined {
    const file = nestedFile(resource, lookup);
    if (typeof file === 'string') return file;
    if (above.includes(file.path)) return `${file.path} nests itself`;
    if (stacks.length >= maximumStacks) return `more than ${maximumStacks} stacks are nested`;
    parts.add(file);
    if (!hasResources(file)) return `${file.path} cannot be read`;
    const nested = new Stack(file, lookup, {
      prefix: `${resource.id}/`,
      arguments: resource.properties.get('Parameters'),
      conditional: resource.conditional,
    });
    stack.nest(resource.logicalId, nested);
    expand(nested, [...above, file.path]);
    return undefined;
  }
}

/** A template that is nested several times is one file. */
function onceEachPlace<Part extends { readonly range: SourceRange; readonly name: string }>(
  parts: readonly Part[],
): readonly Part[] {
  return [...new Map(parts.map((part) => [`${rangeKey(part.range)} ${part.name}`, part])).values()];
}

function dialectOf(stacks: readonly Stack[], resources: readonly StackResource[]): Dialect {
  const isServerless =
    resources.some(({ type }) => type.startsWith('AWS::Serverless::')) ||
    stacks.some((stack) =>
      stack.top
        .get('Transform')
        .items()
        .some((item) => item.literal?.startsWith('AWS::Serverless-')),
    );
  return isServerless ? 'sam' : 'cloudformation';
}

/**
 * A route that stands in an API's definition and in a function's `Events` is one route. The event is kept; where it says
 * nothing of authorization, the definition does. SAM adds no route to an API that has a definition: an event that is not
 * found there is a right to call the function, and who else is let in cannot be told.
 */
function withDefinedRoutes(
  declarations: readonly Declaration[],
  resources: readonly StackResource[],
): readonly Declaration[] {
  const withDefinition = new Set(resources.filter(hasDefinition).map(({ id }) => id));
  const defined = new Map<string, HttpTrigger>();
  const ofEvents = new Set<string>();
  for (const declaration of declarations) {
    if (declaration.kind !== 'trigger' || declaration.trigger !== 'http') continue;
    const key = routeKey(declaration);
    if (key === undefined) continue;
    if (isOfEvent(declaration)) ofEvents.add(key);
    else if (declaration.type.startsWith('AWS::Serverless::')) defined.set(key, declaration);
  }
  if (withDefinition.size === 0) return declarations;
  return declarations.flatMap((declaration): readonly Declaration[] => {
    if (declaration.kind !== 'trigger' || declaration.trigger !== 'http') return [declaration];
    const key = routeKey(declaration) ?? '';
    const definition = defined.get(key);
    if (declaration === definition && ofEvents.has(key)) return [];
    if (!isOfEvent(declaration) || declaration.authorization.kind !== 'absent') return [declaration];
    if (definition) return [{ ...declaration, authorization: definition.authorization }];
    const [api] = knownValues(declaration.source);
    if (api?.kind !== 'resource' || !withDefinition.has(api.id)) return [declaration];
    return [{ ...declaration, authorization: unknown(declaration.range, 'the definition of the API decides') }];
  });
}

function isOfEvent({ type }: HttpTrigger): boolean {
  return type === 'Api' || type === 'HttpApi';
}

function hasDefinition({ type, properties }: StackResource): boolean {
  const isServerless = type === 'AWS::Serverless::Api' || type === 'AWS::Serverless::HttpApi';
  return isServerless && !(properties.get('DefinitionBody').isAbsent && properties.get('DefinitionUri').isAbsent);
}

function routeKey({ source, method, path }: HttpTrigger): string | undefined {
  const [api] = knownValues(source);
  const [verb] = knownValues(method);
  const [route] = knownValues(path);
  if (api?.kind !== 'resource' || verb === undefined || route === undefined) return undefined;
  return `${api.id} ${verb} ${route}`;
}
