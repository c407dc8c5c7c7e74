import type { CodeFacts } from '../../model/code.js';
import { openFlowFile, readFlow } from '../flow/index.js';
import type { Program } from '../syntax/program.js';
import { readWork } from '../work/index.js';
import { AnalysedFile } from './analysed-file.js';
import { readCalls } from './calls.js';
import { readCatches } from './catches.js';
import { readClients } from './clients.js';
import { readEnvironment } from './environment.js';
import { readExports } from './exports.js';
import { readFunctions } from './function-facts.js';
import { readFloating } from './futures.js';
import { readInvocations } from './invocations.js';
import { readLogs } from './logs.js';
import { readRecordUses } from './records.js';
import { readReturns } from './returns.js';
import { readSecrets } from './secrets.js';
import { readSuppressions } from './suppressions.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * The facts of one file of a typed language. Never throws; a program that is broken gives what can be understood of it.
 *
 * @param text the text that the places of `program` are places in
 */
export function analyse(program: Program, text: string, words: Vocabulary): CodeFacts {
  return factsOf(new AnalysedFile(program, text, words));
}

function factsOf(file: AnalysedFile): CodeFacts {
  const invocations = readInvocations(file);
  const functions = readFunctions(file);
  const calls = readCalls(file);
  const followed = openFlowFile(() => file, file.text, functions);
  return {
    file: file.program.path,
    language: file.words.language,
    problems: file.program.problems,
    functions,
    imports: file.imports.facts,
    exports: readExports(file),
    invocations: invocations.map(({ fact }) => fact),
    clients: readClients(file),
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
    suppressions: readSuppressions(file),
  };
}
