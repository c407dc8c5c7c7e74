import { type CopiedNode, childIn, childOf, childrenIn } from '../copied-tree.js';
import type {
  CatchNode,
  Expression,
  LoopStatement,
  Placed,
  Statement,
  SwitchCase,
  SwitchStatement,
  TryStatement,
  TypeNode,
} from '../program.js';
import { type Conversion, placeOf } from './conversion.js';
import { partsOf } from './expressions.js';
import { isClassType, isStatement } from './node-types.js';
import { isType, typeIn, typeOf } from './types.js';

/** The statements of the common tree that a node stands for. */
export function statementsOf(node: CopiedNode, conversion: Conversion): readonly Statement[] {
  const place = placeOf(node);
  if (isClassType(node.type)) return [{ kind: 'class', class: conversion.class(node), ...place }];
  switch (node.type) {
    case 'block':
    case 'constructor_body':
      return [{ kind: 'block', body: bodyOf(node, conversion), ...place }];
    case 'expression_statement':
      return [{ kind: 'expression', expression: only(node, conversion), ...place }];
    case 'explicit_constructor_invocation':
      return [{ kind: 'expression', expression: conversion.expression(node), ...place }];
    case 'local_variable_declaration':
      return variablesOf(node, conversion);
    case 'if_statement':
      return [
        {
          kind: 'if',
          test: part(node, 'condition', conversion),
          // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
          then: blockIn(node, 'consequence', conversion),
          otherwise: blockIn(node, 'alternative', conversion),
          ...place,
        },
      ];
    case 'for_statement':
    case 'enhanced_for_statement':
    case 'while_statement':
    case 'do_statement':
      return [loopOf(node, conversion)];
    case 'switch_expression':
    case 'switch_statement':
      return [switchOf(node, conversion)];
    case 'try_statement':
    case 'try_with_resources_statement':
      return [tryOf(node, conversion)];
    case 'return_statement': {
      const [value] = node.children;
      return [{ kind: 'return', ...(value && { value: conversion.expression(value) }), ...place }];
    }
    case 'throw_statement':
      return [{ kind: 'throw', value: only(node, conversion), ...place }];
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'jump', jump: node.type === 'break_statement' ? 'break' : 'continue', ...place }];
    case 'yield_statement':
      return [{ kind: 'expression', expression: only(node, conversion), ...place }];
    case 'labeled_statement':
      return node.children.slice(1).flatMap((child) => conversion.statements(child));
    case 'synchronized_statement':
      return [synchronizedOf(node, conversion)];
    default:
      return [{ kind: 'other-statement', parts: partsOf(node, conversion), ...place }];
  }
}

/** The statements of a block; anything else is a block of one. */
export function bodyOf(node: CopiedNode | undefined, conversion: Conversion): readonly Statement[] {
  if (!node) return [];
  const isBlock = node.type === 'block' || node.type === 'constructor_body';
  return (isBlock ? node.children : [node]).flatMap((child) => conversion.statements(child));
}

function blockIn(node: CopiedNode, field: string, conversion: Conversion): readonly Statement[] {
  return bodyOf(childIn(node, field), conversion);
}

function part(node: CopiedNode, field: string, conversion: Conversion): Expression {
  const child = childIn(node, field);
  return child ? conversion.expression(child) : { kind: 'other', parts: [], start: node.start, end: node.start };
}

function only(node: CopiedNode, conversion: Conversion): Expression {
  const [first] = node.children;
  return first ? conversion.expression(first) : { kind: 'other', parts: [], start: node.start, end: node.start };
}

/** A statement for each name. One that declares a single name has the place of the whole declaration. */
function variablesOf(node: CopiedNode, conversion: Conversion): readonly Statement[] {
  const type = typeIn(node, conversion);
  const constant = isFinal(node, conversion);
  const declarators = childrenIn(node, 'declarator');
  return declarators.flatMap((declarator): readonly Statement[] => {
    const name = childIn(declarator, 'name');
    const value = childIn(declarator, 'value');
    if (!name) return [];
    return [
      {
        kind: 'variable',
        target: { kind: 'name-pattern', name: conversion.text(name), ...placeOf(name) },
        ...(type && { type: withDimensions(type, declarator) }),
        ...(value && { value: conversion.expression(value) }),
        constant,
        ...placeOf(declarators.length === 1 ? node : declarator),
      },
    ];
  });
}

/** `int x[]` */
export function withDimensions(type: TypeNode, declarator: CopiedNode): TypeNode {
  return childOf(declarator, 'dimensions') ? { name: '[]', arguments: [type], ...placeOf(type) } : type;
}

export function isFinal(node: CopiedNode, conversion: Conversion): boolean {
  const modifiers = childOf(node, 'modifiers');
  return modifiers !== undefined && /\bfinal\b/.test(conversion.text(modifiers));
}

function loopOf(node: CopiedNode, conversion: Conversion): LoopStatement {
  const place = placeOf(node);
  const body = blockIn(node, 'body', conversion);
  if (node.type !== 'enhanced_for_statement') {
    const parts = node.children.filter(({ field }) => field === 'init' || field === 'condition' || field === 'update');
    return { kind: 'loop', head: parts.flatMap((child) => headOf(child, conversion)), body, ...place };
  }
  const name = childIn(node, 'name');
  const type = typeIn(node, conversion);
  return {
    kind: 'loop',
    ...(name && { variable: { kind: 'name-pattern', name: conversion.text(name), ...placeOf(name) } }),
    ...(type && { variableType: type }),
    over: part(node, 'value', conversion),
    head: [],
    body,
    ...place,
  };
}

function headOf(node: CopiedNode, conversion: Conversion): readonly (Expression | Statement)[] {
  return isStatement(node) ? conversion.statements(node) : [conversion.expression(node)];
}

/** A `switch`, as a statement or as an expression. */
export function switchOf(node: CopiedNode, conversion: Conversion): SwitchStatement {
  const block = childIn(node, 'body');
  return {
    kind: 'switch',
    subject: part(node, 'condition', conversion),
    cases: (block?.children ?? []).flatMap((child) => caseOf(child, conversion)),
    ...placeOf(node),
  };
}

function caseOf(node: CopiedNode, conversion: Conversion): readonly SwitchCase[] {
  if (node.type !== 'switch_block_statement_group' && node.type !== 'switch_rule') return [];
  const labels = node.children.filter(({ type }) => type === 'switch_label');
  const body = node.children.filter(({ type }) => type !== 'switch_label');
  const tests = labels.flatMap(({ children }) =>
    children.filter(({ type }) => !isType(type)).map((child) => conversion.expression(child)),
  );
  return [{ tests, body: body.flatMap((child) => bodyOf(child, conversion)), ...placeOf(node) }];
}

function tryOf(node: CopiedNode, conversion: Conversion): TryStatement {
  const block = childIn(node, 'body');
  const last = childOf(node, 'finally_clause');
  return {
    kind: 'try',
    resources: (childIn(node, 'resources')?.children ?? []).flatMap((child) => resourceOf(child, conversion)),
    block: bodyOf(block, conversion),
    blockPlace: placeOf(block ?? node),
    catches: node.children.filter(({ type }) => type === 'catch_clause').map((child) => catchOf(child, conversion)),
    finally: bodyOf(last && childOf(last, 'block'), conversion),
    ...placeOf(node),
  };
}

function resourceOf(node: CopiedNode, conversion: Conversion): readonly Statement[] {
  const name = childIn(node, 'name');
  const value = childIn(node, 'value');
  const type = typeIn(node, conversion);
  const place = placeOf(node);
  if (!name) return [{ kind: 'expression', expression: only(node, conversion), ...place }];
  return [
    {
      kind: 'variable',
      target: { kind: 'name-pattern', name: conversion.text(name), ...placeOf(name) },
      ...(type && { type }),
      ...(value && { value: conversion.expression(value) }),
      constant: true,
      ...place,
    },
  ];
}

function catchOf(node: CopiedNode, conversion: Conversion): CatchNode {
  const parameter = childOf(node, 'catch_formal_parameter');
  const name = parameter && childIn(parameter, 'name');
  const types = parameter && childOf(parameter, 'catch_type');
  const block = childIn(node, 'body');
  const head: Placed = { start: node.start, end: headEnd(node, block, conversion) };
  return {
    headPlace: head,
    types: (types?.children ?? []).filter(({ type }) => isType(type)).map((child) => typeOf(child, conversion)),
    ...(name && { name: conversion.text(name) }),
    block: bodyOf(block, conversion),
    blockPlace: placeOf(block ?? node),
    ...placeOf(node),
  };
}

/** Behind the last sign before the block. */
function headEnd(node: CopiedNode, block: CopiedNode | undefined, conversion: Conversion): number {
  if (!block) return node.end;
  const head = conversion.text({ start: node.start, end: block.start });
  return node.start + head.trimEnd().length;
}

function synchronizedOf(node: CopiedNode, conversion: Conversion): Statement {
  const lock = childOf(node, 'parenthesized_expression');
  const body = blockIn(node, 'body', conversion);
  const held: readonly Statement[] = lock
    ? [{ kind: 'expression', expression: conversion.expression(lock), ...placeOf(lock) }]
    : [];
  return { kind: 'block', body: [...held, ...body], ...placeOf(node) };
}
