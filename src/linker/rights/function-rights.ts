import { isLibraryLayer, mayCallAws } from '../../knowledge/aws-callers.js';
import { rightsOf } from '../../knowledge/call-rights.js';
import { mayNeedFurther } from '../../knowledge/further-rights.js';
import { listedOperations } from '../../knowledge/sdk-actions.js';
import { iamPrefix } from '../../knowledge/sdk-services.js';
import { isTracingVariable } from '../../knowledge/tracing.js';
import type { Handler, LambdaFunction, LinkedCall } from '../../model/application.js';
import type { ClientFact } from '../../model/code.js';
import type { FunctionRights, NeededRight } from '../../model/rights.js';
import { possibilities } from '../../model/value.js';
import type { Declarations } from '../declarations.js';
import { neededBy } from './needed.js';
import { platformRights } from './platform.js';

/** What a function's role has to allow. */
export function functionRights(declared: LambdaFunction, declarations: Declarations): FunctionRights {
  const platform = platformRights(declared, declarations);
  const { code } = declared;
  if (code.kind !== 'found') return { called: [], platform, followed: false, complete: false };
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
  const complete =
    followed &&
    calls.every((call) => !call.assumed || isSeen(call)) &&
    !calls.some(({ actions }) => actions.some(mayNeedFurther)) &&
    reach.clients.every(({ provider, service }) => provider !== 'aws' || services.has(iamPrefix(service))) &&
    !reach.imports.some(({ module, candidates, typeOnly }) => {
      return !typeOnly && candidates.length === 0 && mayCallAws(module, language);
    });
  const called = calls.flatMap((call) => {
    const needed = neededBy(call, functions, declarations);
    return call.assumed ? needed.map((right) => weaker(right, isSeen(call))) : needed;
  });
  return { called, platform: [], followed, complete };
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

/** Layers that stand elsewhere may bring programs of their own; those of vendors show in the environment. */
function runsAlone({ layers, id, environment }: LambdaFunction, declarations: Declarations): boolean {
  return (
    !environment.variables.some(({ name }) => isTracingVariable(name)) &&
    layers.every(
      (layer) =>
        declarations.first(layer, id, ['layer']) !== undefined ||
        possibilities(layer).every(
          (option) => option.kind === 'known' && option.value.kind === 'text' && isLibraryLayer(option.value.text),
        ),
    )
  );
}
