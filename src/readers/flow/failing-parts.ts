import type { FailingPart } from '../../model/flow.js';
import { isFunction } from '../analysis/tree.js';
import type { CallExpression, Expression } from '../syntax/program.js';
import type { EventPaths } from './event-paths.js';
import type { FlowFile } from './flow-file.js';
import type { Guards } from './guards.js';

/** Ways that are longer than anybody writes. */
const deepest = 20;

/** Finds the parts of ways without which a read fails. */
export class FailingParts {
  readonly #file: FlowFile;
  readonly #paths: EventPaths;
  readonly #guards: Guards;

  constructor(file: FlowFile, paths: EventPaths, guards: Guards) {
    this.#file = file;
    this.#paths = paths;
    this.#guards = guards;
  }

  /** The shortest part of what is read here that has to be there. */
  of(read: Expression): FailingPart | undefined {
    // A field of something that is nothing can be asked for in Go.
    if (this.#file.program.language === 'go') return undefined;
    let found: FailingPart | undefined;
    let at: Expression | undefined = read;
    for (let depth = 0; at && depth < deepest; depth++) {
      const needed: Expression | undefined = neededBy(at);
      found = (needed && this.#partAt(needed)) ?? found;
      at = needed ?? inside(at);
    }
    return found;
  }

  /** The value that a name is taken out of. */
  ofTaken(value: Expression): FailingPart | undefined {
    return this.#file.program.language === 'go' ? undefined : (this.#partAt(value) ?? this.of(value));
  }

  #partAt(needed: Expression): FailingPart | undefined {
    const names = this.#paths.of(needed)?.path.length ?? 0;
    if (names === 0 || !this.#mayBeMissing(needed)) return undefined;
    return { names, range: this.#file.range(needed), caught: this.#isCaught(needed) };
  }

  /** Nothing says what counts without it, and nothing asks for it. */
  #mayBeMissing(expression: Expression, depth = 0): boolean {
    if (depth > deepest || this.#isAskedFor(expression)) return false;
    switch (expression.kind) {
      case 'name': {
        const declaration = this.#file.declarationOf(expression.name, expression);
        if (declaration?.kind !== 'variable' || declaration.elementOf) return false;
        if (declaration.keys) return this.#isTakenPlainly(declaration.place);
        const [value, ...others] = this.#file.valuesOf(declaration);
        return value !== undefined && others.length === 0 && this.#mayBeMissing(value, depth + 1);
      }
      case 'member':
      case 'index':
        return this.#paths.of(expression)?.guarded === false;
      case 'call':
        return this.#isLookUp(expression);
      case 'await':
      case 'cast':
        return this.#mayBeMissing(expression.operand, depth + 1);
      default:
        return false;
    }
  }

  /** `const { body } = event` without a default. */
  #isTakenPlainly(place: { readonly start: number; readonly end: number }): boolean {
    const behind = this.#file.text.slice(place.end, place.end + 20);
    return !/^\s*=/.test(behind);
  }

  /** `event.get("body")`, `event.getBody()`: nothing where there is none. With a second argument that counts. */
  #isLookUp(call: CallExpression): boolean {
    const { callee, arguments: given } = call;
    if (callee.kind !== 'member') return false;
    const isGetter = given.length === 0 && /^get[A-Z]/.test(callee.name);
    const isLookUp = given.length === 1 && callee.name === 'get';
    return (isGetter || isLookUp) && this.#paths.of(callee.object)?.guarded === false;
  }

  #isAskedFor(expression: Expression): boolean {
    for (let at: Expression | undefined = expression; at; at = objectOf(at)) if (this.#guards.isTested(at)) return true;
    return false;
  }

  /** In the block of an attempt that catches something, in the same function. */
  #isCaught(expression: Expression): boolean {
    for (const around of this.#file.tree.ancestorsOf(expression)) {
      if (isFunction(around)) return false;
      if (!('kind' in around) || around.kind !== 'try' || around.catches.length === 0) continue;
      if (around.blockPlace.start <= expression.start && expression.end <= around.blockPlace.end) return true;
    }
    return false;
  }
}

/** What must not be nothing for an expression to be worked out. */
function neededBy(node: Expression): Expression | undefined {
  switch (node.kind) {
    case 'member':
    case 'index':
      return node.optional ? undefined : unwrapped(node.object);
    case 'call': {
      if (node.optional) return undefined;
      if (isDecoder(node)) return node.arguments[0] && unwrapped(node.arguments[0].value);
      return node.callee.kind === 'member' && !node.callee.optional ? unwrapped(node.callee.object) : undefined;
    }
    default:
      return undefined;
  }
}

/** What a way goes on with where nothing is needed. */
function inside(node: Expression): Expression | undefined {
  switch (node.kind) {
    case 'member':
    case 'index':
      return node.object;
    case 'call':
      return node.callee.kind === 'member' ? node.callee.object : node.arguments[0]?.value;
    case 'await':
    case 'cast':
    case 'unary':
      return node.operand;
    default:
      return undefined;
  }
}

function unwrapped(node: Expression): Expression {
  return node.kind === 'cast' || node.kind === 'await' ? unwrapped(node.operand) : node;
}

/** What takes a text apart fails without one. */
function isDecoder({ callee }: CallExpression): boolean {
  if (callee.kind !== 'member') return false;
  const on = callee.object.kind === 'name' ? callee.object.name : '';
  return decoders.has(`${on}.${callee.name}`) || /^(?:readValue|readTree|b64decode)$/.test(callee.name);
}

const decoders: ReadonlySet<string> = new Set([
  'JSON.parse',
  'json.loads',
  'Buffer.from',
  'JsonSerializer.Deserialize',
  'JsonDocument.Parse',
  'Convert.FromBase64String',
]);

function objectOf(node: Expression): Expression | undefined {
  if (node.kind === 'member' || node.kind === 'index') return node.object;
  if (node.kind === 'call' && node.callee.kind === 'member') return node.callee.object;
  return undefined;
}
