import type { ReturnFact } from '../../model/code.js';
import type {
  CallExpression,
  ClassNode,
  Expression,
  FunctionNode,
  MemberExpression,
  NewExpression,
  Placed,
  ReturnStatement,
  TypeNode,
} from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import type { ReadInvocation } from './invocations.js';
import { isNothing } from './patterns.js';
import { bySource, isExpression, isFunction } from './tree.js';

type Shape = ReturnFact['shape'];

/** What every `return` gives back. A conditional expression gives one fact for each side. */
export function readReturns(file: AnalysedFile, invocations: readonly ReadInvocation[]): readonly ReturnFact[] {
  const shapes = new Shapes(file, invocations);
  return [...file.tree.of('return')].sort(bySource).flatMap((statement) => {
    const isExpressionBody = statement.value !== undefined && statement.value.start === statement.start;
    const around = file.tree.parentOf(statement);
    const range = file.places.range(isExpressionBody && around && isFunction(around) ? around : statement);
    const declared = shapes.ofDeclared(statement, file.functionAround(statement));
    return shapes.of(statement.value).map((shape) => ({
      range,
      scope: file.functions.scopeOf(statement),
      shape: shape.kind === 'unknown' && declared ? declared : shape,
    }));
  });
}

const deepest = 8;

class Shapes {
  readonly #file: AnalysedFile;
  readonly #invocations: ReadonlyMap<Placed, number>;

  constructor(file: AnalysedFile, invocations: readonly ReadInvocation[]) {
    this.#file = file;
    this.#invocations = new Map(invocations.map(({ node }, index) => [node, index]));
  }

  /** What the declared result of a function tells of its returns. */
  ofDeclared(statement: ReturnStatement, around: FunctionNode | undefined): Shape | undefined {
    if (!statement.value || !around?.returns) return undefined;
    const { returns } = around;
    const type = returns.name === '()' || this.#isFuture(returns) ? returns.arguments[0] : returns;
    if (!type) return undefined;
    if (isBatchResponse(type)) return { kind: 'object', keys: ['batchItemFailures'] };
    // An error is an answer too.
    return type.name === 'error' || this.#isPlain(type.name) ? { kind: 'value' } : undefined;
  }

  #isFuture(type: TypeNode): boolean {
    return this.#file.types.objectOfType(this.#file.types.ofNode(type))?.kind === 'future';
  }

  /** `Task.CompletedTask` */
  #isNoResult(value: Expression): boolean {
    const { noResult } = this.#file.words.values;
    return noResult !== undefined && this.#file.types.pathsOf(value).some((path) => noResult.test(path));
  }

  of(value: Expression | undefined, depth = 0): readonly Shape[] {
    if (!value || isNothing(value) || this.#isNoResult(value)) return [{ kind: 'nothing' }];
    if (depth > deepest) return [{ kind: 'unknown' }];
    switch (value.kind) {
      case 'conditional':
        return [...this.of(value.then, depth + 1), ...this.of(value.otherwise, depth + 1)];
      case 'cast':
      case 'await':
        return this.of(value.operand, depth + 1);
      case 'unary':
        return value.operator === '&' ? this.of(value.operand, depth + 1) : [{ kind: 'value' }];
      case 'name':
        return [this.#ofName(value, depth)];
      case 'call':
        return [this.#ofCall(value)];
      case 'member':
        return [{ kind: this.#isOfUtility(value) ? 'utility' : 'unknown' }];
      case 'new':
        return [this.#ofObject(value) ?? this.#ofMade(value)];
      case 'map':
        return [this.#ofObject(value) ?? { kind: 'unknown' }];
      case 'other': {
        // Go returns an answer and an error.
        const [first] = value.parts;
        return first && isExpression(first) ? this.of(first, depth + 1) : [{ kind: 'unknown' }];
      }
      case 'literal':
      case 'template':
      case 'list':
      case 'function-expression':
      case 'binary':
        return [{ kind: 'value' }];
      default:
        return [{ kind: 'unknown' }];
    }
  }

  #ofName(value: Expression, depth: number): Shape {
    const declaration = this.#file.declarationOf(value);
    const sole = declaration && this.#file.soleValueOf(declaration);
    const isFollowed = sole?.kind === 'call' || sole?.kind === 'new' || sole?.kind === 'map' || sole?.kind === 'await';
    const followed = sole && isFollowed ? this.of(sole, depth + 1)[0] : undefined;
    if (followed && followed.kind !== 'unknown' && followed.kind !== 'object') return followed;
    const added = this.#ofObject(value) ?? followed;
    if (added) return added;
    const type = declaration && this.#file.types.ofDeclaration(declaration);
    if (type?.written !== undefined && this.#isPlain(type.written)) return { kind: 'value' };
    const keys = type && this.#keysOfClass(type.class);
    return keys ? { kind: 'object', keys } : { kind: 'unknown' };
  }

  /** What an object is made with, by the names of the API it answers: `statusCode`, `batchItemFailures`. */
  #ofObject(value: Expression): Shape | undefined {
    const entries = this.#file.entries.of(value);
    if (!entries || (entries.entries.length === 0 && !entries.complete)) return undefined;
    const keys: string[] = [];
    for (const { name, isParameter } of entries.entries) {
      if (name === undefined) continue;
      const key = isParameter ? name.charAt(0).toLowerCase() + name.slice(1) : name;
      if (!keys.includes(key)) keys.push(key);
    }
    if (keys.includes('batchItemFailures') || (entries.complete && keys.length > 0)) return { kind: 'object', keys };
    return undefined;
  }

  /** An object of a type: of the batch responses by what they are, of a class of this file by its fields. */
  #ofMade({ type, class: body }: NewExpression): Shape {
    if (isBatchResponse(type)) return { kind: 'object', keys: ['batchItemFailures'] };
    const keys = this.#keysOfClass(body ?? this.#file.scopes.classNamed(type.name));
    return keys ? { kind: 'object', keys } : { kind: 'unknown' };
  }

  #keysOfClass(node: ClassNode | undefined): readonly string[] | undefined {
    if (!node) return undefined;
    const fields = node.fields.filter(({ isStatic }) => !isStatic).map(({ name }) => name);
    const components = node.methods
      .flatMap(({ parameters }) => parameters)
      .flatMap(({ isField, pattern }) => (isField && pattern.kind === 'name-pattern' ? [pattern.name] : []));
    const keys = [...new Set([...fields, ...components])].map((name) => name.charAt(0).toLowerCase() + name.slice(1));
    return keys.length > 0 ? keys : undefined;
  }

  /** `processor.Result.BatchItemFailuresResponse` */
  #isOfUtility({ object, name }: MemberExpression): boolean {
    const owners = this.#file.types.of(object).names.map((owner) => owner.name);
    const members = [...owners, ''].map((owner) => `${owner}.${name}`);
    return members.some((member) => this.#file.words.handlers.batchUtilities.test(member));
  }

  #ofCall(call: CallExpression): Shape {
    const { batchUtilities } = this.#file.words.handlers;
    if (this.#file.calleesOf(call).some((name) => batchUtilities.test(name))) return { kind: 'utility' };
    const object = this.#ofObject(call);
    if (object) return object;
    const invocation = this.#invocations.get(call);
    if (invocation !== undefined) return { kind: 'invocation', invocation };
    const [type] = this.#file.types.of(call).names;
    return type && this.#isPlain(type.name) ? { kind: 'value' } : { kind: 'unknown' };
  }

  #isPlain(type: string): boolean {
    return /^(?:(?:java\.lang|System)\.)?(?:[Ss]tring|[Ii]nt(?:eger)?|[Ll]ong|[Bb]ool(?:ean)?|[Dd]ouble|[Ff]loat|Void|\[\])$/.test(
      type,
    );
  }
}

function isBatchResponse({ name }: TypeNode): boolean {
  return /^(?:\w+\.)*(?:SQSBatchResponse|StreamsEventResponse|KinesisEventResponse|DynamoDBEventResponse|SQSEventResponse)$/.test(
    name,
  );
}
