import type { PassFact } from '../../model/flow.js';
import type { Derivation } from './derivation.js';
import type { FlowFile } from './flow-file.js';

/** The calls that hand on what a function was given, with what goes where. */
export function findPasses(file: FlowFile, derivation: Derivation): readonly PassFact[] {
  return [...file.tree.of('call'), ...file.tree.of('new')].flatMap((node) => {
    const passed = node.arguments.map(({ value }) => derivation.of(value));
    const last = passed.findLastIndex((references) => references.length > 0);
    return last === -1 ? [] : [{ range: file.range(node), arguments: passed.slice(0, last + 1) }];
  });
}
