import type { LoopFact } from '../../model/work.js';
import { descendants, isCatch, isClass, isFunction, type Node } from '../analysis/tree.js';
import type { FlowFile } from '../flow/index.js';
import type { Expression, LoopStatement, Placed, Statement } from '../syntax/program.js';
import { numberOf } from './numbers.js';

/** The nearest loop around a node in its own function. */
export function loopAround(node: Placed, file: FlowFile): LoopStatement | undefined {
  return loopsAround(node, file)[0];
}

export function loopFact(node: Placed, file: FlowFile): LoopFact | undefined {
  const loops = loopsAround(node, file);
  const [nearest] = loops;
  if (!nearest) return undefined;
  const turns = loops.reduce<number | undefined>((product, loop) => multiplied(product, turnsOf(loop, file)), 1);
  return {
    range: file.range(nearest),
    kind: kindOf(nearest, file),
    ...(turns === undefined ? {} : { turns }),
    mayLeave: loops.some(mayLeave),
    awaitsState: awaitsState(nearest, file),
  };
}

function loopsAround(node: Placed, file: FlowFile): readonly LoopStatement[] {
  const loops: LoopStatement[] = [];
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around)) break;
    if ('kind' in around && around.kind === 'loop') loops.push(around);
  }
  return loops;
}

function multiplied(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a * b;
}

function kindOf(loop: LoopStatement, file: FlowFile): LoopFact['kind'] {
  if (loop.over) return loop.over.kind === 'list' || !counts(loop.over, file) ? 'items' : 'count';
  return loop.head.length > 1 ? 'count' : 'condition';
}

function turnsOf(loop: LoopStatement, file: FlowFile): number | undefined {
  if (loop.over) return countOf(loop.over, file);
  return countedTurns(loop, file);
}

/** `range(5)`, `[1, 2, 3]`, and the bare number of Go's `for i := range 5`. */
function countOf(over: Expression, file: FlowFile): number | undefined {
  if (over.kind === 'list') return over.items.some((item) => item.kind === 'spread') ? undefined : over.items.length;
  if (!isRange(over)) return file.program.language === 'go' ? numberOf(over, file) : undefined;
  const [first, second, third] = over.arguments.map(({ value }) => numberOf(value, file));
  if (over.arguments.length > 2 && third !== 1) return undefined;
  if (over.arguments.length < 2) return first;
  return first === undefined || second === undefined ? undefined : Math.max(0, second - first);
}

function counts(over: Expression, file: FlowFile): boolean {
  return isRange(over) || countOf(over, file) !== undefined;
}

function isRange(over: Expression): over is Extract<Expression, { kind: 'call' }> {
  return over.kind === 'call' && over.callee.kind === 'name' && over.callee.name === 'range';
}

/** `for (let turn = 0; turn < 10; turn++)`. */
function countedTurns({ head }: LoopStatement, file: FlowFile): number | undefined {
  const [counter, test] = head;
  const from = counter && startOf(counter, file);
  const condition = test?.kind === 'expression' ? test.expression : test;
  if (from === undefined || head.length < 3 || condition?.kind !== 'binary') return undefined;
  const limit = numberOf(condition.right, file);
  if (limit === undefined || !/^<=?$/.test(condition.operator)) return undefined;
  return Math.max(0, Math.ceil(limit - from + (condition.operator === '<=' ? 1 : 0)));
}

function startOf(counter: Statement | Expression, file: FlowFile): number | undefined {
  if (counter.kind === 'variable' && counter.value) return numberOf(counter.value, file);
  const expression = counter.kind === 'expression' ? counter.expression : counter;
  return expression.kind === 'assign' ? numberOf(expression.value, file) : undefined;
}

function mayLeave(loop: LoopStatement): boolean {
  return loop.body.some((statement) => {
    for (const node of descendants(statement, (each) => isFunction(each) || isClass(each))) {
      if (!('kind' in node)) continue;
      if (node.kind === 'return' || node.kind === 'throw' || (node.kind === 'jump' && node.jump === 'break'))
        return true;
    }
    return false;
  });
}

function awaitsState(loop: LoopStatement, file: FlowFile): boolean {
  if (loop.head.some((part) => namesState.test(file.written(part)))) return true;
  return loop.body.some((statement) => {
    for (const node of descendants(statement, (each) => isFunction(each) || isClass(each))) {
      if (!('kind' in node) || (node.kind !== 'if' && node.kind !== 'switch')) continue;
      const asked = node.kind === 'if' ? node.test : node.subject;
      if (asked && namesState.test(file.written(asked)) && mayLeave({ ...loop, body: [node] })) return true;
    }
    return false;
  });
}

const namesState =
  /stat(?:e|us)|complet|done|ready|running|pending|progress|succe|finish|exist|available|active|creating|deleting/i;

/** Whether a node runs only if something is so, as far as its own function tells. */
export function isConditional(node: Placed, file: FlowFile): boolean {
  let below: Placed = node;
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around)) return false;
    if (isBranch(around, below)) return true;
    below = around;
  }
  return false;
}

function isBranch(around: Node, below: Placed): boolean {
  if (isCatch(around) || 'tests' in around) return true;
  if (!('kind' in around)) return false;
  switch (around.kind) {
    case 'if':
    case 'conditional':
      return around.test !== below;
    case 'binary':
      return /^(?:&&|\|\||\?\?|and|or)$/.test(around.operator) && around.right === below;
    default:
      return false;
  }
}
