import type { ResultFact, ResultItem, ResultValue } from '../../model/flow.js';
import type {
  CallExpression,
  Expression,
  FunctionNode,
  ListExpression,
  MapExpression,
  NameExpression,
  NewExpression,
} from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';
import { foreignType } from './foreign-values.js';
import { ObjectChanges } from './object-changes.js';

const deepest = 6;
const mostEntries = 40;

/** What functions give back: each `return` of a value or of none, and each answer through a callback. */
export function findResults(file: FlowFile): readonly ResultFact[] {
  const values = new Results(file);
  const returned = file.tree.of('return').flatMap((statement) => {
    const scope = file.scopeOf(statement);
    if (scope === undefined) return [];
    return sides(statement.value).map((value): ResultFact => {
      const range = file.range(value ?? statement);
      return { range, scope, value: value ? values.of(value) : { kind: 'nothing' } };
    });
  });
  const answered = file.tree.of('call').flatMap((call) => {
    const around = answeredFunction(call, file);
    const scope = around && file.indexOf(around);
    const value = call.arguments[1]?.value;
    return scope === undefined || !value ? [] : [{ range: file.range(value), scope, value: values.of(value) }];
  });
  return [...returned, ...answered].filter(({ value }) => value.kind !== 'unknown');
}

/** Each side of a conditional expression is a result of its own. */
function sides(value: Expression | undefined, depth = 0): readonly (Expression | undefined)[] {
  if (value?.kind !== 'conditional' || depth > deepest) return [value];
  return [...sides(value.then, depth + 1), ...sides(value.otherwise, depth + 1)];
}

/** The handler whose callback is called with a result: `callback(null, answer)`. */
function answeredFunction({ callee, arguments: given }: CallExpression, file: FlowFile): FunctionNode | undefined {
  const [error] = given;
  if (callee.kind !== 'name' || given.length !== 2 || error?.value.kind !== 'literal' || error.value.value !== null)
    return undefined;
  const { parameter } = file.declarationOf(callee.name, callee) ?? {};
  return parameter?.index === 2 ? parameter.function : undefined;
}

class Results {
  readonly #file: FlowFile;
  readonly #changes: ObjectChanges;

  constructor(file: FlowFile) {
    this.#file = file;
    this.#changes = new ObjectChanges(file);
  }

  of(value: Expression, depth = 0): ResultValue {
    if (depth > deepest) return { kind: 'unknown' };
    const foreign = foreignType(value, this.#file);
    if (foreign) return { kind: 'foreign', type: foreign };
    switch (value.kind) {
      case 'literal':
        return literal(value.value);
      case 'template':
        return { kind: 'text' };
      case 'await':
        return this.of(value.operand, depth + 1);
      case 'cast':
        return this.of(value.operand, depth + 1);
      case 'unary':
        return value.operator === '!' || value.operator === 'not' ? { kind: 'boolean' } : this.#ofUnary(value, depth);
      case 'list':
        return this.#ofList(value, depth);
      case 'map':
        return this.#ofMap(value, depth);
      case 'new':
        return this.#ofNew(value, depth);
      case 'name':
        return this.#ofName(value, depth);
      case 'call':
        return this.#ofCall(value, depth);
      case 'other':
        return this.#ofSeveral(value.parts[0], depth);
      default:
        return { kind: 'unknown' };
    }
  }

  #ofUnary({ operator, operand }: Extract<Expression, { kind: 'unary' }>, depth: number): ResultValue {
    return operator === '&' ? this.of(operand, depth + 1) : { kind: 'unknown' };
  }

  /** Go gives back an answer and an error. */
  #ofSeveral(first: unknown, depth: number): ResultValue {
    const isGo = this.#file.program.language === 'go';
    return isGo && isValue(first) ? this.of(first, depth + 1) : { kind: 'unknown' };
  }

  #ofList({ items }: ListExpression, depth: number): ResultValue {
    const found = items.slice(0, mostEntries).flatMap((item): readonly ResultItem[] => {
      if (item.kind === 'spread') return [];
      const value = this.of(item, depth + 1);
      return mattersInside(value) ? [{ range: this.#file.range(item), value }] : [];
    });
    return { kind: 'list', items: found };
  }

  #ofMap({ entries }: MapExpression, depth: number): ResultValue {
    let complete = entries.length <= mostEntries;
    const found = entries.slice(0, mostEntries).flatMap((entry) => {
      if (entry.kind === 'spread' || entry.key === undefined) {
        complete = false;
        return [];
      }
      return [{ key: entry.key, range: this.#file.range(entry.value), value: this.of(entry.value, depth + 1) }];
    });
    return { kind: 'object', entries: found, complete };
  }

  /** What an object is made with in braces. What its class adds is not seen. */
  #ofNew(node: NewExpression, depth: number): ResultValue {
    const entries = node.entries.flatMap(({ key, value }) =>
      key === undefined
        ? []
        : [{ key: inSmall(key), range: this.#file.range(value), value: this.of(value, depth + 1) }],
    );
    return entries.length > 0 ? { kind: 'object', entries, complete: false } : { kind: 'unknown' };
  }

  #ofName(node: NameExpression, depth: number): ResultValue {
    const declaration = this.#file.declarationOf(node.name, node);
    if (declaration?.kind !== 'variable' || declaration.keys || declaration.position !== undefined)
      return { kind: 'unknown' };
    const [value, ...others] = this.#file.valuesOf(declaration);
    if (!value || others.length > 0 || declaration.elementOf) return { kind: 'unknown' };
    const found = this.of(value, depth + 1);
    if (found.kind !== 'object') return found.kind === 'list' ? { kind: 'list', items: [] } : found;
    const changed = this.#changes.of(declaration);
    if (changed === 'unknown') return { kind: 'object', entries: [], complete: false };
    if (changed.size === 0) return found;
    return { ...found, entries: found.entries.filter(({ key }) => !changed.has(key)), complete: false };
  }

  #ofCall(call: CallExpression, depth: number): ResultValue {
    const name = this.#file.callees.of(call) ?? this.#file.callees.lastOf(call);
    if (writesJson.test(name)) return { kind: 'text', ...this.#failingIn(call, depth) };
    if (givesText.test(name)) return { kind: 'text' };
    if (name === 'dict') return this.#ofNamed(call, depth);
    return { kind: 'invocation', range: this.#file.range(call) };
  }

  #ofNamed({ arguments: given }: CallExpression, depth: number): ResultValue {
    const complete = given.every(({ name, spread }) => name !== undefined && spread === undefined);
    const entries = given.flatMap(({ name, value }) =>
      name === undefined ? [] : [{ key: name, range: this.#file.range(value), value: this.of(value, depth + 1) }],
    );
    return { kind: 'object', entries, complete };
  }

  /** What cannot be written, unless the call says how: `json.dumps(order, default=str)`, a replacer. */
  #failingIn({ arguments: given }: CallExpression, depth: number): { readonly written?: ResultValue } {
    const [first, ...others] = given;
    if (
      !first ||
      others.some(({ name, value }) => (name === undefined ? !isNull(value) : /^(?:default|cls)$/.test(name)))
    )
      return {};
    const written = this.of(first.value, depth + 1);
    return mattersInside(written) && holdsForeign(written) ? { written } : {};
  }
}

/** Whether something in a value has no form in JSON. */
function holdsForeign(value: ResultValue): boolean {
  switch (value.kind) {
    case 'foreign':
      return true;
    case 'list':
      return value.items.some((item) => holdsForeign(item.value));
    case 'object':
      return value.entries.some((entry) => holdsForeign(entry.value));
    default:
      return false;
  }
}

function mattersInside({ kind }: ResultValue): boolean {
  return kind === 'foreign' || kind === 'list' || kind === 'object';
}

function literal(value: string | number | boolean | null): ResultValue {
  if (value === null) return { kind: 'nothing' };
  return { kind: typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean' };
}

function isNull(value: Expression): boolean {
  return value.kind === 'literal' && value.value === null;
}

function isValue(part: unknown): part is Expression {
  return typeof part === 'object' && part !== null && 'kind' in part;
}

function inSmall(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const writesJson = /^(?:JSON\.stringify|json\.dumps)$/;

/** Functions of the standard libraries, and of the usual libraries for JSON, that give a text. */
const givesText =
  /^(?:String|str|repr|.*\.(?:toString|ToString|toISOString|isoformat|strftime|join|Join|format|Sprintf|stringify|dumps|writeValueAsString|toJson|Serialize|SerializeObject|trim|strip|replace|toLowerCase|toUpperCase|hexdigest))$/;
