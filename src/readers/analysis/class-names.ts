import type { ClassNode } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';

/** A class by the names of the classes around it: `Orders.Line`; `<anonymous>` where it has none. */
export function className(node: ClassNode, file: AnalysedFile): string {
  const outer = file.functions.classAround(node);
  const own = node.name ?? '<anonymous>';
  return outer && outer.name !== undefined && file.functions.functionAround(node) === undefined
    ? `${className(outer, file)}.${own}`
    : own;
}
