import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.js';
import { Type } from './node-types.js';
import { calledName, isFunctionNode, memberName, methodCall, widened } from './syntax.js';

/** What becomes of the promise (or other value) that an expression gives. */
export interface Usage {
  /**
   * - `awaited`: here, or with others in `Promise.all`; `returned`: to the caller; `kept`: stored or passed on.
   * - `discarded`: nobody ever looks at it; `deliberate`: discarded with `void`, or handed to a keep-alive.
   */
  readonly fate: 'awaited' | 'returned' | 'kept' | 'discarded' | 'deliberate';
  /** What it resolves to is stored, returned or passed on. */
  readonly resultUsed: boolean;
  /** Something is chained to it with `then`. */
  readonly chained: boolean;
  /** Its rejection is handled in the chain. */
  readonly handled: boolean;
  /** The widest expression that still is this promise: `client.send(…).then(…)`. */
  readonly whole: TSESTree.Node;
  /** It is lost in a place where `await` would not wait for it: a callback of `forEach`, an array of promises. */
  readonly outOfReach: boolean;
}

const combinators = new Set(['all', 'allSettled', 'race', 'any', 'resolve']);
const keepAlives = new Set(['waitUntil', 'after']);

const deepest = 12;

/** Follows the value of an expression to where it ends. */
export function usageOf(node: TSESTree.Node, bindings: Bindings): Usage {
  return new Following(bindings).follow(node, 0);
}

class Following {
  #resultUsed = false;
  #chained = false;
  #handled = false;
  #outOfReach = false;
  /** Set where the promise becomes one of several values. */
  #whole: TSESTree.Node | undefined;

  constructor(readonly bindings: Bindings) {}

  follow(node: TSESTree.Node, depth: number): Usage {
    const value = widened(node);
    const { parent } = value;
    if (!parent || depth > deepest) return this.#end('kept', value, true);
    switch (parent.type) {
      case Type.AwaitExpression:
        return this.#end('awaited', value, !isStatement(parent));
      case Type.ExpressionStatement:
        return this.#end('discarded', value, false);
      case Type.UnaryExpression:
        return parent.operator === 'void' ? this.#end('deliberate', value, false) : this.#end('kept', value, true);
      case Type.ReturnStatement:
        return this.#followReturn(value, parent, depth);
      case Type.ArrowFunctionExpression:
        return parent.body === value ? this.#followReturn(value, value, depth) : this.#end('kept', value, true);
      case Type.MemberExpression:
        return this.#followMember(value, parent, depth);
      case Type.LogicalExpression:
        this.#whole ??= value;
        return parent.right === value ? this.follow(parent, depth + 1) : this.#end('kept', value, true);
      case Type.ConditionalExpression:
        this.#whole ??= value;
        return parent.test === value ? this.#end('kept', value, true) : this.follow(parent, depth + 1);
      case Type.SequenceExpression:
        return this.#end('discarded', value, false);
      case Type.SpreadElement:
      case Type.ArrayExpression:
        return this.#followList(parent, depth);
      case Type.CallExpression:
        return this.#followArgument(value, parent, depth);
      case Type.VariableDeclarator:
        return this.#followVariable(value, parent, depth);
      case Type.ForOfStatement:
        return this.#end(parent.await && parent.right === value ? 'awaited' : 'kept', value, true);
      default:
        return this.#end('kept', value, true);
    }
  }

  #end(fate: Usage['fate'], whole: TSESTree.Node, used: boolean): Usage {
    return {
      fate,
      resultUsed: used || this.#resultUsed,
      chained: this.#chained,
      handled: this.#handled,
      whole: this.#whole ?? whole,
      outOfReach: this.#outOfReach,
    };
  }

  /** What a callback of `map` returns goes where the list goes; what one of `forEach` returns goes nowhere. */
  #followReturn(value: TSESTree.Node, from: TSESTree.Node, depth: number): Usage {
    let around: TSESTree.Node | undefined = from.parent;
    while (around && !isFunctionNode(around)) around = around.parent;
    const callback = around && widened(around);
    const call = callback?.parent;
    if (call?.type !== Type.CallExpression || call.callee === callback) return this.#end('returned', value, true);
    const name = calledName(call) ?? '';
    if (name === 'forEach') {
      this.#outOfReach = true;
      return this.#end('discarded', call, false);
    }
    if (name === 'map' || name === 'flatMap') return this.#followPromises(call, depth);
    return name === 'then' || name === 'catch' || name === 'finally'
      ? this.follow(call, depth + 1)
      : this.#end('returned', value, true);
  }

  /** An array of promises that is discarded cannot be repaired by an `await` before it. */
  #followPromises(list: TSESTree.Node, depth: number): Usage {
    const usage = this.follow(list, depth + 1);
    return usage.fate === 'discarded' && usage.whole === widened(list) ? { ...usage, outOfReach: true } : usage;
  }

  #followMember(value: TSESTree.Node, member: TSESTree.MemberExpression, depth: number): Usage {
    const method = widened(member).parent;
    const call = method && methodCall(method);
    if (member.object !== value || !call || widened(call.call.callee) !== widened(member)) {
      return this.#end('kept', value, true);
    }
    const { name } = call;
    const [first, second] = call.call.arguments;
    if (name === 'then') {
      this.#chained = true;
      this.#handled ||= second !== undefined;
      this.#resultUsed ||= !isFunctionNode(first) || first.params.length > 0;
    } else if (name === 'catch') this.#handled = true;
    else if (name !== 'promise' && name !== 'finally') return this.#end('kept', value, true);
    return this.follow(call.call, depth + 1);
  }

  #followList(parent: TSESTree.Node, depth: number): Usage {
    if (parent.type === Type.SpreadElement) return this.follow(parent, depth + 1);
    return this.#followPromises(parent, depth);
  }

  #followArgument(value: TSESTree.Node, call: TSESTree.CallExpression, depth: number): Usage {
    if (call.callee === value) return this.#end('kept', value, true);
    const method = methodCall(call);
    if (method && combinators.has(method.name) && this.bindings.isGlobal(method.object, 'Promise')) {
      return this.follow(call, depth + 1);
    }
    if (keepAlives.has(calledName(call) ?? '')) return this.#end('deliberate', value, false);
    return this.#end('kept', value, true);
  }

  /** A promise in a variable is awaited where the variable is, and lost when nobody reads it. */
  #followVariable(value: TSESTree.Node, declarator: TSESTree.VariableDeclarator, depth: number): Usage {
    if (declarator.init !== value || declarator.id.type !== Type.Identifier) return this.#end('kept', value, true);
    const variable = this.bindings.variable(declarator.id);
    const reads = variable?.references.filter((reference) => reference.isRead()) ?? [];
    const isExported = declarator.parent.parent?.type === Type.ExportNamedDeclaration;
    if (reads.length === 0 && !isExported) return this.#end('discarded', value, false);
    for (const { identifier } of reads) {
      const usage = new Following(this.bindings).follow(identifier, depth + 4);
      if (usage.fate !== 'awaited') continue;
      this.#handled ||= usage.handled;
      return this.#end('awaited', value, usage.resultUsed);
    }
    return this.#end('kept', value, true);
  }
}

function isStatement(node: TSESTree.Node): boolean {
  return widened(node).parent?.type === Type.ExpressionStatement;
}

/** `client.send(…)` for its own sake: the call together with `.promise()` of SDK v2. */
export function withPromise(call: TSESTree.Node): TSESTree.Node {
  const member = widened(call).parent;
  const isPromise = member?.type === Type.MemberExpression && memberName(member) === 'promise';
  const outer = isPromise ? widened(member).parent : undefined;
  return outer?.type === Type.CallExpression && widened(outer.callee) === widened(member as TSESTree.Node)
    ? outer
    : call;
}
