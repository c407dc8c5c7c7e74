import type { CallFact, FunctionFact } from '../../model/code.js';
import { type FlowFacts, noFlow } from '../../model/flow.js';
import { LineIndex } from '../../model/source.js';
import { findAnswers } from './answers.js';
import { Derivation } from './derivation.js';
import { findEnvironmentUses } from './environment-uses.js';
import { EventPaths } from './event-paths.js';
import { findEventReads } from './event-reads.js';
import { FlowFile, type UnderstoodProgram } from './flow-file.js';
import { findObjectKeys } from './object-keys.js';
import { findPasses } from './passes.js';
import { findPlaceNames } from './place-names.js';
import { findResults } from './results.js';
import { findSinks } from './sinks.js';
import { findStateWrites } from './state-writes.js';

export { iteratedObject } from './callbacks.js';
export { FlowFile, type NamedCall, type UnderstoodProgram, understandProgram } from './flow-file.js';

/**
 * The program that `understand` gives, with who is who in it. `functions` are the file's function facts, whose indexes are
 * spoken of. Undefined for a program too strange to follow.
 */
export function openFlowFile(
  understand: () => UnderstoodProgram,
  text: string,
  functions: readonly FunctionFact[],
): FlowFile | undefined {
  try {
    const understood = understand();
    const lines = new LineIndex({ path: understood.program.path, text });
    const places = functions.map(({ range }) => ({ start: lines.offset(range.start), end: lines.offset(range.end) }));
    return new FlowFile(understood, text, places);
  } catch {
    return undefined;
  }
}

/**
 * Where values go in a program. `calls` are the file's calls of services. Never throws: a program too strange to follow has
 * no flow.
 */
export function readFlow(file: FlowFile | undefined, calls: readonly CallFact[]): FlowFacts {
  if (!file) return noFlow;
  try {
    const derivation = new Derivation(file);
    const paths = new EventPaths(file);
    return {
      eventReads: findEventReads(file, derivation.guards, paths),
      sinks: findSinks(file, derivation),
      passes: findPasses(file, derivation, paths),
      stateWrites: findStateWrites(file, derivation),
      placeNames: findPlaceNames(file),
      results: findResults(file),
      answers: findAnswers(file, calls),
      objectKeys: findObjectKeys(file, paths),
      environmentUses: findEnvironmentUses(file),
    };
  } catch {
    return noFlow;
  }
}
