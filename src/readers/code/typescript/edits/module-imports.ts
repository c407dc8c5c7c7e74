import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { Changes } from './changes.js';
import { withLeadingComments, withTrailingComment } from './comments.js';
import type { EditedModule, Node } from './edited-module.js';
import { namesInUse } from './names.js';
import { statementEnd, stringLiteral } from './style.js';

/** A name to be imported from a module under that name. */
export interface NamedImport {
  readonly name: string;
  readonly from: string;
}

/**
 * Imports names after the last import of the file, in its own module system, and puts statements that use them behind a
 * blank line; names it has already are left alone. False when one of the names means something else in the file. `before`
 * is where the statements must be known at the latest.
 */
export function addImports(
  module: EditedModule,
  wanted: readonly NamedImport[],
  statements: readonly string[],
  before: number,
  changes: Changes,
): boolean {
  const { newline } = module.layout;
  const missing = wanted.filter((each) => !isImported(module, each));
  const taken = namesInUse(module);
  if (missing.some(({ name }) => taken.has(name))) return false;
  const isCommon = isCommonJs(module);
  const imports = importStatements(module, missing, isCommon).join(newline);
  const uses = statements.join(newline);
  const last = module.program.body.findLast((node) =>
    isCommon ? isRequire(node) && node.range[1] <= before : isImport(node),
  );
  if (last) {
    const isLate = last.range[1] > before;
    if (uses && isLate) changes.insert(before, uses + newline + newline);
    const end = withTrailingComment(module, last.range[1]);
    const next = module.nextLine(end);
    const gap = module.text.slice(next, module.lineEnd(next)).trim() === '' ? '' : newline;
    const behind = uses && !isLate ? newline + newline + uses + gap : '';
    changes.insert(end, (imports && newline + imports) + behind);
  } else {
    const paragraphs = [imports, uses].filter((text) => text !== '');
    changes.insert(firstStatement(module), paragraphs.map((text) => text + newline + newline).join(''));
  }
  return true;
}

function importStatements(module: EditedModule, missing: readonly NamedImport[], isCommon: boolean): readonly string[] {
  return [...new Set(missing.map(({ from }) => from))].map((from) => {
    const names = missing.filter((each) => each.from === from).map(({ name }) => name);
    const path = stringLiteral(module, from);
    const list = `{ ${names.join(', ')} }`;
    return `${isCommon ? `const ${list} = require(${path})` : `import ${list} from ${path}`}${statementEnd(module)}`;
  });
}

function isImported(module: EditedModule, { name, from }: NamedImport): boolean {
  const imported = module.nodes
    .of(AST_NODE_TYPES.ImportSpecifier)
    .some(({ local, parent }) => local.name === name && isModule(parent, from));
  const required = module.program.body.some(
    (node) =>
      isRequire(node) &&
      module.textOf(node).includes(from) &&
      module.scopes.getDeclaredVariables(node).some((each) => each.name === name),
  );
  return imported || required;
}

function isModule(node: Node, from: string): boolean {
  return node.type === AST_NODE_TYPES.ImportDeclaration && node.source.value === from && node.importKind === 'value';
}

/** Whether the file loads and exports with `require` and `module.exports`. */
function isCommonJs(module: EditedModule): boolean {
  if (module.isTypeScript || /\.mjs$/i.test(module.path)) return false;
  return !module.program.body.some(
    ({ type }) =>
      type === AST_NODE_TYPES.ImportDeclaration ||
      type === AST_NODE_TYPES.ExportNamedDeclaration ||
      type === AST_NODE_TYPES.ExportDefaultDeclaration ||
      type === AST_NODE_TYPES.ExportAllDeclaration,
  );
}

function isImport({ type }: Node): boolean {
  return type === AST_NODE_TYPES.ImportDeclaration || type === AST_NODE_TYPES.TSImportEqualsDeclaration;
}

function isRequire(node: Node): node is TSESTree.VariableDeclaration {
  return (
    node.type === AST_NODE_TYPES.VariableDeclaration &&
    node.declarations.some(({ init }) => {
      let value: Node | null = init;
      while (value?.type === AST_NODE_TYPES.MemberExpression) value = value.object;
      return (
        value?.type === AST_NODE_TYPES.CallExpression &&
        value.callee.type === AST_NODE_TYPES.Identifier &&
        value.callee.name === 'require'
      );
    })
  );
}

/** Where code can be put in front of everything but directives. */
function firstStatement(module: EditedModule): number {
  const first = module.program.body.find((node) => !('directive' in node && node.directive !== undefined));
  return first ? withLeadingComments(module, first).start : module.text.length;
}
