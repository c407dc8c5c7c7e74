import type { TSESTree } from '@typescript-eslint/types';
import type { ModuleFormatFact } from '../../../model/code.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';

/** What only an ES module can hold, and what only a CommonJS module can; undefined where neither is there. */
export function findModuleFormat({ parsed, bindings }: Module): ModuleFormatFact | undefined {
  const statement = parsed.program.body.find(isOfEsModule);
  // Code that asks first runs as either.
  const asked = new Set(
    parsed.nodes
      .of(Type.UnaryExpression)
      .flatMap(({ operator, argument }) =>
        operator === 'typeof' && argument.type === Type.Identifier ? [argument.name] : [],
      ),
  );
  const name = parsed.nodes
    .of(Type.Identifier)
    .find((node) => isOfCommonJs(node) && !asked.has(node.name) && !bindings.variable(node));
  if (!statement && !name) return undefined;
  const asksForItsPlace = parsed.nodes
    .of(Type.Identifier)
    .some((node) => /^__(?:dir|file)name$/.test(node.name) && !bindings.variable(node));
  const esm = statement && parsed.lines.range(statement.range[0], Math.min(statement.range[1], lineEnd(statement)));
  return {
    ...(esm && { esm }),
    ...(name && { commonjs: parsed.lines.range(...name.range) }),
    ...(asksForItsPlace && { asksForItsPlace }),
  };

  function lineEnd({ range }: TSESTree.Node): number {
    const end = parsed.source.text.indexOf('\n', range[0]);
    return end === -1 ? range[1] : end;
  }
}

/** `import x = require()` and `export =` are CommonJS written in TypeScript. */
function isOfEsModule(node: TSESTree.ProgramStatement): boolean {
  switch (node.type) {
    case Type.ImportDeclaration:
    case Type.ExportAllDeclaration:
    case Type.ExportDefaultDeclaration:
      return true;
    case Type.ExportNamedDeclaration:
      return node.exportKind === 'value';
    default:
      return false;
  }
}

/** `exports.handler =`, `module.exports` and `require('…')`; what asks with `typeof` whether they are there works in both. */
function isOfCommonJs(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  switch (node.name) {
    case 'require':
      return parent.type === Type.CallExpression && parent.callee === node;
    case 'exports':
    case 'module': {
      if (parent.type !== Type.MemberExpression || parent.object !== node) return false;
      if (node.name === 'module' && !(parent.property.type === Type.Identifier && parent.property.name === 'exports'))
        return false;
      return parent.parent.type === Type.AssignmentExpression || parent.parent.type === Type.MemberExpression;
    }
    default:
      return false;
  }
}
