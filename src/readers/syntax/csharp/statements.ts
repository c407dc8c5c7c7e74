import type {
  CatchNode,
  Expression,
  FunctionNode,
  Placed,
  Statement,
  SwitchCase,
  TypeNode,
  VariableStatement,
} from '../program.js';
import { type Conversion, nameAt, placeOf, textAt } from './conversion.js';
import { patternOf, testOf } from './patterns.js';
import { childOf, childrenOf, partOf, type SyntaxNode } from './tree.js';
import { isType, typeOf } from './types.js';

/** What statements ask of the declarations around them. */
export interface StatementParts extends Conversion {
  /** What the function around gives, without its task: the type of `return new()`. */
  readonly result: TypeNode | undefined;
  localFunction(node: SyntaxNode): FunctionNode;
}

/** The statements a node is; a bare expression stands as a statement. */
export function statementOf(node: SyntaxNode, parts: StatementParts): readonly Statement[] {
  const convert = converters.get(node.type);
  const converted = convert?.(node, parts);
  if (converted) return converted;
  if (node.type === 'ERROR' || node.type.endsWith('_statement')) return loose(node, parts);
  return [{ kind: 'expression', ...placeOf(node), expression: parts.expression(node) }];
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
type Converter = (node: SyntaxNode, parts: StatementParts) => readonly Statement[] | undefined;

/** What could not be understood, or has no place of its own in the tree: its parts, in order. */
function loose(node: SyntaxNode, parts: StatementParts): readonly Statement[] {
  return node.children.flatMap((child) => (isWords(child) ? [] : parts.statement(child)));
}

/** Types and modifiers of a declaration that was not understood; a lone name runs nothing either. */
function isWords({ type }: SyntaxNode): boolean {
  return type === 'modifier' || type.endsWith('_type') || type === 'identifier' || type === 'attribute_list';
}

const block: Converter = (node, parts) => [{ kind: 'block', ...placeOf(node), body: bodyOf(node, parts) }];

const expression: Converter = (node, parts) => {
  const inner = node.children.find(({ type }) => type !== 'ERROR');
  return inner && [{ kind: 'expression', ...placeOf(node), expression: parts.expression(inner) }];
};

const variable: Converter = (node, parts) => {
  const declaration = childOf(node, 'variable_declaration');
  if (!declaration) return undefined;
  const isConstant = childrenOf(node, 'modifier').some((modifier) => textAt(parts, modifier) === 'const');
  return variablesOf(declaration, isConstant, parts, node);
};

const localFunction: Converter = (node, parts) => [
  { kind: 'function', ...placeOf(node), function: parts.localFunction(node) },
];

const condition: Converter = (node, parts) => {
  const [test, then, otherwise] = node.children.filter(({ type }) => type !== 'ERROR');
  if (!test) return undefined;
  return [
    {
      kind: 'if',
      ...placeOf(node),
      test: parts.expression(test),
      // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
      then: bodyOf(then, parts),
      otherwise: bodyOf(otherwise, parts),
    },
  ];
};

/** Code that is compiled in one of two ways stands as what a condition decides. */
const compiledIf: Converter = (node, parts) => {
  const test = partOf(node, 'condition');
  const alternative = partOf(node, 'alternative');
  const then = node.children.filter((child) => child !== test && child !== alternative);
  const otherwise =
    alternative?.type === 'preproc_else'
      ? alternative.children.flatMap((child) => parts.statement(child))
      : alternative && compiledIf(alternative, parts);
  return [
    {
      kind: 'if',
      ...placeOf(node),
      test: { kind: 'other', ...placeOf(test ?? node), parts: [] },
      // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
      then: then.flatMap((child) => parts.statement(child)),
      otherwise: otherwise ?? [],
    },
  ];
};

const loopOver: Converter = (node, parts) => {
  const [typeNode, variable] = [partOf(node, 'type'), partOf(node, 'left')];
  const [over, body] = [partOf(node, 'right'), partOf(node, 'body')];
  if (!over) return undefined;
  const type = typeNode && typeOf(typeNode, parts.text);
  return [
    {
      kind: 'loop',
      ...placeOf(node),
      ...(variable ? { variable: patternOf(variable, parts) } : {}),
      ...(type ? { variableType: type } : {}),
      over: parts.expression(over),
      head: [],
      body: bodyOf(body, parts),
    },
  ];
};

const countingLoop: Converter = (node, parts) => {
  const body = partOf(node, 'body') ?? node.children.at(-1);
  const head = node.children.filter((child) => child !== body && child.type !== 'ERROR');
  return [
    {
      kind: 'loop',
      ...placeOf(node),
      head: head.flatMap((part): readonly (Expression | Statement)[] =>
        part.type === 'variable_declaration' ? variablesOf(part, false, parts) : [parts.expression(part)],
      ),
      body: bodyOf(body, parts),
    },
  ];
};

const testedLoop: Converter = (node, parts) => {
  const written = node.children.filter(({ type }) => type !== 'ERROR');
  const [test, body] = node.type === 'do_statement' ? written.toReversed() : written;
  if (!test) return undefined;
  return [{ kind: 'loop', ...placeOf(node), head: [parts.expression(test)], body: bodyOf(body, parts) }];
};

const choice: Converter = (node, parts) => {
  const [subject] = node.children;
  const body = childOf(node, 'switch_body');
  if (!subject || !body || subject === body) return undefined;
  const cases: SwitchCase[] = [];
  let waiting:
    | { readonly start: number; readonly tests: readonly Expression[]; readonly isDefault: boolean }
    | undefined;
  for (const section of body.children) {
    const statements = section.children.filter(isStatement);
    const isDefault = (waiting?.isDefault ?? false) || textAt(parts, section).startsWith('default');
    const tests: readonly Expression[] = [...(waiting?.tests ?? []), ...testsOf(section, parts)];
    const start: number = waiting?.start ?? section.start;
    waiting = { start, tests, isDefault };
    if (statements.length === 0 && section !== body.children.at(-1)) continue;
    const statementsOf = statements.flatMap((statement) => parts.statement(statement));
    cases.push({ start, end: section.end, tests: isDefault ? [] : tests, body: statementsOf });
    waiting = undefined;
  }
  return [{ kind: 'switch', ...placeOf(node), subject: parts.expression(subject), cases }];
};

function testsOf(section: SyntaxNode, parts: StatementParts): readonly Expression[] {
  return section.children
    .filter((child) => !isStatement(child))
    .flatMap((child) => {
      if (child.type === 'when_clause') return child.children.map((when) => parts.expression(when));
      return [child.type.endsWith('_pattern') ? testOf(child, undefined, parts) : parts.expression(child)];
    });
}

function isStatement({ type }: SyntaxNode): boolean {
  return type === 'block' || type.endsWith('_statement');
}

const attempt: Converter = (node, parts) => {
  const tried = childOf(node, 'block');
  if (!tried) return undefined;
  return [
    {
      kind: 'try',
      ...placeOf(node),
      resources: [],
      block: bodyOf(tried, parts),
      blockPlace: placeOf(tried),
      catches: childrenOf(node, 'catch_clause').map((clause) => catchOf(clause, parts)),
      finally: childrenOf(node, 'finally_clause').flatMap(({ children }) =>
        children.flatMap((child) => bodyOf(child, parts)),
      ),
    },
  ];
};

function catchOf(clause: SyntaxNode, parts: StatementParts): CatchNode {
  const declaration = childOf(clause, 'catch_declaration');
  const filter = childOf(clause, 'catch_filter_clause')?.children[0];
  const body = childOf(clause, 'block');
  const typeNode = declaration && partOf(declaration, 'type');
  const type: TypeNode | undefined = typeNode && typeOf(typeNode, parts.text);
  const name = declaration && partOf(declaration, 'name');
  const blockPlace = placeOf(body ?? { start: clause.end, end: clause.end });
  const head = parts.text.slice(clause.start, blockPlace.start).trimEnd();
  return {
    ...placeOf(clause),
    headPlace: { start: clause.start, end: clause.start + head.length },
    types: type ? [type] : [],
    ...(name ? { name: nameAt(parts, name) } : {}),
    ...(filter ? { filter: parts.expression(filter) } : {}),
    block: bodyOf(body, parts),
    blockPlace,
  };
}

const using: Converter = (node, parts) => {
  const [resource] = node.children;
  const body = partOf(node, 'body');
  if (!resource || !body) return undefined;
  const blockPlace = placeOf(body);
  return [
    {
      kind: 'try',
      ...placeOf(node),
      resources:
        resource.type === 'variable_declaration'
          ? variablesOf(resource, true, parts)
          : [{ kind: 'expression', ...placeOf(resource), expression: parts.expression(resource) }],
      block: bodyOf(body, parts),
      blockPlace,
      catches: [],
      finally: [],
    },
  ];
};

const result: Converter = (node, parts) => {
  const value = node.children.find(({ type }) => type !== 'ERROR');
  return [{ kind: 'return', ...placeOf(node), ...(value ? { value: parts.expression(value, parts.result) } : {}) }];
};

const thrown: Converter = (node, parts) => {
  const value = node.children.find(({ type }) => type !== 'ERROR');
  return [{ kind: 'throw', ...placeOf(node), ...(value ? { value: parts.expression(value) } : {}) }];
};

/** `yield return` gives one of many values and goes on; `yield break` ends the function. */
const given: Converter = (node, parts) => {
  const [value] = node.children;
  if (!value) return [{ kind: 'return', ...placeOf(node) }];
  return [{ kind: 'other-statement', ...placeOf(node), parts: [parts.expression(value)] }];
};

const jump: Converter = (node) => [
  { kind: 'jump', ...placeOf(node), jump: node.type === 'break_statement' ? 'break' : 'continue' },
];

/** `lock (…)`, `checked`, `unsafe`, `fixed` and labels: what they hold runs as it stands. */
const inPlace: Converter = (node, parts) => [
  {
    kind: 'block',
    ...placeOf(node),
    body: node.children.flatMap((child) => {
      if (child.type === 'variable_declaration') return variablesOf(child, true, parts);
      return child.type === 'block' ? bodyOf(child, parts) : isWords(child) ? [] : parts.statement(child);
    }),
  },
];

const nothing: Converter = () => [];

const converters: ReadonlyMap<string, Converter> = new Map([
  ['block', block],
  ['expression_statement', expression],
  ['local_declaration_statement', variable],
  ['local_function_statement', localFunction],
  ['if_statement', condition],
  ['preproc_if', compiledIf],
  ['foreach_statement', loopOver],
  ['for_statement', countingLoop],
  ['while_statement', testedLoop],
  ['do_statement', testedLoop],
  ['switch_statement', choice],
  ['try_statement', attempt],
  ['using_statement', using],
  ['return_statement', result],
  ['throw_statement', thrown],
  ['yield_statement', given],
  ['break_statement', jump],
  ['continue_statement', jump],
  ['lock_statement', inPlace],
  ['checked_statement', inPlace],
  ['unsafe_statement', inPlace],
  ['fixed_statement', inPlace],
  ['labeled_statement', inPlace],
  ['empty_statement', nothing],
  ['goto_statement', nothing],
]);
