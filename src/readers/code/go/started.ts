import type { FileView } from '../../analysis/file-view.js';
import { descendants } from '../../analysis/tree.js';
import type { CallExpression, Expression, FunctionNode, Program } from '../../syntax/program.js';

/** What a program gives to the runtime, and the calls around it, outermost first. */
export interface Started {
  readonly handler: Expression;
  readonly wrappers: readonly CallExpression[];
}

/**
 * Functions that run a handler for as long as the program lives.
 *
 * Source: github.com/aws/aws-lambda-go v1.50, package `lambda`, as known in November 2026.
 */
const starters =
  /^github\.com\/aws\/aws-lambda-go\/lambda\.Start(?:WithOptions|WithContext|Handler|HandlerFunc|HandlerWithContext)?$/;

const kept = new WeakMap<Program, readonly Started[]>();

/** Everything that a file hands to `lambda.Start` and its like, in source order. */
export function startedBy(file: FileView): readonly Started[] {
  const known = kept.get(file.program);
  if (known) return known;
  const found = /\bStart/.test(file.text) ? findStarted(file) : [];
  kept.set(file.program, found);
  return found;
}

function findStarted(file: FileView): readonly Started[] {
  const found: Started[] = [];
  for (const statement of file.program.body) {
    for (const node of descendants(statement)) {
      if (!('kind' in node) || node.kind !== 'call') continue;
      if (!file.calleesOf(node).some((name) => starters.test(name))) continue;
      const given = node.arguments.find(({ value }) => file.objectOf(value)?.kind !== 'context');
      if (given) found.push(unwrapped(given.value, file));
    }
  }
  return found;
}

const mostWrappers = 10;

/** Takes off the calls around a handler: the handler is the first thing they are given that is a function. */
function unwrapped(given: Expression, file: FileView): Started {
  const wrappers: CallExpression[] = [];
  let handler = file.valueOf(given) ?? given;
  while (handler.kind === 'call' && wrappers.length < mostWrappers) {
    const inner = handler.arguments.map(({ value }) => value).find((value) => mayBeFunction(value, file));
    if (!inner) break;
    wrappers.push(handler);
    handler = file.valueOf(inner) ?? inner;
  }
  return { handler: givenBy(handler, file) ?? handler, wrappers };
}

/** The only function that a function of this file makes and returns: `lambda.Start(newHandler(store))`. */
function givenBy(call: Expression, file: FileView): Expression | undefined {
  if (call.kind !== 'call' || call.callee.kind !== 'name') return undefined;
  const { name } = call.callee;
  const maker = file.program.body.find((each) => each.kind === 'function' && each.function.name === name);
  const given = (maker?.kind === 'function' ? maker.function.body : []).flatMap((statement) =>
    statement.kind === 'return' && statement.value?.kind === 'function-expression' ? [statement.value] : [],
  );
  return given.length === 1 ? given[0] : undefined;
}

/** A function, or a call around one; clients, settings and texts are none. */
function mayBeFunction(value: Expression, file: FileView): boolean {
  switch (value.kind) {
    case 'function-expression':
      return true;
    case 'name':
      return namesFunction(value.name, file) || file.valueOf(value)?.kind === 'function-expression';
    case 'member':
      return file.classOfValue(value.object)
        ? methodNamed(value, file) !== undefined
        : /^[Hh]andle|[Hh]andler$/.test(value.name);
    case 'call':
      return value.arguments.some((argument) => mayBeFunction(argument.value, file));
    default:
      return false;
  }
}

function namesFunction(name: string, { program }: FileView): boolean {
  return program.body.some(
    (each) => each.kind === 'function' && each.function.name === name && !each.function.receiver,
  );
}

function methodNamed(member: Extract<Expression, { kind: 'member' }>, file: FileView): FunctionNode | undefined {
  const owner = file.classOfValue(member.object);
  for (const statement of owner ? file.program.body : []) {
    if (statement.kind !== 'function') continue;
    const { function: node } = statement;
    if (node.name === member.name && node.receiver?.type.name === owner?.name) return node;
  }
  return undefined;
}

/** Whether an expression means a function of this file. */
export function means(expression: Expression, node: FunctionNode, file: FileView): boolean {
  switch (expression.kind) {
    case 'function-expression':
      return expression.function === node;
    case 'name':
      return node.name === expression.name && !node.receiver && file.functionAround(node) === undefined;
    case 'member':
      return methodNamed(expression, file) === node;
    default:
      return false;
  }
}
