import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CallExpression, Expression, NewExpression } from '../../../syntax/program.js';
import { type Step, stepsOf } from '../entries.js';

/**
 * Sets a parameter of the request that a call is given: in a chain of its builder, in the function that is given a builder,
 * or by `with…` methods. `at` is the call. What stands in its place is replaced.
 */
export function setArgument(
  edited: EditedProgram,
  at: SourceRange,
  argument: string,
  value: string | number | boolean,
): boolean {
  const call = edited.nodesAt(at).find((node): node is CallExpression => 'kind' in node && node.kind === 'call');
  const request = call?.arguments[0]?.value;
  if (!request || argument.includes('.')) return false;
  const written = writtenOut(edited, request);
  if (!written) return false;
  const literal = typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (written.kind === 'function-expression') {
    const [statement] = written.function.body;
    const chain = statement?.kind === 'return' ? statement.value : undefined;
    return chain?.kind === 'call' && setInChain(edited, chain, smallName(argument), literal);
  }
  if (written.kind === 'new') return setInNew(edited, written, argument, literal);
  if (written.kind !== 'call') return false;
  const isOld = stepsOf(written, edited.file).every(({ name }) => /^(?:with|set)[A-Z]/.test(name));
  return setInChain(edited, written, isOld ? `with${argument}` : smallName(argument), literal);
}

/** The value of a variable that only this call uses. One that others use too may not be changed for them. */
function writtenOut(edited: EditedProgram, request: Expression): Expression | undefined {
  if (request.kind !== 'name') return request;
  const declaration = edited.file.declarationOf(request);
  if (declaration?.kind !== 'variable') return undefined;
  const uses = edited.file
    .usesOf(request.name)
    .filter((use) => edited.file.declarationOf(use)?.place === declaration.place);
  return uses.length > 1 ? undefined : edited.file.valueOf(request);
}

function smallName(argument: string): string {
  return argument.charAt(0).toLowerCase() + argument.slice(1);
}

function setInChain(edited: EditedProgram, chain: CallExpression, name: string, literal: string): boolean {
  const steps = stepsOf(chain, edited.file).filter(({ call }) => call.start === chain.start);
  const existing = steps.find((step) => step.name === name);
  if (existing) {
    const [given, another] = existing.call.arguments;
    if (!given || another) return false;
    edited.changes.replace(given.start, given.end, literal);
    return true;
  }
  const [first] = steps;
  const build = steps.findIndex((step) => step.name === 'build');
  const before = build > 0 ? steps[build - 1] : build === -1 ? steps.at(-1) : undefined;
  if (!first || !before) return false;
  edited.changes.insert(before.call.end, `${separator(edited, before)}.${name}(${literal})`);
  return true;
}

/** Each step on a line of its own, where the others are. */
function separator(edited: EditedProgram, { call }: Step): string {
  if (call.callee.kind !== 'member') return '';
  const between = edited.text.slice(call.callee.object.end, call.callee.namePlace.start);
  return between.includes('\n')
    ? between.slice(0, between.lastIndexOf('.')).replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
    : '';
}

/** `new InvokeRequest()`, of version 1. */
function setInNew(edited: EditedProgram, made: NewExpression, argument: string, literal: string): boolean {
  if (!/Request$/.test(made.type.name)) return false;
  edited.changes.insert(made.end, `.with${argument}(${literal})`);
  return true;
}
