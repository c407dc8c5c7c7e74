import type {
  CatchNode,
  Expression,
  LoopStatement,
  Placed,
  Statement,
  SwitchCase,
  TryStatement,
  VariableStatement,
} from '../program.js';
import { type Conversion, ifStatement, other, placeOf } from './conversion.js';
import { convertClass, convertFunction, definitionIn } from './declarations.js';
import { convertExpression } from './expressions.js';
import { assignmentParts, blockOf, boundNames, exceptParts, loopParts, withItems } from './node-parts.js';
import { convertTarget, namePattern } from './patterns.js';
import { parts, type SyntaxNode } from './tree.js';
import { convertType } from './types.js';

/** The statements of a block, of the module or of a clause, with the names that must be there before each. */
export function convertBlock(block: SyntaxNode | undefined, around: Conversion): readonly Statement[] {
  return (block?.children ?? []).flatMap((node) => [...hoistedNames(node, around), ...convertStatement(node, around)]);
}

/** The statements of the common tree that a statement stands for; none for an import or `pass`. */
export function convertStatement(node: SyntaxNode, around: Conversion): readonly Statement[] {
  const place = placeOf(node);
  const [first] = parts(node);
  switch (node.type) {
    case 'expression_statement':
      return convertExpressionStatement(node, around);
    case 'decorated_definition':
    case 'function_definition':
    case 'class_definition':
      return convertDefinition(node, around);
    case 'if_statement':
      return [convertIf(node, parts(node).slice(1), around)];
    case 'for_statement':
      return [convertFor(node, around), ...convertElse(node, around)];
    case 'while_statement':
      return [convertWhile(node, around), ...convertElse(node, around)];
    case 'match_statement':
      return [convertMatch(node, around)];
    case 'try_statement':
      return [convertTry(node, around)];
    case 'with_statement':
      return [convertWith(node, around)];
    case 'return_statement':
      return [{ kind: 'return', ...(first && { value: convertExpression(first, around) }), ...place }];
    case 'raise_statement':
      return [{ kind: 'throw', ...(first && { value: convertExpression(first, around) }), ...place }];
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'jump', jump: node.type === 'break_statement' ? 'break' : 'continue', ...place }];
    case 'block':
      return convertBlock(node, around);
    case 'assert_statement':
    case 'delete_statement':
    case 'print_statement':
    case 'exec_statement':
    case 'ERROR':
      return [{ kind: 'other-statement', parts: convertParts(node, around), ...place }];
    case 'pass_statement':
    case 'global_statement':
    case 'nonlocal_statement':
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
    case 'type_alias_statement':
      return [];
    default:
      return [{ kind: 'expression', expression: convertExpression(node, around), ...place }];
  }
}

function hoistedNames(node: SyntaxNode, around: Conversion): readonly VariableStatement[] {
  return [...around.names.before(node).values()].map((name) => ({
    kind: 'variable',
    target: namePattern(name, around),
    constant: false,
    ...placeOf(name),
  }));
}

function convertParts(node: SyntaxNode, around: Conversion): readonly (Statement | Expression)[] {
  return node.children.flatMap((child): readonly (Statement | Expression)[] =>
    statements.has(child.type) ? convertStatement(child, around) : [convertExpression(child, around)],
  );
}

const statements: ReadonlySet<string> = new Set([
  ...['expression_statement', 'decorated_definition', 'function_definition', 'class_definition', 'if_statement'],
  ...['for_statement', 'while_statement', 'match_statement', 'try_statement', 'with_statement', 'return_statement'],
  ...['raise_statement', 'break_statement', 'continue_statement', 'block', 'assert_statement', 'delete_statement'],
  ...['print_statement', 'exec_statement', 'ERROR', 'pass_statement', 'global_statement', 'nonlocal_statement'],
  ...['import_statement', 'import_from_statement', 'future_import_statement', 'type_alias_statement'],
]);

/** Several expressions separated by commas are one list, as Python has it. */
function convertExpressionStatement(node: SyntaxNode, around: Conversion): readonly Statement[] {
  const children = parts(node);
  const [first, ...others] = children;
  if (!first) return [];
  if (others.length === 0 && assignments.has(first.type)) return convertAssignment(first, node, around);
  return children.map((child) => ({
    kind: 'expression',
    expression: convertExpression(child, around),
    ...placeOf(others.length === 0 ? node : child),
  }));
}

const assignments: ReadonlySet<string> = new Set(['assignment', 'augmented_assignment']);

function convertAssignment(node: SyntaxNode, statement: SyntaxNode, around: Conversion): readonly Statement[] {
  const assignment = assignmentParts(node);
  if (!assignment) return [];
  const { left, type, right } = assignment;
  const place = placeOf(statement);
  if (right?.type === 'assignment') {
    const inner = convertAssignment(right, statement, around);
    const again = assignmentParts(right)?.left;
    if (!again) return inner;
    return [...inner, ...assign(left, type, convertExpression(again, around), statement, around)];
  }
  if (node.type === 'augmented_assignment' && right) {
    const operator = around.text({ start: left.end, end: right.start }).trim();
    const target = convertTarget(left, around);
    const value = convertExpression(right, around);
    return [{ kind: 'expression', expression: { kind: 'assign', target, operator, value, ...place }, ...place }];
  }
  return assign(left, type, right && convertExpression(right, around), statement, around);
}

function assign(
  left: SyntaxNode,
  type: SyntaxNode | undefined,
  value: Expression | undefined,
  statement: SyntaxNode,
  around: Conversion,
): readonly Statement[] {
  const place = placeOf(statement);
  const target = convertTarget(left, around);
  if (boundNames(left).some((name) => around.names.isDeclaredBy(around.text(name), statement))) {
    return [
      {
        kind: 'variable',
        target,
        ...(type && { type: convertType(type, around) }),
        ...(value && { value }),
        constant: false,
        ...place,
      },
    ];
  }
  if (!value) return [];
  return [{ kind: 'expression', expression: { kind: 'assign', target, operator: '=', value, ...place }, ...place }];
}

function convertDefinition(node: SyntaxNode, around: Conversion): readonly Statement[] {
  const definition = definitionIn(node);
  const place = placeOf(node);
  if (definition?.type === 'function_definition') {
    return [{ kind: 'function', function: convertFunction(definition, around), ...place }];
  }
  return definition ? [{ kind: 'class', class: convertClass(definition, around), ...place }] : [];
}

/** `elif` is an `if` in the other branch. */
function convertIf(node: SyntaxNode, clauses: readonly SyntaxNode[], around: Conversion): Statement {
  const [condition] = parts(node);
  const [next, ...others] = clauses.filter(({ type }) => type === 'elif_clause' || type === 'else_clause');
  const otherwise =
    next?.type === 'elif_clause' ? [convertIf(next, others, around)] : next ? convertBlock(blockOf(next), around) : [];
  const test = condition && condition.type !== 'block' ? convertExpression(condition, around) : other(node, []);
  const place = { start: node.start, end: clauses.at(-1)?.end ?? node.end };
  return ifStatement(test, convertBlock(blockOf(node), around), otherwise, place);
}

function convertFor(node: SyntaxNode, around: Conversion): LoopStatement {
  const loop = loopParts(node);
  const common = { kind: 'loop' as const, head: [], body: convertBlock(blockOf(node), around), ...placeOf(node) };
  if (!loop) return common;
  return { ...common, variable: convertTarget(loop.left, around), over: convertExpression(loop.right, around) };
}

function convertWhile(node: SyntaxNode, around: Conversion): LoopStatement {
  const [condition] = parts(node);
  const head = condition && condition.type !== 'block' ? [convertExpression(condition, around)] : [];
  return { kind: 'loop', head, body: convertBlock(blockOf(node), around), ...placeOf(node) };
}

/** The `else` of a loop runs after it, unless the loop was left early. */
function convertElse(node: SyntaxNode, around: Conversion): readonly Statement[] {
  const clause = parts(node).find(({ type }) => type === 'else_clause');
  return clause ? convertBlock(blockOf(clause), around) : [];
}

function convertMatch(node: SyntaxNode, around: Conversion): Statement {
  const subjects = parts(node).filter(({ type }) => type !== 'block');
  const [subject] = subjects;
  const cases = (blockOf(node)?.children ?? []).filter(({ type }) => type === 'case_clause');
  return {
    kind: 'switch',
    ...(subject && { subject: convertExpression(subject, around) }),
    cases: cases.map((each) => convertCase(each, around)),
    ...placeOf(node),
  };
}

/** A pattern that is more than a value is `other`: it may match. */
function convertCase(node: SyntaxNode, around: Conversion): SwitchCase {
  const patterns = parts(node).filter(({ type }) => type === 'case_pattern');
  const guard = parts(node).find(({ type }) => type === 'if_clause');
  const body = convertBlock(blockOf(node), around);
  const test = guard && parts(guard)[0];
  const guarded: readonly Statement[] = test ? [ifStatement(convertExpression(test, around), body, [], node)] : body;
  const isDefault = patterns.length === 1 && patterns.every((pattern) => isWildcard(pattern, around));
  return {
    tests: isDefault ? [] : patterns.flatMap((pattern) => convertCasePattern(pattern, around)),
    body: guarded,
    ...placeOf(node),
  };
}

function isWildcard(pattern: SyntaxNode, around: Conversion): boolean {
  return /^[A-Za-z_]\w*$/.test(around.text(pattern)) && !/^(?:None|True|False)$/.test(around.text(pattern));
}

/** The values a pattern is; one that is more than values may match anything. */
function convertCasePattern(pattern: SyntaxNode, around: Conversion): readonly Expression[] {
  const inner = pattern.type === 'case_pattern' ? parts(pattern)[0] : pattern;
  if (!inner) return [other(pattern, [])];
  if (inner.type === 'union_pattern') return parts(inner).flatMap((each) => convertCasePattern(each, around));
  if (numbers.has(inner.type)) return [convertNumber(inner, around)];
  return [values.has(inner.type) ? convertExpression(inner, around) : other(inner, [])];
}

/** The sign before a number is no node. */
function convertNumber(node: SyntaxNode, around: Conversion): Expression {
  const isNegative = /-\s*$/.test(around.text({ start: node.start - 9, end: node.start }));
  const number = convertExpression(node, around);
  if (!isNegative || number.kind !== 'literal') return number;
  return { ...number, value: -Number(number.value) };
}

const numbers: ReadonlySet<string> = new Set(['integer', 'float']);

const values: ReadonlySet<string> = new Set([
  ...['string', 'concatenated_string', 'true', 'false', 'none', 'dotted_name'],
]);

/** What stands behind `else` runs within the `try`, as far as the common tree can say it. */
function convertTry(node: SyntaxNode, around: Conversion): TryStatement {
  const children = parts(node);
  const [block] = children.filter(({ type }) => type === 'block');
  const finallyClause = children.find(({ type }) => type === 'finally_clause');
  return {
    kind: 'try',
    resources: [],
    block: [...convertBlock(block, around), ...convertElse(node, around)],
    blockPlace: placeOf(block ?? { start: node.end, end: node.end }),
    catches: children.filter(({ type }) => isExcept(type)).map((clause) => convertExcept(clause, around)),
    finally: finallyClause ? convertBlock(blockOf(finallyClause), around) : [],
    ...placeOf(node),
  };
}

function isExcept(type: string): boolean {
  return type === 'except_clause' || type === 'except_group_clause';
}

function convertExcept(clause: SyntaxNode, around: Conversion): CatchNode {
  const { types, name, block } = exceptParts(clause);
  const headEnd = clause.start + around.text({ start: clause.start, end: block?.start ?? clause.end }).trimEnd().length;
  return {
    headPlace: { start: clause.start, end: headEnd },
    types: types.map((type) => convertType(type, around)),
    ...(name && { name: around.text(name) }),
    block: convertBlock(block, around),
    blockPlace: placeOf(block ?? { start: clause.end, end: clause.end }),
    ...placeOf(clause),
  };
}

function convertWith(node: SyntaxNode, around: Conversion): TryStatement {
  const block = blockOf(node);
  const hoisted = around.names.before(node);
  return {
    kind: 'try',
    resources: withItems(node).map(({ value, target }) => {
      const place: Placed = { start: value.start, end: target?.end ?? value.end };
      const expression = convertExpression(value, around);
      if (!target) return { kind: 'expression', expression, ...place };
      const pattern = convertTarget(target, around);
      const isThere = pattern.kind !== 'name-pattern' || hoisted.has(pattern.name);
      if (!isThere) return { kind: 'variable', target: pattern, value: expression, constant: false, ...place };
      const assigned: Expression = { kind: 'assign', target: pattern, operator: '=', value: expression, ...place };
      return { kind: 'expression', expression: assigned, ...place };
    }),
    block: convertBlock(block, around),
    blockPlace: placeOf(block ?? { start: node.end, end: node.end }),
    catches: [],
    finally: [],
    ...placeOf(node),
  };
}
