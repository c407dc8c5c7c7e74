import type { TSESTree } from '@typescript-eslint/types';
import type { SecretFact } from '../../../model/code.js';
import { detectSecret, isTestPath } from '../../secrets.js';
import { Type } from './node-types.js';
import type { ParsedModule } from './parse.js';
import { keyName, memberName, widened } from './syntax.js';

/** Every literal that is a secret. In tests only those of a known format count: names mislead there. */
export function findSecrets({ nodes, lines, source }: ParsedModule): readonly SecretFact[] {
  const isTest = isTestPath(source.path);
  const found: { readonly at: TSESTree.Node; readonly type: string; readonly name?: string }[] = [];
  const look = (at: TSESTree.Node, text: string) => {
    const name = nameFor(at);
    const type = detectSecret(text, isTest ? undefined : name);
    if (type !== undefined) found.push({ at, type, ...(name === undefined ? {} : { name }) });
  };
  for (const node of nodes.of(Type.Literal)) {
    if (typeof node.value === 'string' && isValue(node)) look(node, node.value);
  }
  for (const node of nodes.of(Type.TemplateLiteral)) {
    const [first] = node.quasis;
    if (node.expressions.length === 0 && first) look(node, first.value.cooked ?? '');
    else for (const quasi of node.quasis) lookInPart(node, quasi.value.cooked ?? '');
  }
  return found
    .sort((a, b) => a.at.range[0] - b.at.range[0])
    .map(({ at, ...fact }) => ({ range: lines.range(...at.range), ...fact }));

  /** Between the expressions of a template only a known format says anything. */
  function lookInPart(at: TSESTree.Node, text: string): void {
    const type = detectSecret(text);
    if (type !== undefined && !found.some((secret) => secret.at === at)) found.push({ at, type });
  }
}

/** Not a module's name, a key, a type or a directive. */
function isValue(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case Type.ImportDeclaration:
    case Type.ExportNamedDeclaration:
    case Type.ExportAllDeclaration:
    case Type.ImportExpression:
    case Type.TSLiteralType:
    case Type.ExpressionStatement:
      return false;
    case Type.Property:
    case Type.PropertyDefinition:
      return parent.key !== node;
    default:
      return true;
  }
}

/** What the literal is given to: a variable, property, field, parameter, attribute. */
function nameFor(node: TSESTree.Node): string | undefined {
  const value = widened(node);
  const { parent } = value;
  switch (parent?.type) {
    case Type.VariableDeclarator:
      return parent.id.type === Type.Identifier ? parent.id.name : undefined;
    case Type.Property:
    case Type.PropertyDefinition:
      return keyName(parent);
    case Type.AssignmentPattern:
      return nameOf(parent.left);
    case Type.AssignmentExpression:
      return parent.right === value ? nameOf(parent.left) : undefined;
    case Type.JSXAttribute:
      return parent.name.type === Type.JSXIdentifier ? parent.name.name : undefined;
    case Type.LogicalExpression:
    case Type.ConditionalExpression:
      return nameFor(parent) ?? (parent.type === Type.LogicalExpression ? nameOf(parent.left) : undefined);
    default:
      return undefined;
  }
}

function nameOf(node: TSESTree.Node): string | undefined {
  if (node.type === Type.Identifier) return node.name;
  return node.type === Type.MemberExpression ? memberName(node) : undefined;
}
