import type { AnswerField } from '../../model/flow.js';
import { isArgument, isFunction, type Node } from '../analysis/tree.js';
import type { CallExpression, Expression, NameExpression, Pattern } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';
import type { References } from './references.js';

type Use = AnswerField['use'];

/** Longer ways of a value are not followed: it counts as handed on. */
const deepest = 8;

/** Follows the answer of one call to all that is read of it. */
export class AnswerFollower {
  isHandedOn = false;
  readonly #file: FlowFile;
  readonly #references: References;
  readonly #fields = new Map<string, AnswerField>();

  constructor(file: FlowFile, references: References) {
    this.#file = file;
    this.#references = references;
  }

  get fields(): readonly AnswerField[] {
    return [...this.#fields.values()];
  }

  /** `client.putEvents(params, (error, answer) => …)`: the answer goes to the function. False where none is given. */
  followCallback(call: Expression): boolean {
    const last = call.kind === 'call' ? call.arguments.at(-1)?.value : undefined;
    if (last?.kind !== 'function-expression') return false;
    const answer = last.function.parameters[1];
    if (last.function.parameters.length === 0) return false;
    if (answer) this.#followPattern(answer.pattern, 0);
    return true;
  }

  /** `node` has the answer, or a promise of it, for its value. */
  follow(node: Expression, depth = 0): void {
    const parent = this.#file.parentOf(node);
    if (depth > deepest || !parent) {
      this.isHandedOn ||= depth > deepest;
      return;
    }
    if (isFunction(parent) || !('kind' in parent)) {
      if (isArgument(parent)) this.#followArgument(parent, depth + 1);
      else this.isHandedOn = true;
      return;
    }
    switch (parent.kind) {
      case 'expression':
      case 'if':
      case 'call':
        break;
      case 'await':
      case 'cast':
        this.follow(parent, depth + 1);
        break;
      case 'unary':
        if (parent.operator === '*' || parent.operator === '&') this.follow(parent, depth + 1);
        break;
      case 'binary':
        if (/^(?:\?\?|\|\||&&|or|and)$/.test(parent.operator)) this.follow(parent, depth + 1);
        break;
      case 'conditional':
        if (parent.test !== node) this.follow(parent, depth + 1);
        break;
      case 'variable':
      case 'assign':
        this.#followPattern(parent.target, depth + 1);
        break;
      case 'member':
        this.#followMember(parent, parent.name, depth + 1);
        break;
      case 'index':
        if (parent.object === node) this.#followIndex(parent, depth + 1);
        break;
      case 'list':
        this.#followList(parent, depth + 1);
        break;
      case 'return':
        this.#followReturn(parent, depth + 1);
        break;
      default:
        this.isHandedOn = true;
    }
  }

  /** `response["Failed"]` */
  #followIndex(access: Extract<Expression, { kind: 'index' }>, depth: number): void {
    const { index } = access;
    if (index.kind === 'literal' && typeof index.value === 'string') this.#readField(access, index.value, depth);
    else this.isHandedOn = true;
  }

  #followPattern(pattern: Pattern, depth: number): void {
    switch (pattern.kind) {
      case 'name-pattern':
        if (pattern.name === '_') return;
        for (const name of this.#references.toPattern(pattern)) this.follow(name, depth);
        return;
      case 'map-pattern':
        if (pattern.rest !== undefined) this.isHandedOn = true;
        for (const { key, pattern: inner } of pattern.entries) this.#readPattern(key, inner, depth);
        return;
      case 'list-pattern': {
        // Go gives the answer first, and an error behind it.
        const [first] = pattern.items;
        if (first) this.#followPattern(first, depth);
        return;
      }
      default:
        this.isHandedOn = true;
    }
  }

  /** `response.Failed`, `response.failed()`, `response.get("Failed")`, and what still gives the answer. */
  #followMember(member: Extract<Expression, { kind: 'member' }>, name: string, depth: number): void {
    const call = this.#callOf(member);
    if (!call) {
      if (name === 'Result') this.follow(member, depth);
      else this.#readField(member, name, depth);
      return;
    }
    const [first] = call.arguments;
    if (first?.value.kind === 'function-expression' && /^then(?:Apply|Accept|Compose)?$/.test(name)) {
      const parameter = first.value.function.parameters[0];
      if (parameter) this.#followPattern(parameter.pattern, depth);
    } else if (name === 'get' && first?.value.kind === 'literal' && typeof first.value.value === 'string') {
      this.#readField(call, first.value.value, depth);
    } else if (stillTheAnswer.test(name)) this.follow(call, depth);
    else this.#readField(call, name.replace(/^(?:get|has|is)(?=[A-Z])/, ''), depth);
  }

  #callOf(callee: Expression): CallExpression | undefined {
    const call = this.#file.parentOf(callee);
    return call && 'kind' in call && call.kind === 'call' && call.callee === callee ? call : undefined;
  }

  /** Given to a function: to one that logs, nothing is read; to one that writes it as text, what becomes of the text. */
  #followArgument(argument: Node, depth: number): void {
    const call = this.#file.parentOf(argument);
    if (!call || !('kind' in call) || (call.kind !== 'call' && call.kind !== 'new')) {
      this.isHandedOn = true;
      return;
    }
    const name = this.#file.callees.lastOf(call);
    if (logging.test(name)) return;
    if (asText.test(name)) this.follow(call, depth);
    else if (call.kind === 'call' && combining.test(this.#file.callees.of(call) ?? name))
      this.#followTogether(call, depth);
    else this.isHandedOn = true;
  }

  /** One of a list of promises: only a list that nobody looks at tells something. */
  #followList(list: Expression, depth: number): void {
    const argument = this.#file.parentOf(list);
    const call = argument && isArgument(argument) ? this.#file.parentOf(argument) : undefined;
    const isTogether =
      call && 'kind' in call && call.kind === 'call' && combining.test(this.#file.callees.of(call) ?? '');
    if (isTogether) this.#followTogether(call, depth);
    else this.isHandedOn = true;
  }

  #followTogether(call: Expression, depth: number): void {
    const around = this.#file.parentOf(call);
    if (around && 'kind' in around && around.kind === 'await') this.#followTogether(around, depth);
    else if (!around || !('kind' in around) || around.kind !== 'expression') this.isHandedOn = true;
  }

  /** What a function gives back goes to those who call it, as far as they are in this file. */
  #followReturn(statement: Node, depth: number): void {
    const around = this.#file.functionAround(statement);
    if (!around) return;
    const holder = this.#file.parentOf(around);
    if (!holder || !('kind' in holder) || holder.kind !== 'function-expression') {
      this.#followCalls(around.name, this.#references.callsOf(around), depth);
      return;
    }
    const argument = this.#file.parentOf(holder);
    const call = argument && isArgument(argument) ? this.#file.parentOf(argument) : undefined;
    if (call && 'kind' in call && call.kind === 'call') this.#followEach(call, depth);
    else this.#followNames(this.#references.toValueOf(holder), depth);
  }

  /** `Promise.all(chunks.map((chunk) => client.send(…)))` */
  #followEach(call: CallExpression, depth: number): void {
    const argument = this.#file.parentOf(call);
    if (/^(?:forEach|ForEach)$/.test(this.#file.callees.lastOf(call))) return;
    if (argument && isArgument(argument)) this.#followArgument(argument, depth);
    else this.isHandedOn = true;
  }

  /** A function that a variable holds: it is called by that name, or else given away. */
  #followNames(names: readonly NameExpression[], depth: number): void {
    const calls = names.flatMap((name) => this.#callOf(name) ?? []);
    if (calls.length < names.length) this.isHandedOn = true;
    else this.#followCalls(names[0]?.name, calls, depth);
  }

  #followCalls(name: string | undefined, calls: readonly Expression[], depth: number): void {
    const isGivenAway = this.#file.program.exports.some(
      (each) => each.name === name || (each.value?.kind === 'name' && each.value.name === name),
    );
    if (isGivenAway || calls.length === 0) this.isHandedOn = true;
    else for (const call of calls) this.follow(call, depth);
  }

  #readPattern(key: string, pattern: Pattern, depth: number): void {
    if (pattern.kind === 'name-pattern') {
      for (const name of this.#references.toPattern(pattern)) this.#readField(name, key, depth);
    } else this.#add(key, pattern.kind === 'list-pattern' && pattern.items.length === 1 ? 'first' : 'whole');
  }

  /** `node` has a field of the answer for its value. */
  #readField(node: Expression, name: string, depth: number): void {
    for (const use of this.#usesOf(node, depth)) this.#add(name, use);
  }

  /** How much of a value is used: all of it where nobody can tell. */
  #usesOf(node: Expression, depth: number): readonly Use[] {
    const parent = this.#file.parentOf(node);
    if (depth > deepest || !parent) return ['whole'];
    if (!('kind' in parent)) {
      const call = isArgument(parent) ? this.#file.parentOf(parent) : undefined;
      const isCounted = call && 'kind' in call && call.kind === 'call' && this.#file.callees.lastOf(call) === 'len';
      return [isCounted ? 'count' : 'whole'];
    }
    switch (parent.kind) {
      case 'cast':
      case 'await':
        return this.#usesOf(parent, depth + 1);
      case 'binary':
        if (/^(?:\?\?|\|\||or)$/.test(parent.operator)) return this.#usesOf(parent, depth + 1);
        return [/^(?:&&|and)$/.test(parent.operator) && parent.left === node ? 'count' : 'whole'];
      case 'unary':
        return [parent.operator === '!' || parent.operator === 'not' ? 'count' : 'whole'];
      case 'if':
        return ['count'];
      case 'conditional':
        return [parent.test === node ? 'count' : 'whole'];
      case 'variable':
      case 'assign': {
        if (parent.target.kind === 'list-pattern') return ['first'];
        const uses = this.#references.toPattern(parent.target);
        return uses.length === 0 ? ['whole'] : uses.flatMap((use) => this.#usesOf(use, depth + 1));
      }
      case 'index':
        return [parent.index.kind === 'literal' && parent.index.value === 0 ? 'first' : 'whole'];
      case 'member':
        if (counting.test(parent.name)) return ['count'];
        return [this.#takesFirst(parent) ? 'first' : 'whole'];
      default:
        return ['whole'];
    }
  }

  /** `items.at(0)`, `items.get(0)`, `items.First()`, `items.shift()` */
  #takesFirst(member: Extract<Expression, { kind: 'member' }>): boolean {
    const call = this.#callOf(member);
    if (!call) return false;
    const [given] = call.arguments;
    if (!given) return /^(?:first|getFirst|First|FirstOrDefault|Single|SingleOrDefault|shift|pop)$/.test(member.name);
    return /^(?:at|get|ElementAt)$/.test(member.name) && given.value.kind === 'literal' && given.value.value === 0;
  }

  #add(written: string, use: Use): void {
    const name = written.replaceAll('_', '').toLowerCase();
    const known = this.#fields.get(name);
    if (!known || known.use === 'count' || use === 'whole') this.#fields.set(name, { name, use });
  }
}

const stillTheAnswer =
  /^(?:promise|catch|finally|join|get|ConfigureAwait|GetAwaiter|GetResult|exceptionally|handle|body|toString|ToString|String)$/;

const logging =
  /^(?:log|info|debug|warn|warning|error|trace|dir|print|println|printf|Print|Println|Printf|pprint|exception|Log|LogLine|Log(?:Information|Debug|Trace|Warning|Error)|WriteLine|Write|infof|Infof|Info|Debug)$/;

const asText =
  /^(?:stringify|dumps|str|repr|String|valueOf|inspect|Serialize|SerializeObject|toString|format|Sprintf)$/;

const combining = /^Promise\.(?:all|allSettled)$|^asyncio\.gather$|Task\.WhenAll$/;

const counting = /^(?:length|size|Count|isEmpty|Length|Any|some)$/;
