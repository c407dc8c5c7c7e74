import type { CodeFacts, FunctionFact, Language } from '../../../model/code.js';
import type { SourceFile } from '../../../model/source.js';
import { openFlowFile, readFlow, understandProgram } from '../../flow/index.js';
import { typeScriptProgram } from '../../syntax/typescript/index.js';
import { readWork } from '../../work/index.js';
import { callbackUses } from './callbacks.js';
import { findCalls, type PlacedCall } from './calls.js';
import { findCatches } from './catches.js';
import { findClients } from './client-facts.js';
import { servingDeployment } from './deployment.js';
import { findEnvironmentReads } from './environment.js';
import { findInvocations } from './invocations.js';
import { findSecrets } from './literal-secrets.js';
import { findLogs } from './logs.js';
import { type Module, understand } from './module.js';
import { findModuleFormat } from './module-format.js';
import { type ParsedModule, parseTypeScript } from './parse.js';
import { findFloatingPromises, givesPromise, isDoneAtOnce } from './promises.js';
import { findRecordUses } from './records.js';
import { findReturns } from './returns.js';
import { findSuppressions } from './suppressions.js';
import { isFunctionNode } from './syntax.js';

/** The facts of one TypeScript or JavaScript file. Never throws. */
export function readTypeScript(source: SourceFile): CodeFacts {
  const parsed = parseTypeScript(source);
  try {
    return extractFacts(parsed);
  } catch {
    const problem = { range: parsed.lines.range(0, 0), message: 'The file cannot be read: its code is too unusual.' };
    return extractFacts(parseTypeScript({ path: source.path, text: '' }), [...parsed.problems, problem]);
  }
}

/** The facts of a parsed module, with other problems than the parser's when they are given. */
export function extractFacts(parsed: ParsedModule, problems = parsed.problems): CodeFacts {
  const module = understand(parsed);
  const calls = findCalls(module);
  const logs = findLogs(module);
  const moduleFormat = findModuleFormat(module);
  const invocations = findInvocations(module, logs);
  const functions = functionFacts(module, calls);
  const followed = openFlowFile(
    () => understandProgram(typeScriptProgram(parsed.source, parsed.parsed)),
    parsed.source.text,
    functions,
  );
  return {
    file: parsed.source.path,
    language: languageOf(parsed.source.path),
    problems,
    functions,
    imports: module.imports.facts,
    exports: module.exports.map(({ fact }) => fact),
    invocations: invocations.map(({ fact }) => fact),
    clients: findClients(module),
    calls: calls.map(({ fact }) => fact),
    environmentReads: findEnvironmentReads(module),
    logs: logs.map(({ fact }) => fact),
    catches: findCatches(module, { calls, invocations, logs }),
    floatingPromises: findFloatingPromises(module, calls),
    returns: findReturns(module, calls, invocations),
    recordUses: findRecordUses(module),
    secrets: findSecrets(parsed),
    flow: readFlow(
      followed,
      calls.map(({ fact }) => fact),
    ),
    work: readWork(followed),
    ...(moduleFormat && { moduleFormat }),
    suppressions: findSuppressions(parsed),
  };
}

function functionFacts(module: Module, calls: readonly PlacedCall[]): readonly FunctionFact[] {
  const { functions, handlers, wrappersOf, instances } = module;
  const serving = servingDeployment(module);
  const callbacks = callbackUses(module);
  return functions.placed.map((placed, index) => {
    const node = functions.nodes[index];
    const shape = handlers.shapes.get(index);
    const callback = callbacks.get(index);
    const returned = isFunctionNode(node) && !node.async ? instances.returned(node) : [];
    const givesPromises = returned.length > 0 && returned.every((value) => givesPromise(value, module, calls));
    return {
      ...placed,
      isAsync: (isFunctionNode(node) && node.async) || givesPromises,
      ...(isFunctionNode(node) && isDoneAtOnce(node, module) ? { isDoneAtOnce: true } : {}),
      ...(callback ? { callback } : {}),
      ...(shape ? { handlerShape: shape } : {}),
      ...(serving.has(index) ? { servesDeployment: true } : {}),
      wrappers: wrappersOf.get(index) ?? [],
    };
  });
}

function languageOf(path: string): Language {
  return /\.[mc]?tsx?$/i.test(path) ? 'typescript' : 'javascript';
}
