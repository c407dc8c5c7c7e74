import type { FieldReference } from '../../model/flow.js';
import type { Expression } from '../syntax/program.js';
import type { EventPaths } from './event-paths.js';
import type { FlowFile } from './flow-file.js';

/** The parameter or field of one that an expression is, after nothing but decoding. */
export function fieldReference(expression: Expression, file: FlowFile, paths: EventPaths): FieldReference | undefined {
  const found = paths.of(expression);
  if (!found) return undefined;
  const { of, path, decoded, readAt } = found;
  return { of, path, decoded, readAt: file.range(readAt) };
}
