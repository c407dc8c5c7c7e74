import type { BinaryExpression, Expression } from '../syntax/program.js';
import type { TextPart } from '../values/head.js';
import {
  choiceOf,
  type Datum,
  literalOf,
  mapOptions,
  nothing,
  optionsOf,
  type Site,
  type TextDatum,
  unknown,
} from './data.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { siteOf } from './sites.js';
import { Slots } from './slots.js';
import { equal, truthOf } from './truth.js';

/** What an operator gives. The right side of `&&`, `||` and `??` runs only when it is asked for. */
export function evaluateBinary(node: BinaryExpression, scope: Scope, run: Interpreter): Datum {
  const site = siteOf(node, scope);
  const left = run.expression(node.left, scope);
  switch (node.operator) {
    case '&&': {
      const truth = truthOf(left);
      if (truth === false) return left;
      if (truth === true) return run.expression(node.right, scope);
      return choiceOf([perhaps(node.right, scope, run), nothing(site)], site);
    }
    case '||':
    case '??':
      return alternative(node, left, scope, run);
    default:
      return applyOperator(node.operator, left, run.expression(node.right, scope), site);
  }
}

/** An operator that needs both sides. */
export function applyOperator(operator: string, left: Datum, right: Datum, site: Site): Datum {
  switch (operator) {
    case '===':
    case '!==': {
      const answer = equal(left, right);
      if (answer === undefined) return undecided(left, right, site);
      return { kind: 'boolean', value: answer === (operator === '==='), site };
    }
    case '+':
      return mapOptions(left, (a) => mapOptions(right, (b) => sum(a, b, site)));
    case '<':
    case '>':
    case '<=':
    case '>=':
    case '-':
    case '*':
    case '%':
    case '//':
    case '**':
      return mapOptions(left, (a) => mapOptions(right, (b) => calculated(operator, a, b, site)));
    case '/':
      // Python's paths are put together so.
      return literalOf(left) !== undefined && left.kind === 'text'
        ? joinTexts([left, { kind: 'text', parts: ['/'], site }, right], site)
        : mapOptions(left, (a) => mapOptions(right, (b) => calculated(operator, a, b, site)));
    case '|':
      return merged(left, right, site);
    case 'in':
      return containing(right, left, site);
    default:
      return unknown(site, `what ${operator} gives is known only when the program runs`);
  }
}

/** Texts one after the other; what is no text is a gap. */
export function joinTexts(data: readonly Datum[], site: Site): Datum {
  const choices = data.map(optionsOf);
  const sizes = choices.reduce((product, options) => product * options.length, 1);
  if (sizes > 16) return unknown(site, 'it may be too many things');
  let texts: readonly (readonly Datum[])[] = [[]];
  for (const options of choices) texts = texts.flatMap((before) => options.map((option) => [...before, option]));
  return choiceOf(
    texts.map((pieces) => textOf(pieces, site)),
    site,
  );
}

function textOf(pieces: readonly Datum[], site: Site): TextDatum {
  const isDefault = pieces.some((piece) => 'isDefault' in piece && piece.isDefault);
  const parts: TextPart[] = [];
  for (const part of pieces.flatMap(partsOf)) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return { kind: 'text', parts: parts.length === 0 ? [''] : parts, site, ...(isDefault && { isDefault }) };
}

function partsOf(datum: Datum): readonly TextPart[] {
  if (datum.kind === 'text') return datum.parts;
  const literal = literalOf(datum);
  if (literal !== undefined) return [literal];
  if (datum.kind === 'unknown') return [{ kind: 'gap', name: datum.name, reason: datum.reason }];
  const name = datum.kind === 'symbol' ? (datum.path.at(-1) ?? datum.module) : '…';
  return [{ kind: 'gap', name, reason: `a ${datum.kind} stands where a text belongs` }];
}

function alternative(node: BinaryExpression, left: Datum, scope: Scope, run: Interpreter): Datum {
  const isMissing = (datum: Datum): boolean | undefined => {
    if (datum.kind === 'unknown') return undefined;
    if (node.operator === '??') return datum.kind === 'nothing';
    const truth = truthOf(datum);
    return truth === undefined ? false : !truth;
  };
  const options = optionsOf(left);
  const missing = options.map(isMissing);
  if (missing.every((answer) => answer === false)) return left;
  if (missing.every((answer) => answer === true)) return run.expression(node.right, scope);
  const right = perhaps(node.right, scope, run);
  const given = options.filter((_, index) => missing[index] === false);
  if (given.length > 0) return choiceOf([...given, right], siteOf(node, scope));
  return mapOptions(right, (option) => fallback(option, left, siteOf(node, scope)));
}

/** What counts as long as nothing else is given; a construct or function may be another one. */
function fallback(option: Datum, left: Datum, site: Site): Datum {
  switch (option.kind) {
    case 'text':
    case 'number':
    case 'boolean':
      return { ...option, isDefault: true };
    case 'list':
    case 'map':
      return option;
    case 'unknown':
      return left;
    default:
      return choiceOf([left, option], site);
  }
}

/** The value of something that runs only under a condition nobody knows. */
function perhaps(node: Expression, scope: Scope, run: Interpreter): Datum {
  const site = siteOf(node, scope);
  let datum: Datum = nothing(site);
  run.branches(
    [
      () => {
        datum = run.expression(node, scope);
        return undefined;
      },
      () => undefined,
    ],
    site,
  );
  return datum;
}

function sum(left: Datum, right: Datum, site: Site): Datum {
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'number', value: left.value + right.value, site };
  if (left.kind === 'list' && right.kind === 'list') {
    const incomplete = left.incomplete ?? right.incomplete;
    return { kind: 'list', items: [...left.items, ...right.items], site, ...(incomplete && { incomplete }) };
  }
  if (left.kind === 'unknown' && right.kind === 'unknown') return left;
  return joinTexts([left, right], site);
}

function calculated(operator: string, left: Datum, right: Datum, site: Site): Datum {
  if (left.kind !== 'number' || right.kind !== 'number' || left.isDefault || right.isDefault) {
    return undecided(left, right, site);
  }
  const [a, b] = [left.value, right.value];
  switch (operator) {
    case '<':
      return { kind: 'boolean', value: a < b, site };
    case '>':
      return { kind: 'boolean', value: a > b, site };
    case '<=':
      return { kind: 'boolean', value: a <= b, site };
    case '>=':
      return { kind: 'boolean', value: a >= b, site };
    default:
      return { kind: 'number', value: arithmetic(operator, a, b), site };
  }
}

function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return a % b;
    default:
      return a ** b;
  }
}

/** Python joins maps so. */
function merged(left: Datum, right: Datum, site: Site): Datum {
  if (left.kind !== 'map' || right.kind !== 'map') return undecided(left, right, site);
  const incomplete = left.incomplete ?? right.incomplete;
  const entries = new Slots([...left.entries, ...right.entries]);
  return { kind: 'map', entries, site, ...(incomplete !== undefined && { incomplete }) };
}

function containing(whole: Datum, item: Datum, site: Site): Datum {
  const literal = literalOf(item);
  if (whole.kind === 'map' && literal !== undefined && whole.incomplete === undefined) {
    return { kind: 'boolean', value: whole.entries.has(literal), site };
  }
  if (whole.kind === 'list' && whole.incomplete === undefined) {
    const answers = whole.items.map(({ datum }) => equal(datum, item));
    if (answers.includes(true)) return { kind: 'boolean', value: true, site };
    if (answers.every((answer) => answer === false)) return { kind: 'boolean', value: false, site };
  }
  return undecided(whole, item, site);
}

function undecided(left: Datum, right: Datum, site: Site): Datum {
  const [cause] = [left, right].flatMap((datum) => (datum.kind === 'unknown' ? [datum.reason] : []));
  return unknown(site, cause ?? 'it is known only when the program runs');
}
