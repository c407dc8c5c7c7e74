import type { SourceRange } from '../../model/source.js';
import type { FlowFile } from '../flow/index.js';
import type { Expression, IfStatement, LoopStatement, Placed, Statement } from '../syntax/program.js';

/**
 * Stretches of the file that run only when something is so: branches, what is done about failures, items that were picked
 * out, and what stands behind a way out. A way out after a failure is none: without the failure, all goes on.
 */
export function findConditions(file: FlowFile): readonly SourceRange[] {
  const found: Placed[] = [];
  walk(file.program.body);
  for (const { body } of file.tree.functions) walk(body);
  for (const { then, otherwise } of file.tree.of('conditional')) found.push(then, otherwise);
  for (const { operator, right } of file.tree.of('binary'))
    if (/^(?:&&|\|\||\?\?|and|or)$/.test(operator)) found.push(right);
  for (const call of file.tree.of('call')) {
    const { callee } = call;
    if (callee.kind === 'member' && iterating.test(callee.name) && mayBeEmpty(callee.object, file)) found.push(call);
  }
  return outermost(found).map((place) => file.range(place));

  /** Whether the statements may be left before their end, for good or for the next turn of a loop. */
  function walk(statements: readonly Statement[]): Leaving {
    let leaving: Leaving = 'never';
    for (const [at, statement] of statements.entries()) {
      const left = step(statement);
      const last = statements.at(-1);
      if (left !== 'never' && leaving === 'never' && last && at < statements.length - 1) {
        found.push({ start: statement.end, end: last.end });
      }
      leaving = stronger(leaving, left);
    }
    return leaving;
  }

  function step(statement: Statement): Leaving {
    switch (statement.kind) {
      case 'return':
        return 'function';
      case 'jump':
        return 'turn';
      case 'if': {
        found.push(...spanOf(statement.then), ...spanOf(statement.otherwise));
        const left = stronger(walk(statement.then), walk(statement.otherwise));
        return asksForFailure(statement, file) ? 'never' : left;
      }
      case 'switch':
        return statement.cases.reduce<Leaving>((left, { body }) => {
          found.push(...spanOf(body));
          const inner = walk(body);
          return stronger(left, inner === 'turn' ? 'never' : inner);
        }, 'never');
      case 'loop': {
        if (isConditionalLoop(statement, file)) found.push(...spanOf(statement.body));
        return walk(statement.body) === 'function' ? 'function' : 'never';
      }
      case 'try': {
        const left = walk(statement.block);
        for (const { block } of statement.catches) {
          found.push(...spanOf(block));
          walk(block);
        }
        walk(statement.finally);
        return left;
      }
      case 'block':
        return walk(statement.body);
      default:
        return 'never';
    }
  }
}

/** What is left: nothing, the turn of a loop, the function. */
type Leaving = 'never' | 'turn' | 'function';

function stronger(a: Leaving, b: Leaving): Leaving {
  if (a === 'function' || b === 'function') return 'function';
  return a === 'turn' || b === 'turn' ? 'turn' : 'never';
}

function spanOf(statements: readonly Statement[]): readonly Placed[] {
  const [first, last] = [statements[0], statements.at(-1)];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

/** `if err != nil`, `if (error)`: how some languages catch. */
function asksForFailure({ test }: IfStatement, file: FlowFile): boolean {
  return /^!?\(?(?:err|error|ex|exception)\b/i.test(file.written(test));
}

/** Methods that call a function for each item. */
const iterating = /^(?:map|forEach|ForEach|flatMap|Select)$/;

/** It may make no turn. */
function isConditionalLoop({ over, head }: LoopStatement, file: FlowFile): boolean {
  if (over) return mayBeEmpty(over, file);
  const [test, ...others] = head;
  const asked = test?.kind === 'expression' ? test.expression : test;
  return others.length === 0 && asked !== undefined && asked.kind !== 'literal';
}

/**
 * Items that were picked out of others, or collected on the way. The records of an event are there whenever it is, and so
 * is what is written out.
 */
function mayBeEmpty(items: Expression, file: FlowFile): boolean {
  if (items.kind === 'list') return items.items.length === 0;
  const written = file.written(items);
  if (/\b(?:filter|Where|find|findAll)\(/.test(written)) return true;
  if (/records/i.test(written)) {
    const [value] = items.kind === 'name' ? valuesOf(items, file) : [];
    return value !== undefined && value.kind !== 'name' && mayBeEmpty(value, file);
  }
  const values = items.kind === 'name' ? valuesOf(items, file) : [];
  const [value, ...others] = values;
  return value === undefined || others.length > 0 || value.kind === 'name' || mayBeEmpty(value, file);
}

function valuesOf(name: Extract<Expression, { kind: 'name' }>, file: FlowFile): readonly Expression[] {
  const declaration = file.declarationOf(name.name, name);
  return declaration?.kind === 'variable' ? file.valuesOf(declaration) : [];
}

/** Places that lie in none of the others, in the order of the text. */
function outermost(places: readonly Placed[]): readonly Placed[] {
  const sorted = [...places].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Placed[] = [];
  for (const place of sorted) {
    const last = kept.at(-1);
    if (!last || place.start >= last.end) kept.push(place);
    else if (place.end > last.end) kept[kept.length - 1] = { start: last.start, end: place.end };
  }
  return kept;
}
