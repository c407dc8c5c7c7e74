import type { Expression, IfStatement, LoopStatement, Statement, SwitchStatement } from '../syntax/program.js';
import { type Datum, optionsOf, text, unknown } from './data.js';
import { isStatement } from './expressions.js';
import type { Completion, Interpreter } from './interpreter.js';
import { assign } from './patterns.js';
import { Scope } from './scope.js';
import { siteOf } from './sites.js';
import { type Slot, Slots } from './slots.js';
import { equal, truthOf } from './truth.js';

/** A loop goes round at most so often; lists of resources are shorter. */
const maximumRounds = 100;

/** Runs statements in order. Functions and classes are there before the first. */
export function runStatements(nodes: readonly Statement[], scope: Scope, run: Interpreter): Completion {
  for (const node of nodes) declare(node, scope, run);
  for (const node of nodes) {
    const completion = runStatement(node, scope, run);
    if (completion) return completion;
  }
  return undefined;
}

/** The items that a comprehension gives: the values of its innermost expressions. */
export function collectItems(loop: LoopStatement, scope: Scope, run: Interpreter): Datum {
  const items: Slot[] = [];
  let incomplete: string | undefined;
  const visit = (nodes: readonly Statement[], inside: Scope): void => {
    for (const node of nodes) {
      if (node.kind === 'expression') {
        items.push({ datum: run.expression(node.expression, inside), site: siteOf(node, inside) });
      } else if (node.kind === 'loop') {
        round(node, inside);
      } else if (node.kind === 'if') {
        const truth = truthOf(run.expression(node.test, inside));
        if (truth === undefined) incomplete ??= 'which items there are is known only when the program runs';
        if (truth !== false) visit(node.then, inside);
      }
    }
  };
  const round = (node: LoopStatement, inside: Scope): void => {
    const over = node.over && run.expression(node.over, inside);
    for (const { item, isSure } of roundsOver(over, node, inside)) {
      if (!isSure) incomplete ??= 'which items there are is known only when the program runs';
      visit(node.body, bound(node, item, inside, run));
    }
  };
  round(loop, scope);
  return { kind: 'list', items, site: siteOf(loop, scope), ...(incomplete !== undefined && { incomplete }) };
}

function declare(node: Statement, scope: Scope, run: Interpreter): void {
  if (node.kind === 'function' && node.function.name !== undefined) {
    const datum = run.functionOf(node.function, scope, scope.receiver);
    run.write(scope.slots, node.function.name, { datum, site: datum.site });
  } else if (node.kind === 'class' && node.class.name !== undefined) {
    const site = siteOf(node.class, scope);
    const datum: Datum = { kind: 'class', node: node.class, scope, statics: new Slots(), site };
    run.write(scope.slots, node.class.name, { datum, site });
  }
}

function runStatement(node: Statement, scope: Scope, run: Interpreter): Completion {
  run.spend();
  switch (node.kind) {
    case 'expression':
      run.expression(node.expression, scope);
      return undefined;
    case 'variable': {
      const site = siteOf(node.value ?? node, scope);
      const datum: Datum = node.value ? run.expression(node.value, scope) : { kind: 'nothing', site };
      assign(node.target, datum, site, scope, run, true);
      return undefined;
    }
    case 'function':
      return undefined;
    case 'class':
      for (const { isStatic, body } of node.class.initialisers) {
        if (isStatic) run.statements(body, new Scope(scope.program, scope));
      }
      return undefined;
    case 'if':
      return runIf(node, scope, run);
    case 'loop':
      return runLoop(node, scope, run);
    case 'switch':
      return runSwitch(node, scope, run);
    case 'try': {
      const inside = new Scope(scope.program, scope);
      run.statements(node.resources, inside);
      const tried = run.statements(node.block, inside);
      const [handler] = node.catches;
      const caught =
        tried?.kind === 'throws' && handler ? run.statements(handler.block, new Scope(scope.program, scope)) : tried;
      return run.statements(node.finally, new Scope(scope.program, scope)) ?? caught;
    }
    case 'return': {
      const site = siteOf(node.value ?? node, scope);
      return { kind: 'returns', datum: node.value ? run.expression(node.value, scope) : { kind: 'nothing', site } };
    }
    case 'throw':
      return { kind: 'throws' };
    case 'block':
      return run.statements(node.body, new Scope(scope.program, scope));
    case 'jump':
      return { kind: node.jump === 'break' ? 'breaks' : 'continues' };
    case 'other-statement':
      for (const part of node.parts) {
        if (isStatement(part)) run.statements([part], scope);
        else run.expression(part, scope);
      }
      return undefined;
  }
}

function runIf(node: IfStatement, scope: Scope, run: Interpreter): Completion {
  const truth = truthOf(run.expression(node.test, scope));
  const branch = (nodes: readonly Statement[]) => () => run.statements(nodes, new Scope(scope.program, scope));
  if (truth !== undefined) return branch(truth ? node.then : node.otherwise)();
  return run.branches([branch(node.then), branch(node.otherwise)], siteOf(node.test, scope));
}

function runSwitch(node: SwitchStatement, scope: Scope, run: Interpreter): Completion {
  const subject = node.subject && run.expression(node.subject, scope);
  const possible: (readonly Statement[])[] = [];
  let isDecided = false;
  for (const { tests, body } of node.cases) {
    if (tests.length === 0) continue;
    const answers = tests.map((test) => {
      const value = run.expression(test, scope);
      return subject ? equal(subject, value) : truthOf(value);
    });
    if (answers.every((answer) => answer === false)) continue;
    possible.push(body);
    isDecided = answers.includes(true);
    if (isDecided) break;
  }
  const otherwise = node.cases.find(({ tests }) => tests.length === 0);
  if (!isDecided) possible.push(otherwise?.body ?? []);
  const works = possible.map((body) => () => withoutBreak(run.statements(body, new Scope(scope.program, scope))));
  const [only, ...others] = works;
  return others.length === 0 ? only?.() : run.branches(works, siteOf(node, scope));
}

function withoutBreak(completion: Completion): Completion {
  return completion?.kind === 'breaks' ? undefined : completion;
}

function runLoop(node: LoopStatement, scope: Scope, run: Interpreter): Completion {
  if (!node.over) return runCounting(node, scope, run);
  const over = run.expression(node.over, scope);
  for (const [index, { item, isSure }] of [...roundsOver(over, node, scope)].entries()) {
    const inside = bound(node, item, scope, run);
    declareIndex(node, index, inside);
    const body = () => run.statements(node.body, inside);
    const completion = isSure ? body() : run.branches([body, () => undefined], siteOf(node.over, scope));
    if (completion?.kind === 'breaks') break;
    if (completion && completion.kind !== 'continues') return completion;
  }
  return undefined;
}

interface Round {
  readonly item: Slot;
  /** False when it may not come to this round. */
  readonly isSure: boolean;
}

/** What a loop goes over. Of what is not known, one round shows what the loop makes. */
function* roundsOver(over: Datum | undefined, node: LoopStatement, scope: Scope): Generator<Round> {
  const site = siteOf(node.over ?? node, scope);
  const options = over ? optionsOf(over) : [];
  for (const option of options) {
    const isSure = options.length === 1;
    if (option.kind === 'list') {
      for (const item of option.items.slice(0, maximumRounds)) yield { item, isSure };
      if (option.incomplete !== undefined)
        yield { item: { datum: unknown(site, option.incomplete), site }, isSure: false };
    } else if (option.kind === 'map') {
      for (const [key, slot] of [...option.entries].slice(0, maximumRounds)) {
        yield { item: { datum: text(key, slot.keySite ?? slot.site), site: slot.keySite ?? slot.site }, isSure };
      }
      if (option.incomplete !== undefined)
        yield { item: { datum: unknown(site, option.incomplete), site }, isSure: false };
    } else if (option.kind !== 'nothing') {
      const reason = option.kind === 'unknown' ? option.reason : 'what the loop goes over is known only when it runs';
      const name = option.kind === 'unknown' ? option.name : undefined;
      yield { item: { datum: unknown(site, reason, name), site }, isSure: false };
    }
  }
}

function bound(node: LoopStatement, { datum, site }: Slot, scope: Scope, run: Interpreter): Scope {
  const inside = new Scope(scope.program, scope);
  if (node.variable) assign(node.variable, datum, site, inside, run, true);
  return inside;
}

/** Go's loops name the index before the item. */
function declareIndex(node: LoopStatement, value: number, scope: Scope): void {
  for (const part of node.head) {
    if (part.kind !== 'variable' || part.target.kind !== 'name-pattern') continue;
    const site = siteOf(part, scope);
    scope.slots.set(part.target.name, { datum: { kind: 'number', value, site }, site });
  }
}

function runCounting(node: LoopStatement, scope: Scope, run: Interpreter): Completion {
  const inside = new Scope(scope.program, scope);
  const steps: Expression[] = [];
  const tests: Expression[] = [];
  for (const part of node.head) {
    if (isStatement(part)) run.statements([part], inside);
    else if (part.kind !== 'assign') tests.push(part);
    else if (part.operator === '=' && tests.length === 0) run.expression(part, inside);
    else steps.push(part);
  }
  for (let round = 0; round < maximumRounds; round++) {
    const truths = tests.map((test) => truthOf(run.expression(test, inside)));
    if (truths.includes(false)) return undefined;
    const body = () => run.statements(node.body, new Scope(scope.program, inside));
    const isSure = truths.length > 0 && !truths.includes(undefined);
    const completion = isSure ? body() : run.branches([body, () => undefined], siteOf(node, scope));
    if (completion?.kind === 'breaks') return undefined;
    if (completion && completion.kind !== 'continues') return completion;
    if (!isSure) return undefined;
    for (const step of steps) run.expression(step, inside);
  }
  return undefined;
}
