import type { CatchFact } from '../../../model/code.js';
import {
  assignmentParts,
  attributeParts,
  boundNames,
  callParts,
  subscriptParts,
  withoutParentheses,
} from '../../syntax/python/node-parts.js';
import { contains, descendants, enclosing, type SyntaxNode } from '../../syntax/python/tree.js';
import { entriesOf } from './arguments.js';
import { enclosingFunction } from './functions.js';
import { levelOf } from './libraries/loggers.js';
import { alwaysRaises, type Effects, type Path, pathsThrough } from './paths.js';
import type { PythonFile } from './python-file.js';
import { statementOf } from './surroundings.js';

/** What becomes of the error in an `except` block, over all ways through it. */
export function outcomeOf(block: SyntaxNode, errorName: string | undefined, file: PythonFile): CatchFact['outcome'] {
  const failure = new Failure(block, errorName, file);
  const paths = pathsThrough(block, failure.effects);
  const keeps = ({ end, reported }: Path) => end === 'raises' || reported;
  if (paths.every(({ end }) => end === 'raises')) return 'rethrown';
  if (paths.every(keeps)) return 'reported';
  if (paths.some((path) => keeps(path) || path.perhapsReported)) return 'branches';
  const tells = ({ end, recorded, value }: Path) =>
    recorded || (end === 'returns' && value !== undefined && failure.isToldBy(value));
  return paths.every(tells) ? 'returned' : 'swallowed';
}

/** Methods that put something into what outlives the block. */
const keepers = /^(?:append|add|extend|insert|put|put_nowait|setdefault|update|appendleft|append_to)$/;
/** Names that say that a failure is passed on. */
const reporting =
  /dlq|dead_?letter|fail(?:ed|ure|ures)?(?:_|$)|retry|requeue|redrive|quarantine|reject|abort|nack|rollback|compensat/i;
/** Names of what only records that something went wrong, for people to read. */
const telling =
  /log|print|debug|warn|trace|metric|capture|segment|annotation|exception|sentry|telemetry|notify|error$|dumps|^str$|^repr$|format|inspect|message$|monitor|count|close|release|cleanup/i;
const sends =
  /^(?:send_message|send_message_batch|send_messages|publish|publish_batch|put_events|put_record|put_records|send_task_failure)$/;

/** A failure that was caught, and what is done with it. */
class Failure {
  readonly #block: SyntaxNode;
  readonly #errorName: string | undefined;
  readonly #file: PythonFile;

  constructor(block: SyntaxNode, errorName: string | undefined, file: PythonFile) {
    this.#block = block;
    this.#errorName = errorName;
    this.#file = file;
  }

  readonly effects: Effects = (statement) => {
    if (statement.type === 'return_statement' && /batch_?item_?failures/i.test(this.#text(statement))) {
      return { reported: true };
    }
    const nodes = [...descendants(statement, (node) => node.type === 'lambda')];
    const calls = nodes.filter(({ type }) => type === 'call');
    if (calls.some((call) => this.#exits(call))) return { end: 'exits', reported: true };
    const assignments = nodes.filter(({ type }) => type === 'assignment' || type === 'augmented_assignment');
    const recorded = assignments.filter((assignment) => this.#isRead(assignment));
    return {
      ...(calls.some((call) => this.#raises(call)) ? { end: 'raises' as const } : {}),
      reported: calls.some((call) => this.#isReport(call)) || recorded.some((each) => this.#isKept(each)),
      perhapsReported: calls.some((call) => this.#isHandedOn(call) || this.#makesUp(call)),
      recorded: recorded.length > 0,
    };
  };

  /**
   * Whether a returned value tells the caller that something failed. What reads as success does not: `True`, a status below
   * 400, the event itself.
   */
  isToldBy(value: SyntaxNode): boolean {
    const { constants, meanings } = this.#file;
    const result = withoutParentheses(value);
    if (constants.valueOf(result) === true) return false;
    const meaning = meanings.of(result);
    if (meaning.kind === 'event' && meaning.part === 'whole') return false;
    for (const entry of entriesOf(result, this.#file)?.nodes ?? []) {
      if (entry.kind === 'splat' || entry.name === undefined) continue;
      const given = constants.valueOf(entry.value);
      if (/^status_?(?:code)?$/i.test(entry.name) && typeof given === 'number') return given >= 400;
      if (/^(?:success|ok)$/i.test(entry.name) && given === true) return false;
    }
    return true;
  }

  #text(node: SyntaxNode): string {
    return this.#file.places.text(node);
  }

  #exits(call: SyntaxNode): boolean {
    const path = this.#file.meanings.symbolOf(call.children[0]);
    return path !== undefined && /^(?:sys\.exit|os\._exit|exit|quit|os\.abort)$/.test(path);
  }

  /** A function of this file that raises whatever happens. */
  #raises(call: SyntaxNode): boolean {
    const definition = this.#localFunction(call);
    return definition !== undefined && !contains(definition, call) && alwaysRaises(definition);
  }

  #localFunction(call: SyntaxNode): SyntaxNode | undefined {
    const meaning = this.#file.meanings.ofCallee(call);
    const node = meaning.kind === 'function' ? this.#file.functions.nodes[meaning.index] : undefined;
    return node?.type === 'function_definition' ? node : undefined;
  }

  #isReport(call: SyntaxNode): boolean {
    const { meanings } = this.#file;
    const meaning = meanings.ofCallee(call);
    if (meaning.kind === 'aws-member') return sends.test(meaning.name);
    if (meaning.kind === 'symbol' && /(?:^|\.)cfnresponse\./.test(meaning.path)) return true;
    const { object, name } = this.#called(call);
    if (object && keepers.test(name)) return this.#isOutside(object);
    if (this.#isLog(call) || telling.test(name)) return false;
    return sends.test(name) || reporting.test(name) || this.#statesFailure(call);
  }

  #called(call: SyntaxNode): { readonly object?: SyntaxNode; readonly name: string } {
    const { callee } = callParts(call, this.#file.places.source);
    if (callee?.type !== 'attribute') return { name: callee ? this.#text(callee) : '' };
    const { object, name } = attributeParts(callee) ?? {};
    return { name: name ? this.#text(name) : '', ...(object ? { object } : {}) };
  }

  #isLog(call: SyntaxNode): boolean {
    const { object, name } = this.#called(call);
    return object !== undefined && levelOf(name) !== undefined && this.#file.meanings.of(object).kind === 'logger';
  }

  /** `'FAILED'` among the arguments: the failure is written down somewhere. */
  #statesFailure(call: SyntaxNode): boolean {
    const { positional, keywords } = callParts(call, this.#file.places.source);
    return [...positional, ...keywords.values()].some((argument) =>
      [...descendants(argument)].some(
        (node) => node.type === 'string' && /^['"](?:fail|failed|failure|error|errored)['"]$/i.test(this.#text(node)),
      ),
    );
  }

  /** The failure itself is given to something that is neither logging nor formatting, and that may pass it on. */
  #isHandedOn(call: SyntaxNode): boolean {
    if (this.#errorName === undefined || !statementOf(call)) return false;
    const { positional, keywords } = callParts(call, this.#file.places.source);
    const isGiven = [...positional, ...keywords.values()].some(
      (argument) => argument.type === 'identifier' && this.#text(argument) === this.#errorName,
    );
    if (!isGiven || this.#isLog(call) || telling.test(this.#called(call).name)) return false;
    const definition = this.#localFunction(call);
    return definition === undefined || this.#mayReport(definition);
  }

  /** Work at a service, here or in a function of this file: the failure is made up for, or written down there. */
  #makesUp(call: SyntaxNode): boolean {
    const meaning = this.#file.meanings.ofCallee(call);
    if (meaning.kind === 'aws-member') return !/^(?:cloudwatch|logs|xray)$/.test(meaning.of.service);
    const definition = this.#localFunction(call);
    return definition !== undefined && !contains(definition, call) && this.#mayReport(definition);
  }

  /** A function of this file that raises in some case, or tells a service. */
  #mayReport(definition: SyntaxNode): boolean {
    return [...descendants(definition)].some(
      (node) =>
        node.type === 'raise_statement' ||
        (node.type === 'call' && this.#file.meanings.ofCallee(node).kind === 'aws-member'),
    );
  }

  /** Whether what an assignment sets is a name or an entry of outside, and read elsewhere. */
  #isRead(assignment: SyntaxNode): boolean {
    const { left } = assignmentParts(assignment) ?? {};
    if (!left) return false;
    if (left.type === 'subscript' || left.type === 'attribute') return this.#isOutside(left);
    return boundNames(left).some((name) => this.#isOutside(name) && this.#uses(name).length > 0);
  }

  /** Bound before the block, or a member of something that is. */
  #isOutside(node: SyntaxNode): boolean {
    const root = rootOf(node);
    if (root.type !== 'identifier') return true;
    const bindings = this.#file.scopes.lookUp(this.#text(root), root);
    const isBoundElsewhere = bindings.some((binding) => !contains(this.#block, binding.node));
    return bindings.length === 0 || isBoundElsewhere || this.#uses(root).length > 0;
  }

  /** The places after the block that read a name of the same function. */
  #uses(name: SyntaxNode): readonly SyntaxNode[] {
    const around = enclosingFunction(this.#block) ?? this.#file.tree.root;
    const text = this.#text(name);
    return this.#file.tree.nodes
      .of('identifier')
      .filter(
        (use) => contains(around, use) && use.start >= this.#block.end && this.#text(use) === text && !isTarget(use),
      );
  }

  /** `errors[id] = error`, and what is raised after the `try`: `if failed: raise …`, `raise last_error`. */
  #isKept(assignment: SyntaxNode): boolean {
    const { left } = assignmentParts(assignment) ?? {};
    if (left?.type === 'subscript' && /fail|error|retr|reject|dlq/i.test(this.#text(left))) return true;
    const name = left && rootOf(left);
    if (name?.type !== 'identifier') return false;
    return this.#uses(name).some((use) => {
      const around = enclosing(use, 'raise_statement', 'if_statement', 'function_definition');
      if (around?.type === 'raise_statement') return true;
      return around?.type === 'if_statement' && [...descendants(around)].some(({ type }) => type === 'raise_statement');
    });
  }
}

function rootOf(node: SyntaxNode): SyntaxNode {
  if (node.type === 'attribute') return rootOf(attributeParts(node)?.object ?? node.children[0] ?? node);
  if (node.type === 'subscript') return rootOf(subscriptParts(node)?.value ?? node.children[0] ?? node);
  return node.type === 'call' && node.children[0] ? rootOf(node.children[0]) : node;
}

function isTarget(use: SyntaxNode): boolean {
  const { parent } = use;
  return parent?.type === 'assignment' && assignmentParts(parent)?.left === use;
}
