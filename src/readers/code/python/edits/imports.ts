import { parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import type { EditedFile } from './edited-file.js';
import { isDocumentation } from './statements.js';

interface WantedImport {
  readonly module: string;
  /** Names to import from the module; the module itself when there are none. */
  readonly names?: readonly string[];
}

/** Adds the imports that are missing, after the last one at the top of the file. False when a name is taken. */
export function addImports(edited: EditedFile, wanted: readonly WantedImport[]): boolean {
  const lines: string[] = [];
  for (const { module, names } of wanted) {
    const missing = (names ?? [module]).filter(
      (name) => !isImported(edited, names ? `${module}.${name}` : module, name),
    );
    if (missing.some((name) => edited.file.scopes.module.bindings.has(name))) return false;
    if (missing.length > 0) lines.push(names ? `from ${module} import ${missing.join(', ')}` : `import ${module}`);
  }
  if (lines.length === 0) return true;
  const { newline } = edited.layout;
  const last = lastImport(edited);
  if (last) edited.changes.insert(edited.lineEnd(last.end), lines.map((line) => newline + line).join(''));
  else edited.changes.insert(afterHead(edited), lines.join(newline) + newline.repeat(2));
  return true;
}

function isImported(edited: EditedFile, path: string, local: string): boolean {
  const bindings = edited.file.scopes.module.bindings.get(local) ?? [];
  return bindings.some(({ kind, declaration }) => {
    return kind === 'import' && declaration !== undefined && edited.file.imports.pathOf(declaration) === path;
  });
}

/** The last of the imports that stand together at the top: later ones may follow code that they need. */
function lastImport(edited: EditedFile): SyntaxNode | undefined {
  let last: SyntaxNode | undefined;
  for (const statement of parts(edited.file.tree.root)) {
    if (/^(?:import|import_from|future_import)_statement$/.test(statement.type)) last = statement;
    else if (!isDocumentation(statement)) break;
  }
  return last;
}

/** After the comments and the documentation that a file begins with. */
function afterHead(edited: EditedFile): number {
  const [first] = parts(edited.file.tree.root);
  if (first && isDocumentation(first)) return edited.nextLine(first.end);
  let at = edited.lineStart(0);
  while (at < edited.text.length && /^(?:#|\s*$)/.test(edited.text.slice(at, edited.lineEnd(at))))
    at = edited.nextLine(at);
  return at;
}
