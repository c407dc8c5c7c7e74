import {
  clientService,
  isLibraryLayer,
  keepsRecords,
  looksUpTables,
  mayCallAws,
  readsSettings,
} from '../../knowledge/aws-callers.js';
import { rightsOf } from '../../knowledge/call-rights.js';
import { mayNeedFurther, needsOtherServices } from '../../knowledge/further-rights.js';
import { listedOperations } from '../../knowledge/sdk-actions.js';
import { iamPrefix } from '../../knowledge/sdk-services.js';
import { isTracingVariable } from '../../knowledge/tracing.js';
import type { Handler, LambdaFunction, LinkedCall } from '../../model/application.js';
import type { ClientFact, ImportFact } from '../../model/code.js';
import type { FunctionRights, NeededRight } from '../../model/rights.js';
import type { Target } from '../../model/template.js';
import { certain, possibilities, type Value } from '../../model/value.js';
import type { Declarations } from '../declarations.js';
import { isStore, storeRights } from './idempotency-store.js';
import { neededBy } from './needed.js';
import { platformRights } from './platform.js';

/** What a function's role has to allow. */
export function functionRights(declared: LambdaFunction, declarations: Declarations): FunctionRights {
  const platform = platformRights(declared, declarations);
  const { code } = declared;
  if (code.kind !== 'found')
    return { called: [], platform, followed: false, complete: false, openServices: none, openClients: none };
  const rights = handlerRights(code.handler, [declared], declarations);
  return { ...rights, platform, complete: rights.complete && runsAlone(declared, declarations) };
}

/** What the code of a handler needs of whichever role it runs with. */
export function handlerRights(
  { reach, language }: Pick<Handler, 'reach' | 'language'>,
  functions: readonly LambdaFunction[],
  declarations: Declarations,
): FunctionRights {
  const calls = reach.calls.filter(({ provider }) => provider === 'aws');
  const followed =
    reach.complete &&
    calls.every(isUnderstood) &&
    !calls.some(takesAnotherRole) &&
    !reach.clients.some(hasOwnCredentials);
  const services = new Set(calls.map(({ service }) => iamPrefix(service)));
  const isSeen = methodsSeen(calls);
  const openClients = new Set(clientServices(reach.clients).filter((service) => !services.has(service)));
  const importedServices = clientServices(importedClients(reach.imports)).filter((service) => !services.has(service));
  const ownClients = clientServices(reach.clients.filter(({ range }) => range.file === reach.files[0]));
  const complete =
    followed &&
    calls.every((call) => !call.assumed || isSeen(call)) &&
    !calls.some(({ actions }) => actions.some(mayNeedFurther)) &&
    ![...openClients].some(needsOtherServices) &&
    !ownClients.some((service) => openClients.has(service)) &&
    !reach.imports.some((each) => {
      const { module, typeOnly } = each;
      if (typeOnly || isOwnFile(each, reach.files) || clientService(module) !== undefined) return false;
      if (readsSettings(module)) return !calls.some(readsSetting);
      return keepsRecords(module) ? !reach.calls.some(isStore) : mayCallAws(module, language);
    });
  const looksUp = reach.imports.some(({ module }) => looksUpTables(module));
  const called = calls.flatMap((call) => {
    const own = neededBy(call, functions, declarations);
    const needed = looksUp ? throughMapper(call, own) : own;
    return call.assumed ? needed.map((right) => weaker(right, isSeen(call))) : needed;
  });
  const kept = reach.calls.flatMap((call) => storeRights(call, functions, declarations));
  return {
    called: [...called, ...kept],
    platform: [],
    followed,
    complete,
    openServices: new Set([...openClients, ...importedServices]),
    openClients,
  };
}

const none: ReadonlySet<string> = new Set();

/** Names may be those of files in one language; what is none of the files that take part is a package. */
function isOwnFile({ candidates }: ImportFact, files: readonly string[]): boolean {
  return candidates.some(({ path }) => files.some((file) => file === path || file.endsWith(`/${path}`)));
}

/** Mappers that ask for a table's keys before they work on it, and write items whole or in part as they see fit. */
function throughMapper({ service }: LinkedCall, own: readonly NeededRight[]): readonly NeededRight[] {
  if (iamPrefix(service) !== 'dynamodb') return own;
  return own.flatMap((right): readonly NeededRight[] => {
    const besides = ['dynamodb:DescribeTable', ...(right.action === 'dynamodb:PutItem' ? ['dynamodb:UpdateItem'] : [])];
    const kept = besides.length > 1 ? ({ ...right, need: 'at-times' } as const) : right;
    return [kept, ...besides.map((action): NeededRight => ({ ...right, action, need: 'at-times' }))];
  });
}

/**
 * Of a file of which some methods are seen to be called, the others are not. Where none is, nobody can tell: they may be
 * called by the name of an interface.
 */
function methodsSeen(calls: readonly LinkedCall[]): (call: LinkedCall) => boolean {
  const files = new Set(calls.filter(({ assumed }) => !assumed).map(({ range }) => range.file));
  return ({ range }) => files.has(range.file);
}

function weaker(right: NeededRight, isSeen: boolean): NeededRight {
  return isSeen || right.need === 'helpful' ? { ...right, need: 'helpful' } : { ...right, need: 'at-times' };
}

function clientServices(clients: readonly Pick<ClientFact, 'provider' | 'service'>[]): readonly string[] {
  return clients.flatMap(({ provider, service }) => (provider === 'aws' ? (iamPrefix(service) ?? []) : []));
}

function importedClients(imports: readonly ImportFact[]): readonly Pick<ClientFact, 'provider' | 'service'>[] {
  return imports.flatMap(({ module }) => {
    const service = clientService(module);
    return service === undefined ? [] : [{ provider: 'aws', service }];
  });
}

/** What the parameters utility of Powertools asks for. */
function readsSetting({ service }: LinkedCall): boolean {
  return ['appconfig', 'secretsmanager', 'ssm'].includes(iamPrefix(service) ?? '');
}

/** The operation is one of its service; some need no right at all. */
function isUnderstood(call: LinkedCall): boolean {
  if (rightsOf(call).length > 0) return true;
  return listedOperations().has(`${iamPrefix(call.service) ?? ''}:${call.operation}`);
}

/** Calls with the credentials that another role gives are not this role's, and which those are cannot be seen. */
function takesAnotherRole({ service, operation }: LinkedCall): boolean {
  return iamPrefix(service) === 'sts' && operation.startsWith('AssumeRole');
}

const credentials =
  /^(?:credentials?|credentialsprovider|accesskeyid|secretaccesskey|aws_access_key_id|aws_secret_access_key|profile|profile_name)$/i;

function hasOwnCredentials({ provider, options }: ClientFact): boolean {
  return provider === 'aws' && Object.keys(options).some((option) => credentials.test(option));
}

/** Layers may bring programs of their own; those of vendors show in the environment. */
function runsAlone({ layers, id, environment, code }: LambdaFunction, declarations: Declarations): boolean {
  const files = code.kind === 'found' ? code.handler.reach.files : [];
  const isImported = (layer: Value<Target>) => {
    const declared = declarations.first(layer, id, ['layer']);
    const folder = declared?.kind === 'layer' ? certain(declared.folder) : undefined;
    const [own, ...others] = files.map((file) => folder !== undefined && file.startsWith(`${folder}/`));
    return own === false && others.includes(true);
  };
  return (
    !environment.variables.some(({ name }) => isTracingVariable(name)) &&
    layers.every(
      (layer) =>
        isImported(layer) ||
        possibilities(layer).every(
          (option) => option.kind === 'known' && option.value.kind === 'text' && isLibraryLayer(option.value.text),
        ),
    )
  );
}
