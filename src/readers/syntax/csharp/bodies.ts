import type { FunctionNode, Placed, Statement, TypeNode, VariableStatement } from '../program.js';
import { type Conversion, placeOf } from './conversion.js';
import { patternOf } from './patterns.js';
import { childrenOf, type SyntaxNode } from './tree.js';
import { isType, typeOf } from './types.js';

/** What statements ask of the declarations around them. */
export interface StatementParts extends Conversion {
  /** What the function around gives, without its task: the type of `return new()`. */
  readonly result: TypeNode | undefined;
  localFunction(node: SyntaxNode): FunctionNode;
}

/** What a block holds, or the one statement that stands for it. */
export function bodyOf(node: SyntaxNode | undefined, parts: StatementParts): readonly Statement[] {
  if (!node) return [];
  const nodes = node.type === 'block' ? node.children : [node];
  return nodes.flatMap((child) => parts.statement(child));
}

/** The variables of a declaration, one statement each. */
export function variablesOf(
  declaration: SyntaxNode,
  constant: boolean,
  conversion: Conversion,
  whole: Placed = declaration,
): readonly VariableStatement[] {
  const typeNode = declaration.children.find(isType);
  const type = typeNode && typeOf(typeNode, conversion.text);
  const declarators = childrenOf(declaration, 'variable_declarator');
  return declarators.flatMap((declarator) => {
    const [target, ...others] = declarator.children;
    if (!target) return [];
    const value = others.findLast(({ type: kind }) => kind !== 'bracketed_argument_list' && kind !== 'ERROR');
    return [
      {
        kind: 'variable',
        ...placeOf(declarators.length === 1 ? whole : declarator),
        target: patternOf(target, conversion),
        ...(type ? { type } : {}),
        ...(value ? { value: conversion.expression(value, type) } : {}),
        constant,
      },
    ];
  });
}

/** Undefined for a node that lacks a part it should have. */
export type StatementConverter = (node: SyntaxNode, parts: StatementParts) => readonly Statement[] | undefined;
