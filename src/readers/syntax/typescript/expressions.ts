import ts from 'typescript';
import type { ArgumentNode, Expression, ListExpression, MapEntryNode, MapExpression, SpreadNode } from '../program.js';
import { type Conversion, nameOfProperty, placeOf } from './conversion.js';
import { convertNamedType, convertType } from './types.js';

/** An expression of the common tree. What has no like in it stands as `other`, with what of it runs. */
export function convertExpression(node: ts.Expression, context: Conversion): Expression {
  const place = placeOf(node, context);
  if (ts.isIdentifier(node)) {
    return node.text === 'undefined'
      ? { kind: 'literal', value: null, ...place }
      : { kind: 'name', name: node.text, ...place };
  }
  if (ts.isStringLiteralLike(node)) return { kind: 'literal', value: node.text, ...place };
  if (ts.isNumericLiteral(node)) return { kind: 'literal', value: Number(node.text), ...place };
  if (ts.isPropertyAccessExpression(node)) {
    return {
      kind: 'member',
      object: context.expression(node.expression),
      name: node.name.text,
      namePlace: placeOf(node.name, context),
      ...optional(node),
      ...place,
    };
  }
  if (ts.isElementAccessExpression(node)) {
    const object = context.expression(node.expression);
    return { kind: 'index', object, index: context.expression(node.argumentExpression), ...optional(node), ...place };
  }
  if (ts.isCallExpression(node)) {
    return {
      kind: 'call',
      callee: context.expression(node.expression),
      arguments: node.arguments.map((argument) => convertArgument(argument, context)),
      typeArguments: (node.typeArguments ?? []).map((type) => convertType(type, context)),
      ...optional(node),
      ...place,
    };
  }
  if (ts.isNewExpression(node)) {
    return {
      kind: 'new',
      type: convertNamedType(node.expression, node.typeArguments, context),
      callee: context.expression(node.expression),
      arguments: (node.arguments ?? []).map((argument) => convertArgument(argument, context)),
      entries: [],
      items: [],
      ...place,
    };
  }
  if (ts.isObjectLiteralExpression(node)) return convertObject(node, context);
  if (ts.isArrayLiteralExpression(node)) return convertArray(node, context);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    return { kind: 'function-expression', function: context.function(node), ...place };
  }
  if (ts.isClassExpression(node)) return { kind: 'class-expression', class: context.class(node), ...place };
  if (ts.isTemplateExpression(node)) return convertTemplate(node, context);
  if (ts.isTaggedTemplateExpression(node)) {
    const value = context.expression(node.template);
    const given = [{ value, start: value.start, end: value.end }];
    return { kind: 'call', callee: context.expression(node.tag), arguments: given, typeArguments: [], ...place };
  }
  if (ts.isBinaryExpression(node)) return convertBinary(node, context);
  if (ts.isConditionalExpression(node)) {
    return {
      kind: 'conditional',
      test: context.expression(node.condition),
      // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits an expression.
      then: context.expression(node.whenTrue),
      otherwise: context.expression(node.whenFalse),
      ...place,
    };
  }
  if (ts.isAwaitExpression(node)) return { kind: 'await', operand: context.expression(node.expression), ...place };
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return context.expression(node.expression);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node)) {
    return {
      kind: 'cast',
      type: convertType(node.type, context),
      operand: context.expression(node.expression),
      ...place,
    };
  }
  return convertRare(node, context);
}

function convertRare(node: ts.Expression, context: Conversion): Expression {
  const place = placeOf(node, context);
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { kind: 'literal', value: true, ...place };
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'literal', value: false, ...place };
    case ts.SyntaxKind.NullKeyword:
      return { kind: 'literal', value: null, ...place };
    case ts.SyntaxKind.ThisKeyword:
      return { kind: 'name', name: 'this', ...place };
    case ts.SyntaxKind.SuperKeyword:
      return { kind: 'name', name: 'super', ...place };
    case ts.SyntaxKind.ImportKeyword:
      return { kind: 'name', name: 'import', ...place };
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return convertUnary(node, context);
  if (ts.isTypeOfExpression(node) || ts.isDeleteExpression(node) || ts.isVoidExpression(node)) {
    const operator = ts.isTypeOfExpression(node) ? 'typeof' : ts.isDeleteExpression(node) ? 'delete' : 'void';
    return { kind: 'unary', operator, operand: context.expression(node.expression), ...place };
  }
  return { kind: 'other', parts: partsOf(node, context), ...place };
}

/** What of a node runs: of JSX, `yield`, a comma expression. */
function partsOf(node: ts.Node, context: Conversion): readonly Expression[] {
  const parts: Expression[] = [];
  ts.forEachChild(node, (child) => {
    if (ts.isExpression(child) && child.kind !== ts.SyntaxKind.OmittedExpression) parts.push(context.expression(child));
    else if (!ts.isTypeNode(child)) parts.push(...partsOf(child, context));
  });
  return parts;
}

function convertArgument(node: ts.Expression, context: Conversion): ArgumentNode {
  const place = placeOf(node, context);
  if (ts.isSpreadElement(node)) return { value: context.expression(node.expression), spread: 'items', ...place };
  return { value: context.expression(node), ...place };
}

function convertArray(node: ts.ArrayLiteralExpression, context: Conversion): ListExpression {
  return {
    kind: 'list',
    items: node.elements
      .filter((element) => !ts.isOmittedExpression(element))
      .map((element) => (ts.isSpreadElement(element) ? convertSpread(element, context) : context.expression(element))),
    ...placeOf(node, context),
  };
}

function convertSpread(node: ts.SpreadElement | ts.SpreadAssignment, context: Conversion): SpreadNode {
  return { kind: 'spread', value: context.expression(node.expression), ...placeOf(node, context) };
}

function convertObject(node: ts.ObjectLiteralExpression, context: Conversion): MapExpression {
  return {
    kind: 'map',
    entries: node.properties.map((property) =>
      ts.isSpreadAssignment(property) ? convertSpread(property, context) : convertEntry(property, context),
    ),
    ...placeOf(node, context),
  };
}

function convertEntry(
  node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  context: Conversion,
): MapEntryNode {
  const key = nameOfProperty(node.name);
  const computed = ts.isComputedPropertyName(node.name) ? context.expression(node.name.expression) : undefined;
  return {
    kind: 'entry',
    ...(key !== undefined ? { key } : computed && { keyExpression: computed }),
    keyPlace: placeOf(node.name, context),
    value: valueOfEntry(node, context),
    ...placeOf(node, context),
  };
}

function valueOfEntry(
  node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  context: Conversion,
): Expression {
  if (ts.isPropertyAssignment(node)) return context.expression(node.initializer);
  if (ts.isShorthandPropertyAssignment(node)) return context.expression(node.name);
  return { kind: 'function-expression', function: context.function(node), ...placeOf(node, context) };
}

function convertTemplate(node: ts.TemplateExpression, context: Conversion): Expression {
  const parts = [
    node.head.text,
    ...node.templateSpans.flatMap(({ expression, literal }) => [context.expression(expression), literal.text]),
  ];
  return { kind: 'template', parts: parts.filter((part) => part !== ''), ...placeOf(node, context) };
}

function convertUnary(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, context: Conversion): Expression {
  const place = placeOf(node, context);
  const operator = ts.tokenToString(node.operator) ?? '';
  if (operator !== '++' && operator !== '--') {
    return { kind: 'unary', operator, operand: context.expression(node.operand), ...place };
  }
  const target = context.pattern(node.operand);
  const value: Expression = { kind: 'literal', value: 1, ...place };
  return { kind: 'assign', target, operator: operator === '++' ? '+=' : '-=', value, ...place };
}

function convertBinary(node: ts.BinaryExpression, context: Conversion): Expression {
  const place = placeOf(node, context);
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.CommaToken) {
    return { kind: 'other', parts: [context.expression(node.left), context.expression(node.right)], ...place };
  }
  const operator = ts.tokenToString(kind) ?? '';
  if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) {
    const target = context.pattern(node.left);
    return { kind: 'assign', target, operator, value: context.expression(node.right), ...place };
  }
  return {
    kind: 'binary',
    operator: looseOperators.get(operator) ?? operator,
    left: context.expression(node.left),
    right: context.expression(node.right),
    ...place,
  };
}

const looseOperators: ReadonlyMap<string, string> = new Map([
  ['==', '==='],
  ['!=', '!=='],
]);

function optional({ questionDotToken }: { readonly questionDotToken?: ts.QuestionDotToken | undefined }) {
  return questionDotToken ? ({ optional: true } as const) : {};
}
