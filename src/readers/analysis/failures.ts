import type { CatchFact } from '../../model/code.js';
import type {
  AssignExpression,
  CallExpression,
  Expression,
  FunctionNode,
  NamePattern,
  Placed,
  Statement,
} from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { callsIn, ownEffects } from './effects.js';
import { logOf } from './logs.js';
import { alwaysRaises, type Effects, type Path, pathsThrough } from './paths.js';
import { targetsOf } from './patterns.js';
import { statementOf } from './surroundings.js';
import { contains, descendants, isExpression, isFunction, type Node, running } from './tree.js';

/** A place where an error is caught, in whatever words. */
export interface Caught {
  readonly block: readonly Statement[];
  readonly blockPlace: Placed;
  readonly errorName?: string;
}

/** What becomes of the error in a block that catches it, over all ways through it. */
export function outcomeOf(caught: Caught, file: AnalysedFile): CatchFact['outcome'] {
  const failure = new Failure(caught, file);
  const paths = pathsThrough(caught.block, failure.effects);
  const keeps = ({ end, reported }: Path) => end === 'raises' || reported;
  if (paths.every(({ end }) => end === 'raises')) return 'rethrown';
  if (paths.every(keeps)) return 'reported';
  if (paths.some((path) => keeps(path) || path.perhapsReported)) return 'branches';
  const tells = ({ end, recorded, value }: Path) =>
    recorded || (end === 'returns' && value !== undefined && failure.isToldBy(value));
  return paths.every(tells) ? 'returned' : 'swallowed';
}

/** Methods that put something into what outlives the block. */
const keepers =
  /^(?:add|addAll|put|putIfAbsent|offer|push|append|Add|AddRange|Enqueue|TryAdd|Append|computeIfAbsent|merge|withItemIdentifier)$/;
/** Methods that give what is kept another value: `failed.set(true)`. */
const setters = /^(?:set|Set|Store|lazySet|compareAndSet)$/;
/** Names that say that a failure is passed on. */
const reporting =
  /dlq|dead_?letter|fail(?:ed|ures?)?(?=[A-Z_]|$)|^fail|retry|requeue|redrive|quarantine|reject|abort|nack|rollback|compensat|completeExceptionally|SetException|cancel/i;
/** Names of what only records that something went wrong, for people to read. */
const telling =
  /log|print|debug|warn|trace|metric|capture|segment|annotation|exception$|sentry|telemetry|notify|error$|toString|format|message$|monitor|count|close|dispose|release|cleanup|addSuppressed|interrupt|getMessage|getCause/i;
const sends =
  /^(?:[sS]endMessage(?:Batch)?|[pP]ublish(?:Batch)?|[pP]utEvents|[pP]utRecords?|[sS]endTaskFailure)(?:Async)?$/;

/** A failure that was caught, and what is done with it. */
class Failure {
  readonly #caught: Caught;
  readonly #file: AnalysedFile;

  constructor(caught: Caught, file: AnalysedFile) {
    this.#caught = caught;
    this.#file = file;
  }

  readonly effects: Effects = (statement) => {
    const own = ownEffects(statement, this.#file);
    if (own.end) return own;
    // What goes into a channel is for somebody else to look at.
    if (isSent(statement)) return { reported: true };
    if (statement.kind === 'return' && /batch_?item_?failures/i.test(this.#file.textOf(statement)))
      return { reported: true };
    const calls = callsIn(statement);
    const assignments = [...running([statement])].filter(
      (node) => 'kind' in node && node.kind === 'assign',
    ) as readonly AssignExpression[];
    const recorded = assignments.filter((assignment) => this.#isRead(assignment));
    return {
      ...(calls.some((call) => this.#raises(call)) ? { end: 'raises' as const } : {}),
      reported: calls.some((call) => this.#isReport(call)) || recorded.some((each) => this.#isKept(each)),
      perhapsReported: calls.some((call) => this.#isHandedOn(call) || this.#makesUp(call)),
      recorded: recorded.length > 0,
    };
  };

  /**
   * Whether a returned value tells the caller that something failed. What reads as success does not: true, a status below
   * 400, the event itself.
   */
  isToldBy(returned: Expression): boolean {
    if (this.#file.words.errors.tellsSuccess?.(returned, this.#file)) return false;
    const value = answerOf(returned);
    if (this.#file.constantOf(value) === true || this.#file.types.eventOf(value)?.part === 'whole') return false;
    for (const { name, value: given } of this.#file.entries.of(value)?.entries ?? []) {
      const constant = this.#file.constantOf(given);
      if (/^status_?(?:code)?$/i.test(name ?? '') && typeof constant === 'number') return constant >= 400;
      if (/^(?:success|ok)$/i.test(name ?? '') && constant === true) return false;
    }
    return true;
  }

  /** A function of this file that raises whatever happens. */
  #raises(call: CallExpression): boolean {
    const target = this.#localFunction(call);
    return target !== undefined && alwaysRaises(target, (statement) => ownEffects(statement, this.#file));
  }

  #localFunction(call: CallExpression): FunctionNode | undefined {
    const target = this.#file.imports.localTarget(call);
    return target && !contains(target, call) ? target : undefined;
  }

  #isReport(call: CallExpression): boolean {
    const { callee } = call;
    const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
    if (this.#file.operationOf(call)?.provider === 'aws') return sends.test(name);
    if (callee.kind === 'member' && keepers.test(name)) return this.#isOutside(callee.object);
    if (callee.kind === 'member' && setters.test(name) && reporting.test(this.#file.textOf(callee.object)))
      return this.#isOutside(callee.object);
    if (this.#isLog(call) || telling.test(name)) return false;
    return sends.test(name) || reporting.test(name) || this.#statesFailure(call);
  }

  #isLog(call: CallExpression): boolean {
    return logOf(call, this.#file) !== undefined;
  }

  /** `"FAILED"` among the arguments: the failure is written down somewhere. */
  #statesFailure(call: CallExpression): boolean {
    return call.arguments.some((argument) => {
      for (const node of descendants(argument)) {
        if (!('kind' in node)) continue;
        const text = node.kind === 'literal' ? node.value : node.kind === 'member' ? node.name : undefined;
        if (typeof text === 'string' && /^(?:fail|failed|failure|error|errored)$/i.test(text)) return true;
      }
      return false;
    });
  }

  /** The failure itself is given to something that is neither logging nor formatting, and that may pass it on. */
  #isHandedOn(call: CallExpression): boolean {
    const { errorName } = this.#caught;
    if (errorName === undefined || !statementOf(call, this.#file)) return false;
    const isGiven = call.arguments.some(({ value }) => value.kind === 'name' && value.name === errorName);
    const { callee } = call;
    const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
    if (!isGiven || this.#isLog(call) || telling.test(name)) return false;
    const target = this.#localFunction(call);
    return target === undefined || this.#mayReport(target);
  }

  /** Work at a service, here or in a function of this file: the failure is made up for, or written down there. */
  #makesUp(call: CallExpression): boolean {
    const operation = this.#file.operationOf(call);
    if (operation)
      return operation.provider === 'aws' && !/^(?:cloudwatch|cloudwatchlogs|logs|xray)$/.test(operation.service);
    const target = this.#localFunction(call);
    return target !== undefined && this.#mayReport(target);
  }

  /** A function of this file that raises in some case, or tells a service. */
  #mayReport(target: FunctionNode): boolean {
    for (const node of descendants(target)) {
      if (!('kind' in node)) continue;
      if (node.kind === 'throw') return true;
      if (node.kind === 'call' && this.#file.operationOf(node)?.provider === 'aws') return true;
      if (node.kind === 'return' && this.#file.words.errors.raisesBy?.(node, this.#file)) return true;
    }
    return false;
  }

  /** Whether what an assignment sets is a name or an entry of outside, and read elsewhere. */
  #isRead(assignment: AssignExpression): boolean {
    return targetsOf(assignment.target).some((target) => {
      if (target.kind === 'place-pattern') return this.#isOutside(target.place);
      const declaration = this.#file.declarationOf(target);
      if (!declaration || contains(this.#caught.blockPlace, declaration.place)) return false;
      return declaration.kind === 'field' || this.#isNamedResult(target) || this.#usesBelow(target.name).length > 0;
    });
  }

  /** Declared before the block, or a member of something that is. */
  #isOutside(node: Expression): boolean {
    const root = rootOf(node);
    if (root.kind !== 'name' || root.name === 'this') return true;
    const declaration = this.#file.declarationOf(root);
    return (
      !declaration || !contains(this.#caught.blockPlace, declaration.place) || this.#usesBelow(root.name).length > 0
    );
  }

  /** The places after the block that read a name of the same function. */
  #usesBelow(name: string): readonly Expression[] {
    const around = this.#file.functionAround(this.#caught.blockPlace) ?? this.#around();
    return this.#file.usesOf(name).filter((use) => {
      return use.start >= this.#caught.blockPlace.end && (!around || contains(around, use)) && !this.#isSet(use);
    });
  }

  #around(): FunctionNode | undefined {
    const [first] = this.#caught.block;
    return first && this.#file.functionAround(first);
  }

  #isSet(use: Expression): boolean {
    const parent = this.#file.parentOf(use);
    return parent !== undefined && 'kind' in parent && parent.kind === 'place-pattern';
  }

  /**
   * `failures[id] = error`, `failures = append(failures, error)`, and what is raised after the block:
   * `if (failed != null) throw failed;`.
   */
  #isKept(assignment: AssignExpression): boolean {
    return targetsOf(assignment.target).some((target) => {
      const isAdded = isAppending(assignment) || (target.kind === 'place-pattern' && target.place.kind === 'index');
      if (isAdded && /fail|error|errs|retr|reject|dlq/i.test(this.#file.textOf(target))) return true;
      if (target.kind !== 'name-pattern') return false;
      if (this.#isNamedResult(target)) return true;
      return this.#usesBelow(target.name).some((use) => this.#leadsToThrow(use));
    });
  }

  /** A result that has a name is given back, without being named again. */
  #isNamedResult(target: NamePattern): boolean {
    const declaration = this.#file.declarationOf(target);
    const owner = declaration?.kind === 'variable' ? this.#file.functionAround(declaration.place) : undefined;
    return (
      owner?.bodyPlace !== undefined && declaration !== undefined && declaration.place.end <= owner.bodyPlace.start
    );
  }

  #isRaising(node: Node): boolean {
    if (!('kind' in node)) return false;
    return (
      node.kind === 'throw' || (node.kind === 'return' && this.#file.words.errors.raisesBy?.(node, this.#file) === true)
    );
  }

  #leadsToThrow(use: Expression): boolean {
    for (const around of this.#file.tree.ancestorsOf(use)) {
      if (isFunction(around)) return false;
      if (!('kind' in around)) continue;
      if (around.kind === 'throw') return true;
      if (around.kind === 'return') return this.#file.words.errors.raisesBy?.(around, this.#file) === true;
      if (around.kind !== 'if') continue;
      return [...running(around.then)].some((inner) => 'kind' in inner && this.#isRaising(inner));
    }
    return false;
  }
}

function isSent(statement: Statement): boolean {
  if (statement.kind !== 'expression') return false;
  const { expression } = statement;
  return expression.kind === 'binary' && expression.operator === '<-';
}

/** Of several results the first one is the answer. */
function answerOf(returned: Expression): Expression {
  const [first] = returned.kind === 'other' ? returned.parts : [];
  return first && isExpression(first) ? first : returned;
}

/** `list = append(list, item)`: what was there stays. */
function isAppending({ value }: AssignExpression): boolean {
  return value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'append';
}

function rootOf(node: Expression): Expression {
  switch (node.kind) {
    case 'member':
    case 'index':
      return rootOf(node.object);
    case 'call':
      return rootOf(node.callee);
    default:
      return node;
  }
}
