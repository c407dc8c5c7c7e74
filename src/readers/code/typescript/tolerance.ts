import type { TSESTree } from '@typescript-eslint/types';
import { meansToGoOn, promisesToGoOn } from '../tolerance.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { bare, calledName, functionAround, isWithin, withoutAwait } from './syntax.js';

/**
 * Whether going on after a failure is meant: a comment in the handling block or above the `try` says so, or the code after
 * asks whether what was to be read is there.
 */
export function isTolerated(clause: TSESTree.CatchClause, module: Module): boolean {
  const statement = clause.parent;
  if (statement?.type !== Type.TryStatement) return false;
  const { text } = module.parsed.source;
  const before =
    /(?:^|\n)((?:[ \t]*(?:\/\/|\/?\*)[^\n]*\n)+)[ \t]*$/.exec(text.slice(0, statement.range[0]))?.[1] ?? '';
  const inside = commentsIn(text.slice(...clause.body.range));
  return (
    [before, inside].some(meansToGoOn) ||
    promisesToGoOn(documentationAround(statement, text)) ||
    isAskedForLater(statement, module)
  );
}

/** The comment right above the function, or above what it is assigned to. */
function documentationAround(statement: TSESTree.TryStatement, text: string): string {
  const around = functionAround(statement);
  if (!around) return '';
  const line = text.lastIndexOf('\n', around.range[0]) + 1;
  return /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(text.slice(Math.max(0, line - longestComment), line))?.[0] ?? '';
}

/** Documentation longer than this is not read to its beginning. */
const longestComment = 4_000;

/** Comments that begin a line or stand behind code, without those in the texts of addresses. */
function commentsIn(text: string): string {
  return (text.match(/\/\*[\s\S]*?\*\/|(?:^|[\s;{}])\/\/[^\n]*/g) ?? []).join('\n');
}

const reading = /^(?:get|read|fetch|find|load|look|query|list|describe|head|resolve|parse|detect|search|retrieve)/i;

/** `try { key = await getKey() } catch (error) { log(error) } if (key) …` */
function isAskedForLater(statement: TSESTree.TryStatement, { parsed, bindings }: Module): boolean {
  const around = functionAround(statement);
  return parsed.nodes.within(Type.AssignmentExpression, statement.block).some(({ left, right }) => {
    const variable = bindings.variable(left);
    const call = withoutAwait(bare(right));
    const isRead = call.type === Type.CallExpression && reading.test(calledName(call) ?? '');
    if (!variable || !isRead || variable.identifiers.some((name) => isWithin(name, statement.block))) return false;
    return variable.references.some(
      ({ identifier }) =>
        identifier.range[0] > statement.range[1] &&
        functionAround(identifier) === around &&
        asksWhetherThere(identifier),
    );
  });
}

/** `if (key)`, `key?.id`, `key === undefined`, `key ?? other` */
function asksWhetherThere(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case Type.MemberExpression:
      return parent.object === node && parent.optional;
    case Type.IfStatement:
    case Type.ConditionalExpression:
      return parent.test === node;
    case Type.LogicalExpression:
      return parent.left === node;
    case Type.UnaryExpression:
      return parent.operator === '!';
    case Type.BinaryExpression:
      return /^[!=]=/.test(parent.operator);
    default:
      return false;
  }
}
