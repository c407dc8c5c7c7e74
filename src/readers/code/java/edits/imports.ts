import type { EditedProgram } from '../../../edits/edited-program.js';

/**
 * Imports types, each in its place of the order that the imports of the file have, as far as they have one. False when
 * another type of the same name is known already.
 */
export function addImports(edited: EditedProgram, types: readonly string[]): boolean {
  const missing = types.filter((type) => !isKnown(edited, type)).sort();
  if (missing.some((type) => isTaken(edited, simpleName(type)))) return false;
  for (const type of missing) insertImport(edited, type);
  return true;
}

function isKnown(edited: EditedProgram, type: string): boolean {
  const { imports, package: own } = edited.file.program;
  const module = packageOf(type);
  if (module === own || module === 'java.lang') return true;
  return imports.some((each) => {
    if (each.opensAll) return each.module === module;
    return each.names.some(({ imported }) => `${each.module}.${imported}` === type);
  });
}

function isTaken(edited: EditedProgram, name: string): boolean {
  const { imports } = edited.file.program;
  const isImported = imports.some(({ names }) => names.some(({ local }) => local === name));
  return isImported || edited.file.scopes.classNamed(name) !== undefined;
}

/** Behind the last import that comes before it, in the block of imports that share most with it. */
function insertImport(edited: EditedProgram, type: string): void {
  const { newline } = edited.layout;
  const { imports } = edited.file.program;
  const line = `import ${type};`;
  const plain = imports.filter((each) => !/^import\s+static\b/.test(edited.textOf(each)));
  const written = plain.map((each) => ({ each, path: pathOf(edited, each) }));
  const before = written.filter(({ path }) => path < type);
  const best = Math.max(0, ...before.map(({ path }) => shared(path, type)));
  const after = before.findLast(({ path }) => shared(path, type) === best)?.each;
  if (after) {
    edited.changes.insert(edited.lineEnd(after.end), newline + line);
    return;
  }
  const [first] = plain.length > 0 ? plain : imports;
  if (first) edited.changes.insert(edited.lineStart(first.start), line + newline);
  else insertFirst(edited, line);
}

function insertFirst(edited: EditedProgram, line: string): void {
  const { newline } = edited.layout;
  const declaration = /^[ \t]*package\s+[\w.\s]+;/m.exec(edited.text);
  if (declaration) {
    edited.changes.insert(edited.lineEnd(declaration.index + declaration[0].length), newline + newline + line);
    return;
  }
  const [first] = edited.file.program.body;
  const start = first ? edited.commentedStart(first) : 0;
  edited.changes.insert(start, line + newline + newline);
}

function pathOf(edited: EditedProgram, node: { readonly start: number; readonly end: number }): string {
  return edited.textOf(node).replace(/^import\s+|[\s;]/g, '');
}

/** How many parts of two names are the same from the start. */
function shared(one: string, other: string): number {
  const [parts, others] = [one.split('.'), other.split('.')];
  const different = parts.findIndex((part, index) => part !== others[index]);
  return different === -1 ? parts.length : different;
}

function packageOf(type: string): string {
  return type.slice(0, type.lastIndexOf('.'));
}

function simpleName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
