import type { TSESTree } from '@typescript-eslint/types';
import { Type } from './node-types.js';

/** One way in which control can leave a piece of code. */
export interface Path {
  /** `falls` goes on with what comes after; `breaks` leaves a loop or switch around it. */
  readonly end: 'throws' | 'returns' | 'falls' | 'breaks';
  /** The failure is kept or handed to somebody on this way. */
  readonly reported: boolean;
  /** It may be handed to somebody: to a function nobody can see into. */
  readonly perhapsReported: boolean;
  /** A variable of outside is set. */
  readonly recorded: boolean;
  /** Taken only by failures of some kind: `if (error.name === 'NotFound')`. */
  readonly sorted: boolean;
  /** What is returned at the end. */
  readonly value?: TSESTree.Expression;
}

/** What single statements and expressions mean for the failure that is being handled. */
export interface Effects {
  of(
    node: TSESTree.Node,
  ): Partial<Pick<Path, 'reported' | 'perhapsReported' | 'recorded'>> & { readonly throws?: boolean };
  /** Whether a test asks what kind of failure it is. */
  sorts(test: TSESTree.Node): boolean;
}

const start: Path = { end: 'falls', reported: false, perhapsReported: false, recorded: false, sorted: false };

/** Code with more ways through it than this is not judged way by way. */
const mostPaths = 64;

/** All ways through a block, each with what happens on it. */
export function pathsThrough(statements: readonly TSESTree.Statement[], effects: Effects): readonly Path[] {
  return sequence(statements, [start], effects);
}

function sequence(statements: readonly TSESTree.Node[], from: readonly Path[], effects: Effects): readonly Path[] {
  let open = from;
  const ended: Path[] = [];
  for (const statement of statements) {
    const next = distinct(open.flatMap((path) => through(statement, path, effects)));
    ended.push(...next.filter(({ end }) => end !== 'falls'));
    open = next.filter(({ end }) => end === 'falls');
    if (open.length === 0) break;
  }
  return distinct([...ended, ...open]);
}

function through(node: TSESTree.Node | null | undefined, path: Path, effects: Effects): readonly Path[] {
  if (!node) return [path];
  switch (node.type) {
    case Type.BlockStatement:
      return sequence(node.body, [path], effects);
    case Type.ThrowStatement:
      return [{ ...path, end: 'throws' }];
    case Type.ReturnStatement: {
      const after = applied(node.argument, path, effects);
      if (after.end === 'throws') return [after];
      // What a returned call is handed comes back with its result.
      const { perhapsReported } = path;
      return [{ ...after, perhapsReported, end: 'returns', ...(node.argument ? { value: node.argument } : {}) }];
    }
    case Type.BreakStatement:
    case Type.ContinueStatement:
      return [{ ...path, end: 'breaks' }];
    case Type.IfStatement: {
      const tested = applied(node.test, path, effects);
      const sorted = { ...tested, sorted: tested.sorted || effects.sorts(node.test) };
      return [...through(node.consequent, sorted, effects), ...through(node.alternate, tested, effects)];
    }
    case Type.SwitchStatement:
      return throughSwitch(node, applied(node.discriminant, path, effects), effects);
    case Type.TryStatement: {
      const tried = sequence(node.block.body, [path], effects);
      const caught = node.handler ? sequence(node.handler.body.body, [path], effects) : [];
      const both = node.handler ? [...tried.filter(({ end }) => end !== 'throws'), ...caught] : tried;
      return node.finalizer ? both.flatMap((each) => finallyThrough(node.finalizer, each, effects)) : both;
    }
    case Type.ForStatement:
    case Type.ForInStatement:
    case Type.ForOfStatement:
    case Type.WhileStatement:
      return [path, ...leavingLoop(through(node.body, path, effects))];
    case Type.DoWhileStatement:
      return leavingLoop(through(node.body, path, effects));
    case Type.LabeledStatement:
      return through(node.body, path, effects);
    case Type.FunctionDeclaration:
    case Type.ClassDeclaration:
      return [path];
    default:
      return [applied(node, path, effects)];
  }
}

function throughSwitch(node: TSESTree.SwitchStatement, path: Path, effects: Effects): readonly Path[] {
  const ways: Path[] = node.cases.some(({ test }) => test === null) ? [] : [path];
  for (const [index] of node.cases.entries()) {
    const body = node.cases.slice(index).flatMap(({ consequent }) => consequent);
    ways.push(...leavingLoop(sequence(body, [path], effects)));
  }
  return distinct(ways);
}

function finallyThrough(finalizer: TSESTree.BlockStatement | null, path: Path, effects: Effects): readonly Path[] {
  const { end, value } = path;
  return through(finalizer, { ...path, end: 'falls' }, effects).map((after) =>
    after.end === 'falls' ? { ...after, end, ...(value ? { value } : {}) } : after,
  );
}

function leavingLoop(paths: readonly Path[]): readonly Path[] {
  return paths.map((path) => (path.end === 'breaks' ? { ...path, end: 'falls' } : path));
}

function applied(node: TSESTree.Node | null | undefined, path: Path, effects: Effects): Path {
  if (!node) return path;
  const { throws, reported, perhapsReported, recorded } = effects.of(node);
  return {
    ...path,
    end: throws ? 'throws' : path.end,
    reported: path.reported || reported === true,
    perhapsReported: path.perhapsReported || perhapsReported === true,
    recorded: path.recorded || recorded === true,
  };
}

function distinct(paths: readonly Path[]): readonly Path[] {
  const seen = new Set<string>();
  const kept: Path[] = [];
  for (const path of paths) {
    const { end, reported, perhapsReported, recorded, sorted, value } = path;
    const key = [end, reported, perhapsReported, recorded, sorted, value?.range[0] ?? ''].join();
    if (seen.has(key) || kept.length >= mostPaths) continue;
    seen.add(key);
    kept.push(path);
  }
  return kept;
}
