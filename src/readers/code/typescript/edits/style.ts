import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { EditedModule } from './edited-module.js';

/** `;` where the file ends its statements with one, otherwise nothing. */
export function statementEnd(module: EditedModule): '' | ';' {
  const statements = [
    ...module.nodes.of(AST_NODE_TYPES.ExpressionStatement),
    ...module.nodes.of(AST_NODE_TYPES.ImportDeclaration),
    ...module.nodes.of(AST_NODE_TYPES.ReturnStatement),
    ...module.nodes
      .of(AST_NODE_TYPES.VariableDeclaration)
      .filter(({ parent }) => !('left' in parent) && parent.type !== AST_NODE_TYPES.ForStatement),
  ];
  const ended = statements.filter((statement) => module.text[statement.range[1] - 1] === ';').length;
  return ended * 2 >= statements.length ? ';' : '';
}

/** A string literal in the quotes the file uses most. */
export function stringLiteral(module: EditedModule, value: string): string {
  const quote = mostUsedQuote(module);
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}

function mostUsedQuote(module: EditedModule): '"' | "'" {
  let balance = 0;
  for (const { raw, parent } of module.nodes.of(AST_NODE_TYPES.Literal)) {
    if (parent.type === AST_NODE_TYPES.JSXAttribute) continue;
    if (raw.startsWith("'")) balance++;
    if (raw.startsWith('"')) balance--;
  }
  return balance < 0 ? '"' : "'";
}
