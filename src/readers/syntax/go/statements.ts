import type {
  BlockStatement,
  Expression,
  IfStatement,
  LoopStatement,
  Placed,
  ReturnStatement,
  Statement,
  SwitchCase,
} from '../program.js';
import {
  convertFunction,
  convertTarget,
  convertTypes,
  convertVariables,
  declare,
  listPattern,
} from './declarations.js';
import {
  convertExpression,
  convertList,
  convertParts,
  type ExpressionContext,
  isExpression,
  placeOf,
} from './expressions.js';
import { childIn, type GoNode } from './tree.js';
import { convertType } from './types.js';

/**
 * The statements a node stands for: none for what does nothing, several where Go declares several names at once. What an
 * `if`, `switch` or `for` does first stands before it in a block of their own.
 */
export function convertStatement(node: GoNode, context: ExpressionContext): readonly Statement[] {
  const place = placeOf(node);
  switch (node.type) {
    case 'function_declaration':
    case 'method_declaration':
      return [{ kind: 'function', function: convertFunction(node, context), ...place }];
    case 'type_declaration':
      return convertTypes(node, context);
    case 'var_declaration':
    case 'const_declaration':
      return convertVariables(node, context);
    case 'short_var_declaration':
      return declare(targetsOf(node, context), convertList(childIn(node, 'right'), context), {
        constant: false,
        ...place,
      });
    case 'assignment_statement':
      return convertAssignment(node, context);
    case 'inc_statement':
    case 'dec_statement':
      return convertStep(node, context);
    case 'expression_statement':
      return node.children.map((child) => ({
        kind: 'expression',
        expression: convertExpression(child, context),
        ...place,
      }));
    case 'send_statement':
      return [convertSend(node, context)];
    case 'go_statement':
    case 'defer_statement':
      return convertAside(node, context);
    case 'return_statement':
      return [convertReturn(node, context)];
    case 'if_statement':
      return [withInitialiser(node, convertIf(node, context), context)];
    case 'for_statement':
      return [convertLoop(node, context)];
    case 'expression_switch_statement':
    case 'type_switch_statement':
    case 'select_statement':
      return [withInitialiser(node, convertSwitch(node, context), context)];
    case 'block':
      return [convertBlock(node, context)];
    case 'statement_list':
      return node.children.flatMap((child) => convertStatement(child, context));
    case 'labeled_statement':
      return node.children
        .filter((child) => child.field !== 'label')
        .flatMap((child) => convertStatement(child, context));
    case 'break_statement':
    case 'goto_statement':
      return [{ kind: 'jump', jump: 'break', ...place }];
    case 'continue_statement':
      return [{ kind: 'jump', jump: 'continue', ...place }];
    case 'ERROR':
      return [{ kind: 'other-statement', parts: convertParts(node, context), ...place }];
    default:
      return isExpression(node) ? [{ kind: 'expression', expression: convertExpression(node, context), ...place }] : [];
  }
}

function targetsOf(node: GoNode, context: ExpressionContext) {
  return (childIn(node, 'left')?.children ?? []).map((child) => convertTarget(child, context));
}

function convertAssignment(node: GoNode, context: ExpressionContext): readonly Statement[] {
  const place = placeOf(node);
  const [left, right] = [childIn(node, 'left'), childIn(node, 'right')];
  const targets = targetsOf(node, context);
  const values = convertList(right, context);
  const operator = left && right ? context.text({ start: left.end, end: right.start }).trim() : '=';
  const assign = (target: (typeof targets)[number], value: Expression): Statement => ({
    kind: 'expression',
    expression: { kind: 'assign', target, operator, value, ...place },
    ...place,
  });
  const [only] = values;
  if (values.length === 1 && targets.length > 1) return only ? [assign(listPattern(targets), only)] : [];
  return targets.flatMap((target, index) => {
    const value = values[index];
    return value ? [assign(target, value)] : [];
  });
}

function convertStep(node: GoNode, context: ExpressionContext): readonly Statement[] {
  const place = placeOf(node);
  return node.children.map((child) => ({
    kind: 'expression',
    expression: {
      kind: 'assign',
      target: convertTarget(child, context),
      operator: node.type === 'inc_statement' ? '+=' : '-=',
      value: { kind: 'literal', value: 1, start: node.end, end: node.end },
      ...place,
    },
    ...place,
  }));
}

/** What goes into a channel is handed on; nothing more is known of it. */
function convertSend(node: GoNode, context: ExpressionContext): Statement {
  const place = placeOf(node);
  const [channel, value] = [childIn(node, 'channel'), childIn(node, 'value')];
  if (!channel || !value) return { kind: 'other-statement', parts: convertParts(node, context), ...place };
  const left = convertExpression(channel, context);
  const right = convertExpression(value, context);
  return { kind: 'expression', expression: { kind: 'binary', operator: '<-', left, right, ...place }, ...place };
}

function convertAside(node: GoNode, context: ExpressionContext): readonly Statement[] {
  const place = placeOf(node);
  const operator = node.type === 'go_statement' ? 'go' : 'defer';
  return node.children.map((child) => ({
    kind: 'expression',
    expression: { kind: 'unary', operator, operand: convertExpression(child, context), ...place },
    ...place,
  }));
}

/** Several results stand as one expression that has them as its parts. */
function convertReturn(node: GoNode, context: ExpressionContext): ReturnStatement {
  const place = placeOf(node);
  const [list] = node.children;
  const values = convertList(list, context);
  const [only, ...others] = values;
  if (!list || !only) return { kind: 'return', ...place };
  const value: Expression = others.length === 0 ? only : { kind: 'other', parts: values, ...placeOf(list) };
  return { kind: 'return', value, ...place };
}

function withInitialiser<Kind extends Statement>(
  node: GoNode,
  statement: Kind,
  context: ExpressionContext,
): Kind | BlockStatement {
  const initialiser = childIn(node, 'initializer');
  if (!initialiser) return statement;
  return { kind: 'block', body: [...convertStatement(initialiser, context), statement], ...placeOf(node) };
}

function convertIf(node: GoNode, context: ExpressionContext): IfStatement {
  const condition = childIn(node, 'condition');
  const alternative = childIn(node, 'alternative');
  return {
    kind: 'if',
    test: condition
      ? convertExpression(condition, context)
      : { kind: 'other', parts: [], start: node.start, end: node.start },
    // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
    then: insideOf(childIn(node, 'consequence'), context),
    otherwise:
      alternative?.type === 'block'
        ? insideOf(alternative, context)
        : alternative
          ? convertStatement(alternative, context)
          : [],
    ...placeOf(node),
  };
}

/** The element is the variable of a `range`; its index stands in the head. */
function convertLoop(node: GoNode, context: ExpressionContext): LoopStatement {
  const common = { kind: 'loop' as const, body: insideOf(childIn(node, 'body'), context), ...placeOf(node) };
  const clause = node.children.find((child) => child.field !== 'body');
  if (!clause) return { ...common, head: [] };
  if (clause.type === 'for_clause') return { ...common, head: convertParts(clause, context) };
  if (clause.type !== 'range_clause') return { ...common, head: [convertExpression(clause, context)] };
  const [index, element] = targetsOf(clause, context);
  const over = childIn(clause, 'right');
  return {
    ...common,
    ...(element && { variable: element }),
    ...(over && { over: convertExpression(over, context) }),
    head: index ? declare([index], [], { constant: false, start: index.start, end: index.end }) : [],
  };
}

/** In a `switch` over types, the cases are the types' names. */
function convertSwitch(node: GoNode, context: ExpressionContext): Statement {
  const subject = childIn(node, 'value');
  const value = subject && convertExpression(subject, context);
  const cases = node.children.filter(({ type }) => type.endsWith('_case')).map((each) => convertCase(each, context));
  const place = placeOf(node);
  const statement: Statement = { kind: 'switch', ...(value && { subject: value }), cases, ...place };
  const alias = childIn(node, 'alias');
  if (!alias || !value) return statement;
  const targets = alias.children.map((child) => convertTarget(child, context));
  return {
    kind: 'block',
    body: [...declare(targets, [value], { constant: false, ...placeOf(alias) }), statement],
    ...place,
  };
}

function convertCase(node: GoNode, context: ExpressionContext): SwitchCase {
  const statements = node.children.filter(({ type }) => type === 'statement_list');
  const body = statements.flatMap((child) => convertStatement(child, context));
  const received = childIn(node, 'communication');
  if (received) {
    return { tests: [], body: [...convertCommunication(received, context), ...body], ...placeOf(node) };
  }
  const types = node.children.filter((child) => child.field === 'type').map((child) => typeName(child, context));
  return { tests: [...convertList(childIn(node, 'value'), context), ...types], body, ...placeOf(node) };
}

function convertCommunication(node: GoNode, context: ExpressionContext): readonly Statement[] {
  if (node.type === 'send_statement') return convertStatement(node, context);
  const place = placeOf(node);
  const right = convertList(childIn(node, 'right'), context);
  const targets = targetsOf(node, context);
  if (targets.length > 0) return declare(targets, right, { constant: false, ...place });
  return right.map((expression) => ({ kind: 'expression', expression, ...place }));
}

function typeName(node: GoNode, context: ExpressionContext): Expression {
  const { name } = convertType(node, context);
  const place = placeOf(node);
  const dot = name.lastIndexOf('.');
  if (dot === -1) return { kind: 'name', name, ...place };
  const object: Expression = { kind: 'name', name: name.slice(0, dot), ...place };
  return { kind: 'member', object, name: name.slice(dot + 1), namePlace: place, ...place };
}

function convertBlock(node: GoNode, context: ExpressionContext): BlockStatement {
  const place: Placed = placeOf(node);
  return { kind: 'block', body: insideOf(node, context), ...place };
}

function insideOf(block: GoNode | undefined, context: ExpressionContext): readonly Statement[] {
  return (block?.children ?? []).flatMap((child) => convertStatement(child, context));
}
