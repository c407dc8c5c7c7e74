import type {
  ArgumentNode,
  CallExpression,
  Expression,
  ListExpression,
  MapExpression,
  NewExpression,
  OtherExpression,
} from '../syntax/program.js';
import {
  type Call,
  choiceOf,
  type Datum,
  type Given,
  type MapDatum,
  mapOptions,
  nothing,
  optionsOf,
  unknown,
} from './data.js';
import type { Interpreter } from './interpreter.js';
import { applyOperator, evaluateBinary, joinTexts } from './operators.js';
import { assign, itemAt, keyOf } from './patterns.js';
import type { Scope } from './scope.js';
import { siteOf } from './sites.js';
import { type Slot, Slots } from './slots.js';
import { truthOf } from './truth.js';

/** What an expression gives. */
export function evaluateExpression(node: Expression, scope: Scope, run: Interpreter): Datum {
  run.spend();
  const site = siteOf(node, scope);
  switch (node.kind) {
    case 'literal':
      if (node.value === null) return nothing(site);
      if (typeof node.value === 'string') return { kind: 'text', parts: [node.value], site };
      return typeof node.value === 'number'
        ? { kind: 'number', value: node.value, site }
        : { kind: 'boolean', value: node.value, site };
    case 'template':
      return joinTexts(
        node.parts.map((part) =>
          typeof part === 'string' ? { kind: 'text', parts: [part], site } : run.expression(part, scope),
        ),
        site,
      );
    case 'name':
      return run.name(node.name, site, scope);
    case 'member':
      return run.member(run.expression(node.object, scope), node.name, site);
    case 'index':
      return evaluateIndex(run.expression(node.object, scope), run.expression(node.index, scope), site, run);
    case 'call':
      return evaluateCall(node, scope, run);
    case 'new':
      return evaluateNew(node, scope, run);
    case 'list':
      return evaluateList(node, scope, run);
    case 'map':
      return evaluateMap(node, scope, run);
    case 'function-expression':
      return run.functionOf(node.function, scope, scope.receiver);
    case 'class-expression':
      return { kind: 'class', node: node.class, scope, statics: new Slots(), site };
    case 'assign': {
      const before = node.operator === '=' || node.operator === ':=' ? undefined : node.operator.replace(/=$/, '');
      const value = before === undefined ? run.expression(node.value, scope) : updated(node, before, scope, run);
      assign(node.target, value, siteOf(node.value, scope), scope, run, false);
      return value;
    }
    case 'binary':
      return evaluateBinary(node, scope, run);
    case 'unary':
      return evaluateUnary(node.operator, run.expression(node.operand, scope), site);
    case 'conditional': {
      const truth = truthOf(run.expression(node.test, scope));
      if (truth !== undefined) return run.expression(truth ? node.then : node.otherwise, scope);
      return eitherOf([node.then, node.otherwise], scope, run, node);
    }
    case 'await':
    case 'cast':
      return run.expression(node.operand, scope);
    case 'other':
      return evaluateOther(node, scope, run);
  }
}

/** The arguments of a call, worked out and spread. */
export function evaluateArguments(nodes: readonly ArgumentNode[], scope: Scope, run: Interpreter): readonly Given[] {
  return nodes.flatMap((node): readonly Given[] => {
    const datum = run.expression(node.value, scope);
    const site = siteOf(node.value, scope);
    if (!node.spread) return [{ datum, site, ...(node.name !== undefined && { name: node.name }) }];
    if (datum.kind === 'list' && datum.incomplete === undefined) return datum.items;
    if (datum.kind === 'map') {
      const given = [...datum.entries].map(([name, slot]): Given => ({ name, datum: slot.datum, site: slot.site }));
      return datum.incomplete === undefined ? given : [...given, { datum, site, isRest: true }];
    }
    return datum.kind === 'nothing' ? [] : [{ datum, site, isRest: true }];
  });
}

function evaluateIndex(object: Datum, index: Datum, site: ReturnType<typeof siteOf>, run: Interpreter): Datum {
  return mapOptions(index, (option) => {
    if (option.kind === 'number' && optionsOf(object).some(({ kind }) => kind === 'list')) {
      return itemAt(object, option.value, site);
    }
    const key = keyOf(option);
    if (key !== undefined) return run.member(object, key, site);
    if (object.kind === 'map' && object.entries.size > 0) {
      return choiceOf(
        [...object.entries.values()].map(({ datum }) => datum),
        site,
      );
    }
    return unknown(site, option.kind === 'unknown' ? option.reason : 'which item is meant is known only when it runs');
  });
}

function evaluateCall(node: CallExpression, scope: Scope, run: Interpreter): Datum {
  const site = siteOf(node, scope);
  const { callee } = node;
  const call = (): Call => ({ arguments: evaluateArguments(node.arguments, scope, run), site });
  if (callee.kind === 'name' && callee.name === 'super') {
    const { self, owner } = scope.receiver ?? {};
    if (self?.kind === 'instance' && owner) run.constructAbove(owner, self, call());
    return nothing(site);
  }
  if (callee.kind === 'name' && (callee.name === 'require' || callee.name === 'import')) {
    const [module] = node.arguments;
    const name = module && keyOf(run.expression(module.value, scope));
    if (name !== undefined) return run.imported(scope.program, name, '*', site);
  }
  if (callee.kind === 'member') {
    const object = run.expression(callee.object, scope);
    if (object.kind === 'nothing') return nothing(site);
    return run.method(object, callee.name, call());
  }
  return run.call(run.expression(callee, scope), call());
}

/** What braces behind it set is taken as an argument that is a map: the properties of what is made. */
function evaluateNew(node: NewExpression, scope: Scope, run: Interpreter): Datum {
  const site = siteOf(node, scope);
  const type = node.callee ? run.expression(node.callee, scope) : namedType(node, scope, run);
  const given = evaluateArguments(node.arguments, scope, run);
  if (node.entries.length === 0) return run.call(type, { arguments: given, site });
  const map = evaluateMap({ kind: 'map', entries: node.entries, start: node.start, end: node.end }, scope, run);
  return run.call(type, { arguments: [...given, { datum: map, site }], site });
}

function namedType({ type }: NewExpression, scope: Scope, run: Interpreter): Datum {
  const site = siteOf(type, scope);
  const [first = '', ...members] = type.name.split('.');
  return members.reduce<Datum>((object, name) => run.member(object, name, site), run.name(first, site, scope));
}

function evaluateList(node: ListExpression, scope: Scope, run: Interpreter): Datum {
  const items: Slot[] = [];
  let incomplete: string | undefined;
  for (const item of node.items) {
    const value = item.kind === 'spread' ? item.value : item;
    const datum = run.expression(value, scope);
    if (item.kind !== 'spread') {
      items.push({ datum, site: siteOf(item, scope) });
      continue;
    }
    for (const option of optionsOf(datum)) {
      if (option.kind === 'list') items.push(...option.items);
      const reason = option.kind === 'list' ? option.incomplete : option.kind === 'unknown' ? option.reason : undefined;
      incomplete ??= reason;
    }
  }
  return { kind: 'list', items, site: siteOf(node, scope), ...(incomplete !== undefined && { incomplete }) };
}

function evaluateMap(node: MapExpression, scope: Scope, run: Interpreter): MapDatum {
  const entries = new Slots();
  let incomplete: string | undefined;
  for (const entry of node.entries) {
    const datum = run.expression(entry.value, scope);
    if (entry.kind === 'spread') {
      incomplete = spreadInto(entries, datum) ?? incomplete;
      continue;
    }
    const key = entry.key ?? (entry.keyExpression && keyOf(run.expression(entry.keyExpression, scope)));
    if (key === undefined) incomplete ??= 'a key is known only when the program runs';
    else entries.set(key, { datum, site: siteOf(entry.value, scope), keySite: siteOf(entry.keyPlace, scope) });
  }
  return { kind: 'map', entries, site: siteOf(node, scope), ...(incomplete !== undefined && { incomplete }) };
}

/** Puts the entries of a map into another. Gives why some may be missing. */
function spreadInto(entries: Slots, datum: Datum): string | undefined {
  const options = optionsOf(datum);
  let incomplete: string | undefined;
  for (const option of options) {
    if (option.kind === 'unknown') incomplete = option.reason;
    if (option.kind !== 'map') continue;
    incomplete = option.incomplete ?? incomplete;
    for (const [key, slot] of option.entries) {
      const before = entries.get(key)?.datum ?? nothing(slot.site);
      const isSure = options.length === 1;
      entries.set(key, isSure ? slot : { ...slot, datum: choiceOf([before, slot.datum], slot.site) });
    }
  }
  return incomplete;
}

function updated(
  node: Extract<Expression, { kind: 'assign' }>,
  operator: string,
  scope: Scope,
  run: Interpreter,
): Datum {
  const { target } = node;
  const place: Expression | undefined =
    target.kind === 'name-pattern'
      ? { kind: 'name', name: target.name, start: target.start, end: target.end }
      : target.kind === 'place-pattern'
        ? target.place
        : undefined;
  if (!place) return run.expression(node.value, scope);
  if (operator === '??' || operator === '||' || operator === '&&') {
    return run.expression(
      { kind: 'binary', operator, left: place, right: node.value, start: node.start, end: node.end },
      scope,
    );
  }
  return applyOperator(operator, run.expression(place, scope), run.expression(node.value, scope), siteOf(node, scope));
}

function evaluateUnary(operator: string, operand: Datum, site: ReturnType<typeof siteOf>): Datum {
  if (operator === '!') {
    const truth = truthOf(operand);
    if (truth !== undefined) return { kind: 'boolean', value: !truth, site };
    return unknown(site, operand.kind === 'unknown' ? operand.reason : 'it is known only when the program runs');
  }
  if (operator === '-' && operand.kind === 'number') return { kind: 'number', value: -operand.value, site };
  if (operator === '+' || operator === '&' || operator === '*') return operand;
  return operator === 'void' ? nothing(site) : unknown(site, `what ${operator} gives is known only when it runs`);
}

/** Both values, each worked out under the condition that decides. */
function eitherOf(nodes: readonly Expression[], scope: Scope, run: Interpreter, whole: Expression): Datum {
  const site = siteOf(whole, scope);
  const data: Datum[] = [];
  run.branches(
    nodes.map((node) => () => {
      data.push(run.expression(node, scope));
      return undefined;
    }),
    site,
  );
  return choiceOf(data, site);
}

/** A comprehension is a loop whose innermost expressions are the items; of anything else, the last part is the value. */
function evaluateOther(node: OtherExpression, scope: Scope, run: Interpreter): Datum {
  const site = siteOf(node, scope);
  const [only, ...others] = node.parts;
  if (only?.kind === 'loop' && others.length === 0) return run.collect(only, scope);
  let datum: Datum = unknown(site, 'what this gives is known only when the program runs');
  for (const part of node.parts) {
    if (isStatement(part)) run.statements([part], scope);
    else datum = run.expression(part, scope);
  }
  return node.parts.length > 1 ? datum : unknown(site, 'what this gives is known only when the program runs');
}

const statementKinds: ReadonlySet<string> = new Set([
  ...['expression', 'variable', 'function', 'class', 'if', 'loop', 'switch', 'try', 'return', 'throw', 'block'],
  ...['jump', 'other-statement'],
]);

/** Statements and expressions have different kinds. */
export function isStatement(
  part: OtherExpression['parts'][number],
): part is Exclude<OtherExpression['parts'][number], Expression> {
  return statementKinds.has(part.kind);
}
