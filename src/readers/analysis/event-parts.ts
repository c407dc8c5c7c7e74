import type { CallExpression, Expression } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { eventMember } from './event-members.js';
import type { Declaration } from './scopes.js';
import { callGiven } from './surroundings.js';
import type { EventObject } from './vocabulary.js';

/** The part of a handler's event that an expression is, by the way that leads to it; undefined for anything else. */
export function eventPartOf(expression: Expression, file: AnalysedFile): EventObject | undefined {
  const declaration = expression.kind === 'name' ? file.declarationOf(expression) : undefined;
  if (declaration) return partOfDeclaration(declaration, file);
  const { object, name } = accessOf(expression);
  const owner = object && file.types.eventOf(object);
  if (owner && name !== undefined) return partByMember(owner, name, expression, file);
  switch (expression.kind) {
    case 'index':
      return partOfElement(expression.object, file);
    case 'cast':
    case 'await':
      return file.types.eventOf(expression.operand);
    case 'conditional':
      return file.types.eventOf(expression.then) ?? file.types.eventOf(expression.otherwise);
    case 'binary':
      return expression.operator === '??' || expression.operator === '||'
        ? file.types.eventOf(expression.left)
        : undefined;
    case 'unary':
      return expression.operator === '!' ? undefined : file.types.eventOf(expression.operand);
    case 'call':
      return partOfConversion(expression, file);
    default:
      return undefined;
  }
}

function partByMember(
  owner: EventObject,
  name: string,
  expression: Expression,
  file: AnalysedFile,
): EventObject | undefined {
  const { values } = file.words;
  if (owner.part === 'records' && expression.kind === 'call') {
    const use = values.listMethod(name, expression, file);
    if (use === 'same') return owner;
    if (use === 'first') return { kind: 'event', part: 'record' };
    return use === undefined ? { kind: 'event', part: 'field' } : undefined;
  }
  return values.eventMember?.(owner.part, name) ?? eventMember(owner, name);
}

function partOfDeclaration(declaration: Declaration, file: AnalysedFile): EventObject | undefined {
  const { elementOf, parameter } = declaration;
  if (elementOf) return partOfElement(elementOf, file);
  if (parameter) {
    if (file.handlerInputs.has(declaration.place)) return { kind: 'event', part: 'whole' };
    const call = callGiven(parameter.function, file);
    if (call?.callee.kind === 'member' && !declaration.type) return partOfElement(call.callee.object, file);
    return undefined;
  }
  if (declaration.kind !== 'variable') return undefined;
  const value = file.soleValueOf(declaration);
  return value && file.types.eventOf(value);
}

function partOfElement(list: Expression, file: AnalysedFile): EventObject | undefined {
  const owner = file.types.eventOf(list);
  if (!owner) return undefined;
  return { kind: 'event', part: owner.part === 'records' ? 'record' : 'field' };
}

function partOfConversion(call: CallExpression, file: AnalysedFile): EventObject | undefined {
  const [first] = call.arguments;
  if (!first || !file.calleesOf(call).some((name) => file.words.values.conversions.test(name))) return undefined;
  return file.types.eventOf(first.value);
}

/** The object and the member of a field, a property or a method that is called. */
function accessOf(expression: Expression): { readonly object?: Expression; readonly name?: string } {
  const member = expression.kind === 'call' ? expression.callee : expression;
  return member.kind === 'member' ? { object: member.object, name: member.name } : {};
}
