import type { Draft } from './draft.js';

/** Imports a module whole, behind the last import at the top or in front of everything. False when its name is taken. */
export function importModule(draft: Draft, module: string): boolean {
  const { imports, body } = draft.file.program;
  const known = imports.flatMap((each) =>
    each.names.flatMap(({ imported, local }) => (local === module ? [imported === '*' && each.module === module] : [])),
  );
  const [first] = body;
  const isShadowed = draft.file.tree.of('name-pattern').some(({ name }) => name === module);
  if (!first || isShadowed || known.includes(false)) return false;
  if (known.length > 0) return true;
  if (draft.file.declarationOf(module, first)) return false;
  const top = imports.filter(({ start }) => draft.lineStart(start) === start).at(-1);
  const line = `import ${module}${draft.newline}`;
  if (top) draft.changes.insert(draft.nextLine(top.end), line);
  else draft.changes.insert(draft.lineStart(first.start), line + draft.newline.repeat(2));
  return true;
}
