import type { SourceFile } from '../../../../model/source.js';
import type { MapNode, TemplateNode } from '../../../documents/nodes.js';
import { suppressionsIn } from '../../../documents/suppressions.js';
import { parseTypeScriptProgram } from '../../../syntax/typescript/index.js';
import type { ServiceFile } from '../file.js';
import { convertedExports } from './exports.js';

/**
 * Reads a configuration that is a program: what it exports, as far as that is written out. Nothing is run; what a program
 * works out is unknown.
 */
export function readProgram(source: SourceFile, part: ServiceFile['part']): Omit<ServiceFile, 'variablesTaken'> {
  const program = parseTypeScriptProgram(source);
  const { path, lineStarts, problems } = program;
  const exported = convertedExports(program);
  const whole = exported.get('=') ?? (part === 'service' ? exported.get('default') : undefined) ?? mapOf(exported);
  return {
    path,
    lineStarts,
    problems,
    suppressions: suppressionsIn(source, { path, lineStarts }),
    part,
    root: whole.kind === 'map' ? whole : undefined,
    top: whole,
    exports: Object.fromEntries(exported),
  };
}

/** All exports as one map: what others see of the file as a whole. */
function mapOf(exported: ReadonlyMap<string, TemplateNode>): MapNode {
  const entries = [...exported].map(([key, value]) => ({
    key,
    keyStart: value.start,
    keyEnd: value.start,
    value,
  }));
  return { kind: 'map', entries, start: 0, end: 0 };
}
