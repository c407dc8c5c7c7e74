import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { Changes } from './changes.js';
import { withTrailingComment } from './comments.js';
import type { EditedModule, Node } from './edited-module.js';
import { onlyInitialiser, variableOf } from './names.js';
import { startsItsLine } from './statements.js';
import { stringLiteral } from './style.js';

/** Sets a property of the object a call is given, by dotted path. What stands in its place is replaced. */
export function setArgument(
  module: EditedModule,
  at: SourceRange,
  argument: string,
  value: string | number | boolean,
  changes: Changes,
): boolean {
  const call = module.nodesAt(at).map(withoutWrapping).find(isCall);
  const given = call && inputOf(module, call);
  if (!given) return false;
  const literal = typeof value === 'string' ? stringLiteral(module, value) : String(value);
  const path = argument.split('.');
  if (given.type === AST_NODE_TYPES.ObjectExpression) return setProperty(module, changes, given, path, literal);
  const end = given.range[1];
  if (module.text[end - 1] === ')') changes.insert(end - 1, `{ ${nested(module, path, literal, false)} }`);
  else changes.insert(end, `({ ${nested(module, path, literal, false)} })`);
  return true;
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

function isCall(node: Node): node is Call {
  return node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.NewExpression;
}

/** What is awaited, chained or asserted in an expression. */
function withoutWrapping(node: Node): Node {
  switch (node.type) {
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return withoutWrapping(node.expression);
    case AST_NODE_TYPES.AwaitExpression:
      return withoutWrapping(node.argument);
    default:
      return node;
  }
}

/** The object literal a call's settings are written in, or the call itself when it is given nothing. */
function inputOf(module: EditedModule, call: Call): TSESTree.ObjectExpression | Call | undefined {
  const { callee } = call;
  if (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(promise|then|catch|finally)$/.test(module.textOf(callee.property))
  ) {
    const inner = withoutWrapping(callee.object);
    return isCall(inner) ? inputOf(module, inner) : undefined;
  }
  const [first] = call.arguments;
  if (!first) return call;
  const given = writtenOut(module, withoutWrapping(first));
  if (given?.type === AST_NODE_TYPES.ObjectExpression) return given;
  return given?.type === AST_NODE_TYPES.NewExpression ? inputOf(module, given) : undefined;
}

/** The value of a variable that only this call uses. One that others use too may not be changed for them. */
function writtenOut(module: EditedModule, node: Node): Node | undefined {
  if (node.type !== AST_NODE_TYPES.Identifier) return node;
  const variable = variableOf(module, node);
  if (!variable || variable.references.filter((reference) => reference.isRead()).length > 1) return undefined;
  const value = onlyInitialiser(variable)?.init;
  return value ? withoutWrapping(value) : undefined;
}

function setProperty(
  module: EditedModule,
  changes: Changes,
  object: TSESTree.ObjectExpression,
  [name = '', ...rest]: readonly string[],
  literal: string,
): boolean {
  const index = object.properties.findLastIndex((property) => keyOf(property) === name);
  const existing = object.properties[index];
  if (!existing) return addProperty(module, changes, object, [name, ...rest], literal);
  const overridden = object.properties.slice(index).some(({ type }) => type === AST_NODE_TYPES.SpreadElement);
  if (overridden || existing.type !== AST_NODE_TYPES.Property || existing.method) return false;
  if (rest.length > 0) {
    const inner = withoutWrapping(existing.value);
    return inner.type === AST_NODE_TYPES.ObjectExpression && setProperty(module, changes, inner, rest, literal);
  }
  if (existing.shorthand) changes.insert(existing.range[1], `: ${literal}`);
  else changes.replace(...existing.value.range, literal);
  return true;
}

function keyOf(property: TSESTree.ObjectLiteralElement): string | undefined {
  if (property.type !== AST_NODE_TYPES.Property || property.computed) return undefined;
  return property.key.type === AST_NODE_TYPES.Identifier
    ? property.key.name
    : String((property.key as TSESTree.Literal).value);
}

/** At the end, so that nothing spread before it wins; laid out as the properties before it are. */
function addProperty(
  module: EditedModule,
  changes: Changes,
  object: TSESTree.ObjectExpression,
  path: readonly string[],
  literal: string,
): boolean {
  const quoted = object.properties.length > 0 && object.properties.every(hasQuotedKey);
  const text = nested(module, path, literal, quoted);
  const last = object.properties.at(-1);
  if (!last) {
    changes.replace(...object.range, `{ ${text} }`);
    return true;
  }
  const comma = commaAfter(module, last.range[1], object.range[1] - 1);
  const end = comma ?? last.range[1];
  if (!startsItsLine(module, last)) {
    changes.insert(end, comma === undefined ? `, ${text}` : ` ${text},`);
    return true;
  }
  if (comma === undefined) changes.insert(last.range[1], ',');
  const line = module.layout.newline + module.indentationAt(last.range[0]) + text;
  changes.insert(withTrailingComment(module, end), comma === undefined ? line : `${line},`);
  return true;
}

function hasQuotedKey(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === AST_NODE_TYPES.Property && property.key.type === AST_NODE_TYPES.Literal;
}

/** Where the comma after a property ends. */
function commaAfter(module: EditedModule, from: number, to: number): number | undefined {
  const rest = module.text.slice(from, to);
  const comma = /^(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*\n)*,/.exec(rest);
  return comma ? from + comma[0].length : undefined;
}

function nested(
  module: EditedModule,
  [name = '', ...rest]: readonly string[],
  literal: string,
  quoted: boolean,
): string {
  const key = quoted || !/^[A-Za-z_$][\w$]*$/.test(name) ? stringLiteral(module, name) : name;
  return `${key}: ${rest.length === 0 ? literal : `{ ${nested(module, rest, literal, quoted)} }`}`;
}
