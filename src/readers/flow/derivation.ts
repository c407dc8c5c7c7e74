import type { ParameterReference } from '../../model/flow.js';
import type { Declaration } from '../analysis/scopes.js';
import type { CallExpression, Expression, FunctionNode, MemberExpression, TypeNode } from '../syntax/program.js';
import { iteratedObject } from './callbacks.js';
import type { FlowFile } from './flow-file.js';
import { Guards } from './guards.js';
import { keepsOwn, keepsText, makesSafe } from './text-functions.js';

type References = readonly ParameterReference[];

const none: References = [];

/** Longer ways from a value to where it comes from are not followed. */
const deepest = 40;

/**
 * Tells which parameters' values are in an expression as they came. Where nobody can tell what a function gives back, it is
 * taken for something else: a miss costs less than a false alarm.
 */
export class Derivation {
  readonly guards: Guards;
  readonly #file: FlowFile;
  readonly #known = new Map<Expression, References>();

  constructor(file: FlowFile) {
    this.#file = file;
    this.guards = new Guards(file);
  }

  of(expression: Expression, depth = 0): References {
    if (depth > deepest) return none;
    const known = this.#known.get(expression);
    if (known) return known;
    // What leads back to itself adds nothing.
    this.#known.set(expression, none);
    const found = this.#find(expression, depth + 1);
    this.#known.set(expression, found);
    return found;
  }

  /** Everything that is in any of several expressions, each parameter once. */
  ofAll(expressions: readonly Expression[]): References {
    return this.#all(expressions, 0);
  }

  #find(node: Expression, depth: number): References {
    switch (node.kind) {
      case 'name':
        return this.guards.isChecked(node) ? none : this.#ofName(node.name, node, depth);
      case 'member':
        return this.guards.isChecked(node) ? none : this.#ofMember(node, depth);
      case 'index':
        return this.guards.isChecked(node) ? none : this.of(node.object, depth);
      case 'template':
        return this.#all(
          node.parts.filter((part) => typeof part !== 'string'),
          depth,
        );
      case 'binary':
        return weaving.has(node.operator) ? this.#all([node.left, node.right], depth) : none;
      case 'conditional':
        return this.#all([node.then, node.otherwise], depth);
      case 'unary':
        return node.operator === '*' || node.operator === '&' ? this.of(node.operand, depth) : none;
      case 'await':
        return this.of(node.operand, depth);
      case 'cast':
        return isPlain(node.type) ? none : this.of(node.operand, depth);
      case 'assign':
        return this.of(node.value, depth);
      case 'list':
      case 'map':
        return this.#ofParts(node, depth);
      case 'new':
        return this.#all(
          [...node.arguments.map(({ value }) => value), ...node.entries.map(({ value }) => value), ...node.items],
          depth,
        );
      case 'call':
        return this.#ofCall(node, depth);
      default:
        return none;
    }
  }

  #ofParts(node: Extract<Expression, { kind: 'list' | 'map' }>, depth: number): References {
    const values = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items.map(itemOf);
    return this.#all(values, depth);
  }

  /** An entry of something written out is that entry; of anything else it is a part. */
  #ofMember(node: MemberExpression, depth: number): References {
    if (/^(?:length|size|count|Length|Count)$/.test(node.name)) return none;
    const entry = this.#entryOf(node);
    return this.of(entry ?? node.object, depth);
  }

  #entryOf({ object, name }: MemberExpression): Expression | undefined {
    if (object.kind !== 'name') return undefined;
    const declaration = this.#file.declarationOf(object.name, object);
    const [value, ...others] = declaration?.kind === 'variable' ? this.#file.valuesOf(declaration) : [];
    if (value?.kind !== 'map' || others.length > 0) return undefined;
    const entry = value.entries.find((each) => each.kind === 'entry' && each.key === name);
    return entry?.value;
  }

  #ofName(name: string, at: Expression, depth: number): References {
    const declaration = this.#file.declarationOf(name, at);
    if (!declaration || (declaration.type && isPlain(declaration.type))) return none;
    if (declaration.kind === 'parameter') return this.#ofParameter(declaration, depth);
    if (declaration.kind !== 'variable') return none;
    const given = this.#all(this.#file.valuesOf(declaration), depth);
    return declaration.elementOf ? merged([given, this.of(declaration.elementOf, depth)]) : given;
  }

  #ofParameter({ name, parameter }: Declaration, depth: number): References {
    if (!parameter || isSurrounding(name)) return none;
    const { function: owner, index } = parameter;
    const iterated = iteratedObject(owner, this.#file);
    if (iterated) return this.of(iterated, depth);
    const position = this.#file.indexOf(owner);
    return position === undefined ? none : [{ function: position, parameter: index }];
  }

  #ofCall(node: CallExpression, depth: number): References {
    const name = this.#file.callees.lastOf(node);
    const given = node.arguments.map(({ value }) => value).filter((value) => value.kind !== 'function-expression');
    const { callee } = node;
    if (makesSafe(name) || isTagged(node, this.#file.text) || keepsOnlyListed(node, name, this.#file.text)) return none;
    if (quotes.test(this.#file.callees.of(node) ?? '') || isConstant(node)) return none;
    if (given.length === 0 && this.guards.isChecked(node)) return none;
    const local = callee.kind === 'name' ? this.#localFunction(callee.name, node) : undefined;
    if (local) return this.#ofLocal(local, node, depth);
    const on = callee.kind === 'member' ? this.of(callee.object, depth) : none;
    if (/^(?:parse|Parse)$/.test(name)) {
      return parsers.test(this.#file.callees.of(node) ?? '') ? this.#all(given, depth) : none;
    }
    if (keepsText(name)) return merged([on, this.#all(given, depth)]);
    if (keepsOwn(name)) return on;
    return on.length > 0 && given.length === 0 && /^(?:get|Get|is)?[A-Z]|^get_/.test(name) ? on : none;
  }

  /** What a function of this file gives back, with its parameters filled in. */
  #ofLocal(local: FunctionNode, call: CallExpression, depth: number): References {
    if (local.returns && isPlain(local.returns)) return none;
    const own = this.#file.indexOf(local);
    const returned = this.#all(this.#file.returnedBy(local), depth);
    return merged(
      returned.map((reference) => {
        if (reference.function !== own) return [reference];
        const argument = argumentFor(local, reference.parameter, call);
        return argument ? this.of(argument, depth) : none;
      }),
    );
  }

  #localFunction(name: string, at: Expression): FunctionNode | undefined {
    const declaration = this.#file.declarationOf(name, at);
    if (declaration?.kind === 'function') return declaration.function;
    const [value] = declaration?.kind === 'variable' ? this.#file.valuesOf(declaration) : [];
    return value?.kind === 'function-expression' ? value.function : undefined;
  }

  #all(expressions: readonly Expression[], depth: number): References {
    return merged(expressions.map((expression) => this.of(expression, depth)));
  }
}

/** Operators that put their sides together, or give one of them. `%` fills gaps of a text in Python. */
const weaving: ReadonlySet<string> = new Set(['+', '%', '??', '||', '&&', 'or', 'and']);

/** Parsers that only take a text apart; others check what they are given against a schema. */
const parsers =
  /^(?:JSON|qs|querystring|url|yaml|YAML|#?json)\.parse$|JsonDocument\.Parse|JObject\.Parse|JsonNode\.Parse/;

/** Values of these types hold no text of anybody. */
function isPlain({ name }: TypeNode): boolean {
  return plain.test(name.slice(name.lastIndexOf('.') + 1));
}

const plain =
  /^(?:number|bigint|boolean|bool|int|u?int\d*|float\d*|long|short|byte|double|char|decimal|Decimal|Integer|Long|Short|Double|Float|Boolean|BigDecimal|BigInteger|UUID|Guid|DateTime|Date|Instant|Duration|TimeSpan|time)$/;

/** What is passed beside the event: who calls, and how to answer. */
function isSurrounding(name: string): boolean {
  return /^_*(?:self|cls|this|context|ctx|lambda_?context|callback|cb|next|logger|log|client|err|error)$/i.test(name);
}

/** `` sql`… ${id}` ``: the function gets text and values apart. */
function isTagged({ callee, arguments: [first] }: CallExpression, text: string): boolean {
  return first?.value.kind === 'template' && text.slice(callee.end).trimStart().startsWith('`');
}

/** `name.replace(/[^a-z0-9]/g, '_')`: nothing is left but the letters that are listed. */
function keepsOnlyListed({ arguments: given }: CallExpression, name: string, text: string): boolean {
  if (!/^(?:replace|replaceAll|sub|Replace|ReplaceAll|ReplaceAllString)$/.test(name)) return false;
  return given.some(({ value }) => /^[@r]*(?:\/|"|'|`)\(?\[\^/.test(text.slice(value.start, value.end)));
}

/** `Long.valueOf(text)`, `Column.valueOf(text)`: a number, or one of the constants that are written down. */
function isConstant({ callee }: CallExpression): boolean {
  if (callee.kind !== 'member' || callee.name !== 'valueOf' || callee.object.kind !== 'name') return false;
  return /^[A-Z]/.test(callee.object.name) && callee.object.name !== 'String';
}

/** Functions that give several texts as arguments of a shell. */
const quotes = /^shlex\./;

/** What a call hands to a parameter, by name or by its place. */
function argumentFor({ parameters }: FunctionNode, index: number, call: CallExpression): Expression | undefined {
  const pattern = parameters[index]?.pattern;
  const name = pattern?.kind === 'name-pattern' ? pattern.name : undefined;
  const named = name === undefined ? undefined : call.arguments.find((argument) => argument.name === name);
  return (named ?? call.arguments.filter((argument) => argument.name === undefined)[index])?.value;
}

function itemOf(item: Expression | { readonly kind: 'spread'; readonly value: Expression }): Expression {
  return item.kind === 'spread' ? item.value : item;
}

function merged(lists: readonly References[]): References {
  const found = new Map<string, ParameterReference>();
  for (const reference of lists.flat()) found.set(`${reference.function} ${reference.parameter}`, reference);
  return found.size === 0 ? none : [...found.values()];
}
