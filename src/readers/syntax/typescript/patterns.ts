import ts from 'typescript';
import type { MapPattern, Pattern } from '../program.js';
import { type Conversion, nameOfProperty, placeOf } from './conversion.js';

type MapPatternEntry = MapPattern['entries'][number];

/** What a value is given to: a declared name or names, or a place that is there already. */
export function convertPattern(node: ts.BindingName | ts.Expression, context: Conversion): Pattern {
  const place = placeOf(node, context);
  if (ts.isIdentifier(node)) return { kind: 'name-pattern', name: node.text, ...place };
  if (ts.isObjectBindingPattern(node)) return convertObjectBinding(node, context);
  if (ts.isArrayBindingPattern(node)) return convertArrayBinding(node, context);
  if (ts.isParenthesizedExpression(node)) return convertPattern(node.expression, context);
  if (ts.isObjectLiteralExpression(node)) return convertObjectTarget(node, context);
  if (ts.isArrayLiteralExpression(node)) return convertArrayTarget(node, context);
  return { kind: 'place-pattern', place: context.expression(node), ...place };
}

function convertObjectBinding(node: ts.ObjectBindingPattern, context: Conversion): Pattern {
  const rest = node.elements.find(({ dotDotDotToken }) => dotDotDotToken);
  return {
    kind: 'map-pattern',
    entries: node.elements.flatMap((element) => {
      const key = nameOfProperty(element.propertyName ?? element.name);
      if (key === undefined || element === rest) return [];
      return [entryOf(key, element.name, element.initializer, context)];
    }),
    ...restOf(rest?.name),
    ...placeOf(node, context),
  };
}

function convertArrayBinding(node: ts.ArrayBindingPattern, context: Conversion): Pattern {
  const bound = node.elements.map((element) => (ts.isBindingElement(element) ? element : undefined));
  const rest = bound.find((element) => element?.dotDotDotToken);
  return {
    kind: 'list-pattern',
    items: bound
      .filter((element) => element === undefined || element !== rest)
      .map((element) => element && context.pattern(element.name)),
    ...restOf(rest?.name),
    ...placeOf(node, context),
  };
}

function convertObjectTarget(node: ts.ObjectLiteralExpression, context: Conversion): Pattern {
  const rest = node.properties.find(ts.isSpreadAssignment)?.expression;
  return {
    kind: 'map-pattern',
    entries: node.properties.flatMap((property): readonly MapPatternEntry[] => {
      if (ts.isShorthandPropertyAssignment(property)) {
        return [entryOf(property.name.text, property.name, property.objectAssignmentInitializer, context)];
      }
      const key = ts.isPropertyAssignment(property) ? nameOfProperty(property.name) : undefined;
      if (key === undefined || !ts.isPropertyAssignment(property)) return [];
      const { target, initialiser } = withInitialiser(property.initializer);
      return [entryOf(key, target, initialiser, context)];
    }),
    ...restOf(rest),
    ...placeOf(node, context),
  };
}

function convertArrayTarget(node: ts.ArrayLiteralExpression, context: Conversion): Pattern {
  const rest = node.elements.find(ts.isSpreadElement);
  return {
    kind: 'list-pattern',
    items: node.elements
      .filter((element) => element !== rest)
      .map((element) =>
        ts.isOmittedExpression(element) ? undefined : context.pattern(withInitialiser(element).target),
      ),
    ...restOf(rest?.expression),
    ...placeOf(node, context),
  };
}

function entryOf(
  key: string,
  target: ts.BindingName | ts.Expression,
  initialiser: ts.Expression | undefined,
  context: Conversion,
): MapPatternEntry {
  const pattern = context.pattern(target);
  return initialiser ? { key, pattern, default: context.expression(initialiser) } : { key, pattern };
}

function withInitialiser(node: ts.Expression): { target: ts.Expression; initialiser?: ts.Expression } {
  const isDefaulted = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isDefaulted ? { target: node.left, initialiser: node.right } : { target: node };
}

function restOf(name: ts.BindingName | ts.Expression | undefined): { rest?: string } {
  return name && ts.isIdentifier(name) ? { rest: name.text } : {};
}
