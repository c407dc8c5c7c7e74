import type { Draft } from './draft.js';

/** Imports a module whole, behind the last import at the top or in front of everything. False when its name is taken. */
export function importModule(draft: Draft, module: string): boolean {
  const { imports, body } = draft.file.program;
  if (imports.some((each) => each.module === module && each.names.some(({ local }) => local === module))) return true;
  const [first] = body;
  if (!first || draft.file.declarationOf(module, first)) return false;
  const top = imports.filter(({ start }) => draft.lineStart(start) === start).at(-1);
  const line = `import ${module}${draft.newline}`;
  if (top) draft.changes.insert(draft.nextLine(top.end), line);
  else draft.changes.insert(draft.lineStart(first.start), line + draft.newline.repeat(2));
  return true;
}
