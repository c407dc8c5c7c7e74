import type { CopiedNode } from '../copied-tree.js';

/** Whether a node of the grammar is a statement or a declaration among statements. */
export function isStatement({ type }: CopiedNode): boolean {
  return (
    /_statement$|^block$|^constructor_body$|^local_variable_declaration$|^switch_block$|^switch_rule$/.test(type) ||
    isClassType(type)
  );
}

/** Whether a node of the grammar declares a type. */
export function isClassType(type: string): boolean {
  return /^(?:class|interface|enum|record|annotation_type)_declaration$/.test(type);
}
