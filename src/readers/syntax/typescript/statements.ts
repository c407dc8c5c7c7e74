import ts from 'typescript';
import type { CatchNode, Expression, LoopStatement, Statement, SwitchCase, VariableStatement } from '../program.js';
import { convertEnum } from './classes.js';
import { type Conversion, hasModifier, placeOf } from './conversion.js';
import { convertType } from './types.js';

/** The statements one statement stands for: none for what does not run, several where it declares several names. */
export function convertStatement(node: ts.Statement, context: Conversion): readonly Statement[] {
  const place = placeOf(node, context);
  if (hasModifier(node, ts.SyntaxKind.DeclareKeyword)) return [];
  if (ts.isExpressionStatement(node)) {
    return [{ kind: 'expression', expression: context.expression(node.expression), ...place }];
  }
  if (ts.isVariableStatement(node)) return convertVariables(node.declarationList, context);
  if (ts.isFunctionDeclaration(node)) {
    return node.body ? [{ kind: 'function', function: context.function(node), ...place }] : [];
  }
  if (ts.isClassDeclaration(node)) return [{ kind: 'class', class: context.class(node), ...place }];
  if (ts.isEnumDeclaration(node)) return [{ kind: 'class', class: convertEnum(node, context), ...place }];
  if (ts.isReturnStatement(node)) return [{ kind: 'return', ...valueIn(node.expression, context), ...place }];
  if (ts.isThrowStatement(node)) return [{ kind: 'throw', ...valueIn(node.expression, context), ...place }];
  if (ts.isIfStatement(node)) {
    return [
      {
        kind: 'if',
        test: context.expression(node.expression),
        // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
        then: insideOf(node.thenStatement, context),
        otherwise: insideOf(node.elseStatement, context),
        ...place,
      },
    ];
  }
  if (ts.isBlock(node)) return [{ kind: 'block', body: insideOf(node, context), ...place }];
  if (ts.isIterationStatement(node, false)) return [convertLoop(node, context)];
  if (ts.isSwitchStatement(node)) {
    const subject = context.expression(node.expression);
    return [{ kind: 'switch', subject, cases: convertCases(node.caseBlock, context), ...place }];
  }
  if (ts.isTryStatement(node)) return [convertTry(node, context)];
  if (ts.isBreakStatement(node)) return [{ kind: 'jump', jump: 'break', ...place }];
  if (ts.isContinueStatement(node)) return [{ kind: 'jump', jump: 'continue', ...place }];
  if (ts.isLabeledStatement(node)) return context.statement(node.statement);
  if (ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body)) {
    const parts = node.body.statements.flatMap((statement) => context.statement(statement));
    return [{ kind: 'other-statement', parts, ...place }];
  }
  return [];
}

function valueIn(node: ts.Expression | undefined, context: Conversion): { value?: Expression } {
  return node ? { value: context.expression(node) } : {};
}

function insideOf(node: ts.Statement | undefined, context: Conversion): readonly Statement[] {
  if (!node) return [];
  if (!ts.isBlock(node)) return context.statement(node);
  return node.statements.flatMap((statement) => context.statement(statement));
}

function convertVariables(list: ts.VariableDeclarationList, context: Conversion): readonly VariableStatement[] {
  const constant = (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  return list.declarations.map((declaration) => ({
    kind: 'variable',
    target: context.pattern(declaration.name),
    ...(declaration.type && { type: convertType(declaration.type, context) }),
    ...valueIn(declaration.initializer, context),
    constant,
    ...placeOf(declaration, context),
  }));
}

function convertLoop(node: ts.IterationStatement, context: Conversion): LoopStatement {
  const common = {
    kind: 'loop' as const,
    head: [] as readonly (Expression | Statement)[],
    body: insideOf(node.statement, context),
    ...placeOf(node, context),
  };
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    const over = context.expression(node.expression);
    const variable = loopVariable(node.initializer, context);
    return { ...common, ...(variable && { variable }), over: ts.isForInStatement(node) ? keysOf(over) : over };
  }
  if (ts.isForStatement(node)) {
    const { initializer, condition, incrementor } = node;
    const first =
      initializer && ts.isVariableDeclarationList(initializer) ? convertVariables(initializer, context) : [];
    const others = [
      initializer && !ts.isVariableDeclarationList(initializer) ? initializer : undefined,
      condition,
      incrementor,
    ];
    return { ...common, head: [...first, ...others.flatMap((each) => (each ? [context.expression(each)] : []))] };
  }
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    return { ...common, head: [context.expression(node.expression)] };
  }
  return common;
}

function loopVariable(node: ts.ForInitializer, context: Conversion) {
  if (!ts.isVariableDeclarationList(node)) return context.pattern(node);
  const [declaration] = node.declarations;
  return declaration && context.pattern(declaration.name);
}

/** `for (… in object)` goes over what `Object.keys` gives. */
function keysOf(object: Expression): Expression {
  const place = { start: object.start, end: object.end };
  const callee: Expression = {
    kind: 'member',
    object: { kind: 'name', name: 'Object', ...place },
    name: 'keys',
    namePlace: place,
    ...place,
  };
  return { kind: 'call', callee, arguments: [{ value: object, ...place }], typeArguments: [], ...place };
}

/** Cases without a body share the one of the case behind them. */
function convertCases(block: ts.CaseBlock, context: Conversion): readonly SwitchCase[] {
  const cases: SwitchCase[] = [];
  let tests: readonly Expression[] = [];
  let isDefault = false;
  for (const clause of block.clauses) {
    if (ts.isDefaultClause(clause)) isDefault = true;
    else tests = [...tests, context.expression(clause.expression)];
    if (clause.statements.length === 0 && clause !== block.clauses.at(-1)) continue;
    const body = clause.statements.flatMap((statement) => context.statement(statement));
    cases.push({ tests: isDefault ? [] : tests, body, ...placeOf(clause, context) });
    tests = [];
    isDefault = false;
  }
  return cases;
}

function convertTry(node: ts.TryStatement, context: Conversion): Statement {
  return {
    kind: 'try',
    resources: [],
    block: insideOf(node.tryBlock, context),
    blockPlace: placeOf(node.tryBlock, context),
    catches: node.catchClause ? [convertCatch(node.catchClause, context)] : [],
    finally: insideOf(node.finallyBlock, context),
    ...placeOf(node, context),
  };
}

function convertCatch(node: ts.CatchClause, context: Conversion): CatchNode {
  const place = placeOf(node, context);
  const blockPlace = placeOf(node.block, context);
  const name = node.variableDeclaration?.name;
  return {
    headPlace: { start: place.start, end: Math.max(place.start, blockPlace.start) },
    types: [],
    ...(name && ts.isIdentifier(name) && { name: name.text }),
    block: insideOf(node.block, context),
    blockPlace,
    ...place,
  };
}
