import type { ParameterReference, PassFact } from '../../model/flow.js';
import type { ArgumentNode } from '../syntax/program.js';
import type { Derivation } from './derivation.js';
import type { EventPaths } from './event-paths.js';
import { fieldReference } from './field-references.js';
import type { FlowFile } from './flow-file.js';

/** The calls that hand on what a function was given, with what goes where. */
export function findPasses(file: FlowFile, derivation: Derivation, paths: EventPaths): readonly PassFact[] {
  return [...file.tree.of('call'), ...file.tree.of('new')].flatMap((node) => {
    const passed = node.arguments.filter(({ name }) => name === undefined).map(({ value }) => derivation.of(value));
    const named = namedIn(node.arguments, derivation);
    const last = passed.findLastIndex((references) => references.length > 0);
    if (last === -1 && !named) return [];
    const fields = fieldsIn(node.arguments, file, paths);
    return [
      {
        range: file.range(node),
        arguments: passed.slice(0, last + 1),
        ...(named && { named }),
        ...(fields.length > 0 && { fields }),
      },
    ];
  });
}

function namedIn(given: readonly ArgumentNode[], derivation: Derivation): PassFact['named'] {
  const entries = given.flatMap(({ name, value }): readonly (readonly [string, readonly ParameterReference[]])[] => {
    const references = name === undefined ? [] : derivation.of(value);
    return name !== undefined && references.length > 0 ? [[name, references]] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Arguments that are a parameter or a part of one, after nothing but decoding. */
function fieldsIn(given: readonly ArgumentNode[], file: FlowFile, paths: EventPaths): NonNullable<PassFact['fields']> {
  return given.flatMap(({ name, value }, index) => {
    const field = fieldReference(value, file, paths);
    return field ? [{ ...field, argument: name ?? index }] : [];
  });
}
