import type { HttpLibrary } from '../../../model/work.js';
import type { FlowFile } from '../../flow/index.js';
import type {
  CallExpression,
  Expression,
  MapEntryNode,
  MapExpression,
  NewExpression,
  Placed,
  SpreadNode,
} from '../../syntax/program.js';
import type { TimeUnit } from '../durations.js';

/** A call that asks over HTTP, or puts a request together, with what is said of how long it may take. */
export interface Request {
  readonly node: CallExpression | NewExpression;
  readonly library: HttpLibrary;
  /** For messages, where what is called is too long for one. */
  readonly text?: string;
  readonly limit: Limit;
  /** Where the client it goes through is made. */
  readonly client?: CallExpression | NewExpression;
}

/**
 * - `none`: nothing is said.
 * - `somewhere`: something is said that cannot be followed, or may be.
 * - otherwise the value that is given.
 */
export type Limit =
  | 'none'
  | 'somewhere'
  | { readonly value: Expression; readonly place: Placed; readonly unit: TimeUnit };

/** What the requests of one call may be told by options under a name. */
export interface LimitOption {
  readonly names: RegExp;
  readonly unit: TimeUnit;
}

/** What options say of time; options that are not written out may say anything. */
export function limitInOptions(options: Expression | undefined, option: LimitOption, file: FlowFile): Limit {
  if (!options) return 'none';
  const map = mapOf(options, file);
  return map ? limitInEntries(map.entries, option) : 'somewhere';
}

export function limitInEntries(entries: readonly (MapEntryNode | SpreadNode)[], { names, unit }: LimitOption): Limit {
  for (const entry of entries) {
    if (entry.kind === 'entry' && entry.key !== undefined && names.test(entry.key)) {
      return limitOfSignal(entry.value) ?? { value: entry.value, place: entry, unit };
    }
  }
  return entries.some((entry) => entry.kind === 'spread' || entry.key === undefined) ? 'somewhere' : 'none';
}

/** `AbortSignal.timeout(5000)`. */
function limitOfSignal(value: Expression): Limit | undefined {
  const isTimeout = value.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'timeout';
  const [given] = isTimeout ? value.arguments : [];
  return given && { value: given.value, place: given, unit: 'milliseconds' };
}

/** The map that an expression is, directly or by a name given nothing else. */
export function mapOf(expression: Expression, file: FlowFile): MapExpression | undefined {
  if (expression.kind === 'map') return expression;
  const value = expression.kind === 'name' || expression.kind === 'member' ? madeAs(expression, file) : undefined;
  return value?.kind === 'map' && !isFilledLater(expression, file) ? value : undefined;
}

/** What a name or field stands for when it is given one value only: for one of several results, what gives them. */
export function madeAs(expression: Expression, file: FlowFile): Expression | undefined {
  const name = nameOf(expression);
  const declaration = name === undefined ? undefined : file.declarationOf(name, expression);
  if (!declaration || declaration.keys || declaration.elementOf || (declaration.position ?? 0) > 0) return undefined;
  if (declaration.kind !== 'variable' && declaration.kind !== 'field') return undefined;
  const [value, ...others] = file.valuesOf(declaration);
  return others.length === 0 ? value : undefined;
}

/** The client that a method is called on, where it is made in this file. */
export function clientOf(
  node: CallExpression | NewExpression,
  file: FlowFile,
): CallExpression | NewExpression | undefined {
  if (node.kind !== 'call' || node.callee.kind !== 'member') return undefined;
  const { object } = node.callee;
  const made = object.kind === 'call' || object.kind === 'new' ? object : madeAs(object, file);
  return made?.kind === 'call' || made?.kind === 'new' ? made : undefined;
}

/** Whether the file sets something on what a name stands for: `client.Timeout = …`, `session.mount(…)`. */
export function isSetUp(expression: Expression, how: RegExp, file: FlowFile): boolean {
  const name = nameOf(expression);
  if (name === undefined) return true;
  const isAssigned = file.tree.of('assign').some(({ target }) => {
    const place = target.kind === 'place-pattern' ? target.place : undefined;
    return place?.kind === 'member' && how.test(file.written(place)) && file.written(place).includes(`${name}.`);
  });
  return isAssigned || file.calls.some(({ node, last }) => node.kind === 'call' && how.test(last) && isOn(node, name));
}

/** An entry is added to what a name stands for. */
function isFilledLater(expression: Expression, file: FlowFile): boolean {
  return isSetUp(expression, /timeout|signal/i, file);
}

function isOn({ callee }: CallExpression, name: string): boolean {
  let object = callee.kind === 'member' ? callee.object : undefined;
  for (; object; object = object.kind === 'member' ? object.object : undefined)
    if (nameOf(object) === name) return true;
  return false;
}

/** `client`, `this.client`, `Function.Client`. */
export function nameOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'member' &&
    expression.object.kind === 'name' &&
    /^(?:this|self|cls|[A-Z]\w*)$/.test(expression.object.name)
    ? expression.name
    : undefined;
}
