import type { FunctionFact } from '../../model/code.js';
import { type FlowFacts, noFlow } from '../../model/flow.js';
import { LineIndex } from '../../model/source.js';
import { Derivation } from './derivation.js';
import { findEventReads } from './event-reads.js';
import { FlowFile, type UnderstoodProgram } from './flow-file.js';
import { findPasses } from './passes.js';
import { findPlaceNames } from './place-names.js';
import { findSinks } from './sinks.js';
import { findStateWrites } from './state-writes.js';

export { understandProgram } from './flow-file.js';

/**
 * Where values go in the program that `understand` gives. `functions` are the file's function facts, whose indexes the result speaks of. Never throws:
 * a program too strange to follow has no flow.
 */
export function readFlow(
  understand: () => UnderstoodProgram,
  text: string,
  functions: readonly FunctionFact[],
): FlowFacts {
  try {
    const understood = understand();
    const lines = new LineIndex({ path: understood.program.path, text });
    const places = functions.map(({ range }) => ({ start: lines.offset(range.start), end: lines.offset(range.end) }));
    const file = new FlowFile(understood, text, places);
    const derivation = new Derivation(file);
    return {
      eventReads: findEventReads(file, derivation.guards),
      sinks: findSinks(file, derivation),
      passes: findPasses(file, derivation),
      stateWrites: findStateWrites(file, derivation),
      placeNames: findPlaceNames(file),
    };
  } catch {
    return noFlow;
  }
}
