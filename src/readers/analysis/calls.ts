import type { CallFact } from '../../model/code.js';
import type { CallExpression } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { ArgumentReader } from './arguments.js';
import { fateOf } from './futures.js';
import { isMemoised } from './memoised.js';
import { isInLoop, isInTry, statementOf } from './surroundings.js';
import { bySource } from './tree.js';
import type { ClientObject, Operation } from './vocabulary.js';

/** An operation with the service that does it. */
export type ServiceCall = Operation & Pick<ClientObject, 'provider' | 'service' | 'isAsync'>;

/** Every call to a service: AWS, HTTP, databases, payment, mail, Powertools. */
export function readCalls(file: AnalysedFile): readonly CallFact[] {
  return [...file.calls].sort(bySource).flatMap((call) => {
    const operation = file.operationOf(call);
    return operation ? [callFact(call, operation, file)] : [];
  });
}

function callFact(call: CallExpression, operation: ServiceCall, file: AnalysedFile): CallFact {
  const { provider, service } = operation;
  const given = new ArgumentReader(file, provider === 'aws' ? service : undefined).ofCall(call, operation);
  return {
    provider,
    service,
    operation: operation.operation,
    range: file.places.range(call),
    scope: file.functions.scopeOf(call),
    inLoop: isInLoop(call, file),
    inTry: isInTry(call, file),
    awaited: operation.isAsync !== true || isAwaited(call, file),
    resultUsed: isResultUsed(call, file),
    ...(operation.isHelper ? { isHelper: true } : {}),
    ...(isMemoised(call, file) ? { memoised: true } : {}),
    arguments: given.arguments,
    argumentsComplete: given.complete,
  };
}

function isAwaited(call: CallExpression, file: AnalysedFile): boolean {
  const fate = fateOf(call, file);
  return fate === 'awaited' || fate === 'passed';
}

/** A result that is only waited for is not used. */
function isResultUsed(call: CallExpression, file: AnalysedFile): boolean {
  if (statementOf(call, file)) return false;
  const member = file.parentOf(call);
  const outer = member && file.parentOf(member);
  if (!outer || !('kind' in outer) || outer.kind !== 'call' || !('kind' in outer.callee) || outer.callee !== member) {
    return true;
  }
  const isWait = file.calleesOf(outer).some((name) => file.words.errors.waits.test(name));
  return !isWait || statementOf(outer, file) === undefined;
}

/** The operation that a call makes, through a client or by itself. */
export function findOperation(call: CallExpression, file: AnalysedFile): ServiceCall | undefined {
  const target = file.imports.localTarget(call);
  // A method without a body is what an interface asks of a client.
  if (target?.bodyPlace || (target && target.body.length > 0)) return undefined;
  const { callee } = call;
  const client = callee.kind === 'member' ? file.types.clientOf(callee.object) : undefined;
  if (client && callee.kind === 'member') {
    const operation = file.words.calls.operationOf(client, callee.name, call, file);
    if (!operation) return undefined;
    const isHelper = client.form === undefined ? {} : { isHelper: true };
    return { provider: client.provider, service: client.service, ...isAsyncOf(client), ...isHelper, ...operation };
  }
  const { operationOfFunction } = file.words.calls;
  for (const name of operationOfFunction ? file.calleesOf(call) : []) {
    const operation = operationOfFunction?.(name, call, file);
    if (operation) return operation;
  }
  return undefined;
}

function isAsyncOf({ isAsync }: ClientObject): Pick<ClientObject, 'isAsync'> {
  return isAsync === undefined ? {} : { isAsync };
}
