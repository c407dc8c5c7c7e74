import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { EnvironmentReadFact } from '../../../model/code.js';
import { isEnvironment, readVariable } from './environment-names.js';
import { stringValue } from './literals.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { calledName, isFunctionNode, isWithin, keyName, memberName, widened } from './syntax.js';

/**
 * Every read of a variable of the environment: as a member, by destructuring, and through a function of the file that reads
 * the variable it is given the name of.
 */
export function findEnvironmentReads(module: Module): readonly EnvironmentReadFact[] {
  const { nodes } = module.parsed;
  const found: { readonly at: TSESTree.Node; readonly name: string; readonly optional: boolean }[] = [];

  for (const node of nodes.of(Type.MemberExpression)) {
    if (!node.object || !isEnvironment(node.object, module.bindings, module.origins) || isWritten(node)) continue;
    const name = readVariable(node, module.bindings);
    const optional = isOptional(node, module);
    if (name !== undefined) found.push({ at: node, name, optional });
    else for (const { at, name: given } of namesGiven(node, module)) found.push({ at, name: given, optional });
  }
  for (const { id, init } of nodes.of(Type.VariableDeclarator)) {
    if (id.type !== Type.ObjectPattern || !init) continue;
    if (isEnvironment(init, module.bindings, module.origins)) found.push(...destructured(id, module));
  }
  for (const { left, operator, right } of nodes.of(Type.BinaryExpression)) {
    const name = operator === 'in' && isEnvironment(right, module.bindings, module.origins);
    const value = name ? stringValue(left, module.bindings) : undefined;
    if (value !== undefined) found.push({ at: left, name: value, optional: true });
  }
  return found
    .sort((a, b) => a.at.range[0] - b.at.range[0])
    .map(({ at, name, optional }) => ({
      name,
      range: module.parsed.lines.range(...at.range),
      scope: module.functions.scopeOf(at),
      optional,
    }));
}

function isWritten(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  if (parent?.type === Type.AssignmentExpression) return parent.left === node && parent.operator === '=';
  return parent?.type === Type.UnaryExpression && parent.operator === 'delete';
}

function destructured(
  pattern: TSESTree.ObjectPattern,
  module: Module,
): readonly { readonly at: TSESTree.Node; readonly name: string; readonly optional: boolean }[] {
  return pattern.properties.flatMap((property) => {
    const name = property.type === Type.Property ? keyName(property) : undefined;
    if (property.type !== Type.Property || name === undefined) return [];
    const hasDefault = property.value.type === Type.AssignmentPattern;
    const variable = module.bindings.variable(property.value);
    return [{ at: property, name, optional: hasDefault || (variable !== undefined && isTested(variable, module)) }];
  });
}

/** `required('TABLE')` for `const required = (name) => process.env[name]`. */
function namesGiven(
  node: TSESTree.MemberExpression,
  module: Module,
): readonly { readonly at: TSESTree.Node; readonly name: string }[] {
  const variable = node.computed ? module.bindings.variable(node.property) : undefined;
  const source = variable && module.bindings.soleSource(variable);
  const parameter = source?.kind === 'parameter' && source.path.length === 0 ? source.parameter : undefined;
  if (!parameter) return [];
  const reader = module.functions.indexOf(parameter.function);
  return module.parsed.nodes.of(Type.CallExpression).flatMap((call) => {
    const at = call.arguments[parameter.index];
    const name = at && module.resolution.function(call.callee)?.function === reader && stringValue(at, module.bindings);
    return at && name ? [{ at, name }] : [];
  });
}

/** The read has a default, or is tested so that absence is fine. Throwing when it is absent makes it required. */
function isOptional(node: TSESTree.Node, module: Module): boolean {
  const here = optionalHere(node, module);
  if (here !== undefined) return here;
  const value = widened(node);
  const { parent } = value;
  if (parent?.type === Type.PropertyDefinition && parent.value === value) return isTestedField(parent, module);
  const name = parent?.type === Type.VariableDeclarator && parent.init === value ? parent.id : undefined;
  const variable = name && module.bindings.variable(name);
  return variable !== undefined && isTested(variable, module);
}

function isTested(variable: Variable, module: Module): boolean {
  const reads = variable.references.filter((reference) => reference.isRead());
  return isTestedIn(
    reads.map(({ identifier }) => identifier),
    module,
  );
}

function isTestedField(field: TSESTree.PropertyDefinition, module: Module): boolean {
  const name = keyName(field);
  const reads = module.parsed.nodes
    .within(Type.MemberExpression, field.parent)
    .filter((member) => member.object.type === Type.ThisExpression && memberName(member) === name);
  return name !== undefined && isTestedIn(reads, module);
}

function isTestedIn(reads: readonly TSESTree.Node[], module: Module): boolean {
  const answers = reads.map((read) => optionalHere(read, module));
  return answers.includes(true) && !answers.includes(false);
}

/** Whether the place itself says that the value may be absent (true) or must not be (false). */
function optionalHere(node: TSESTree.Node, module: Module): boolean | undefined {
  const value = widened(node);
  const { parent } = value;
  if (isOptionallyChained(node)) return true;
  switch (parent?.type) {
    case Type.LogicalExpression:
      return parent.left === value
        ? !throws(parent.right, module) || parent.operator === '&&'
        : optionalHere(parent, module);
    case Type.AssignmentExpression:
      return parent.left === value && parent.operator !== '=' ? true : undefined;
    case Type.UnaryExpression:
      if (parent.operator === '+') return optionalHere(parent, module);
      return parent.operator === '!' || parent.operator === 'typeof' ? testedBy(parent, module) : undefined;
    case Type.BinaryExpression:
      return /^[!=]==?$/.test(parent.operator) ? comparedBy(parent, value, module) : undefined;
    // The SDK finds both by itself when it is given none.
    case Type.Property:
      return parent.value === value && /^(?:region|endpoint)$/.test(keyName(parent) ?? '') ? true : undefined;
    case Type.CallExpression:
      if (calledName(parent) === 'Boolean') return testedBy(parent, module);
      return converters.has(calledName(parent) ?? '') ? optionalHere(parent, module) : undefined;
    case Type.IfStatement:
    case Type.ConditionalExpression:
    case Type.WhileStatement:
      return parent.test === value ? testedBy(value, module) : undefined;
    default:
      return undefined;
  }
}

/** What makes a number or text of nothing makes something that is tested in the same way. */
const converters: ReadonlySet<string> = new Set(['Number', 'parseInt', 'parseFloat', 'String']);

function isOptionallyChained(node: TSESTree.Node): boolean {
  const { parent } = node;
  return parent?.type === Type.MemberExpression && parent.object === node && parent.optional;
}

/** Compared with a text, an absent variable is just another text; otherwise the comparison is a test for absence. */
function comparedBy(test: TSESTree.BinaryExpression, value: TSESTree.Node, module: Module): boolean {
  const text = stringValue(test.left === value ? test.right : test.left, module.bindings);
  const whenEqual = test.operator.startsWith('=');
  return testedBy(test, module, text ? whenEqual : !whenEqual);
}

/**
 * A test whose outcome is an error thrown says that the variable has to be there. `whenPresent` is what the test gives
 * for a variable that is there.
 */
function testedBy(test: TSESTree.Node, module: Module, whenPresent = true): boolean {
  let condition = widened(test);
  let outcome = isNegation(test) ? !whenPresent : whenPresent;
  while (condition.parent?.type === Type.LogicalExpression || isNegation(condition.parent)) {
    if (isNegation(condition.parent)) outcome = !outcome;
    condition = widened(condition.parent);
  }
  const { parent } = condition;
  if (parent?.type === Type.IfStatement && parent.test === condition) {
    const taken = outcome ? parent.alternate : parent.consequent;
    return !taken || !failsAtOnce(taken, module);
  }
  if (parent?.type === Type.ConditionalExpression && parent.test === condition) {
    return !throws(outcome ? parent.alternate : parent.consequent, module);
  }
  return parent?.type !== Type.CallExpression || !/assert|invariant|ok$/i.test(calledName(parent) ?? '');
}

function isNegation(node: TSESTree.Node | undefined): node is TSESTree.UnaryExpression {
  return node?.type === Type.UnaryExpression && node.operator === '!';
}

/** What fails only in a deeper branch fails for reasons of its own. */
function failsAtOnce(branch: TSESTree.Statement, module: Module): boolean {
  const statements = branch.type === Type.BlockStatement ? branch.body : [branch];
  return statements.some(
    (statement) =>
      statement.type === Type.ThrowStatement ||
      ((statement.type === Type.ExpressionStatement || statement.type === Type.ReturnStatement) &&
        throws(statement, module)),
  );
}

/** `require` alone loads a module. */
const failing = /^(?:throw|fail|raise|require(?!$)|missing|panic|exit|abort|invariant|assert)/i;

/** Whether a statement or expression throws, ends the process, or calls what says by its name that it does. */
function throws(node: TSESTree.Node, { parsed, functions }: Module): boolean {
  const runsHere = (inner: TSESTree.Node) => {
    const index = functions.scopeOf(inner);
    const around = index === undefined ? undefined : functions.nodes[index];
    return (
      !around ||
      !isWithin(around, node) ||
      (isFunctionNode(around) && functions.placed[index ?? -1]?.runsWithParent === true)
    );
  };
  return (
    parsed.nodes.within(Type.ThrowStatement, node).some(runsHere) ||
    parsed.nodes
      .within(Type.CallExpression, node)
      .some((call) => runsHere(call) && failing.test(calledName(call) ?? ''))
  );
}
