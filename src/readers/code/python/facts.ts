import type { CodeFacts } from '../../../model/code.js';
import type { SourceFile } from '../../../model/source.js';
import { openFlowFile, readFlow, understandProgram } from '../../flow/index.js';
import { pythonProgram } from '../../syntax/python/index.js';
import type { PythonParser } from '../../syntax/python/parser.js';
import { readWork } from '../../work/index.js';
import { readCalls } from './calls.js';
import { readCatches } from './catches.js';
import { readClients } from './clients.js';
import { readEnvironment } from './environment.js';
import { readExports } from './exports.js';
import { readFeatures } from './features.js';
import { readFloating } from './floating.js';
import { readFunctions } from './function-facts.js';
import { readInvocations } from './invocations.js';
import { readLogs } from './logs.js';
import { Origins } from './origins.js';
import { PythonFile } from './python-file.js';
import { readRecordUses } from './record-uses.js';
import { readReturns } from './returns.js';
import { readSecrets } from './secrets.js';
import { readSuppressions } from './suppressions.js';

/** Reads one file. Code that does not parse gives the facts of what could be understood, and its problems. */
export function readFacts(source: SourceFile, parser: PythonParser): CodeFacts {
  const file = new PythonFile(source, parser.parse(source.text));
  const origins = new Origins(file);
  const invocations = readInvocations(file);
  const functions = readFunctions(file);
  const calls = readCalls(file, origins);
  const followed = openFlowFile(() => understandProgram(pythonProgram(source, file.tree)), source.text, functions);
  return {
    file: source.path,
    language: 'python',
    problems: file.tree.problems.map((problem) => ({ range: file.places.range(problem), message: problem.message })),
    functions,
    imports: file.imports.facts,
    exports: readExports(file),
    invocations: invocations.map(({ fact }) => fact),
    clients: readClients(file, origins),
    calls,
    environmentReads: readEnvironment(file),
    logs: readLogs(file),
    catches: readCatches(file),
    floatingPromises: readFloating(file),
    returns: readReturns(file, invocations),
    recordUses: readRecordUses(file),
    secrets: readSecrets(file),
    flow: readFlow(followed, calls),
    work: readWork(followed),
    features: readFeatures(file),
    suppressions: readSuppressions(file),
  };
}
