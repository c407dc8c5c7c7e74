import type { CatchNode, Expression, FunctionNode, Statement, TryStatement } from '../syntax/program.js';

/** One way in which control can leave a piece of code. */
export interface Path {
  /** `falls` goes on with what comes after; `leaves` goes on elsewhere: the next round of a loop, or after it. */
  readonly end: 'raises' | 'exits' | 'returns' | 'falls' | 'leaves';
  /** The failure is kept or handed to somebody on this way. */
  readonly reported: boolean;
  /** It may be: a function nobody can see into was given it. */
  readonly perhapsReported: boolean;
  /** A variable of outside is set, which somebody reads. */
  readonly recorded: boolean;
  /** What is returned at the end. */
  readonly value?: Expression;
}

/** What a single statement means for the failure that is being handled. */
export type Effects = (
  statement: Statement,
) => Partial<Pick<Path, 'reported' | 'perhapsReported' | 'recorded'>> & { readonly end?: 'raises' | 'exits' };

const start: Path = { end: 'falls', reported: false, perhapsReported: false, recorded: false };

/** Code with more ways through it than this is not judged way by way. */
const mostPaths = 64;

/** All ways through a block, each with what happens on it. */
export function pathsThrough(block: readonly Statement[], effects: Effects): readonly Path[] {
  return sequence(block, [start], effects);
}

/** Whether a function raises whatever happens. `effects` tells the statements of its language that raise. */
export function alwaysRaises({ body }: FunctionNode, effects: Effects): boolean {
  const paths = pathsThrough(body, effects);
  return body.length > 0 && paths.every(({ end }) => end === 'raises');
}

function sequence(statements: readonly Statement[], from: readonly Path[], effects: Effects): readonly Path[] {
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

function through(statement: Statement, path: Path, effects: Effects): readonly Path[] {
  switch (statement.kind) {
    case 'throw':
      return [{ ...path, end: 'raises' }];
    case 'return': {
      const own = applied(statement, path, effects);
      const { value } = statement;
      return [{ ...own, end: own.end === 'raises' ? 'raises' : 'returns', ...(value ? { value } : {}) }];
    }
    case 'jump':
      return [{ ...path, end: 'leaves' }];
    case 'if': {
      const then = sequence(statement.then, [path], effects);
      return [...then, ...sequence(statement.otherwise, [path], effects)];
    }
    case 'switch': {
      const cases = statement.cases.flatMap(({ body }) => sequence(body, [path], effects)).map(afterJump);
      return statement.cases.some(({ tests }) => tests.length === 0) ? cases : [path, ...cases];
    }
    case 'block':
      return sequence(statement.body, [path], effects);
    case 'try':
      return throughTry(statement, path, effects);
    case 'loop':
      return [path, ...sequence(statement.body, [path], effects).map(afterJump)];
    case 'function':
    case 'class':
      return [path];
    default:
      return [applied(statement, path, effects)];
  }
}

function afterJump(path: Path): Path {
  return path.end === 'leaves' ? { ...path, end: 'falls' } : path;
}

function throughTry(statement: TryStatement, path: Path, effects: Effects): readonly Path[] {
  const tried = sequence(statement.block, [path], effects);
  const caught = statement.catches.flatMap(({ block }: CatchNode) => sequence(block, [path], effects));
  const both = statement.catches.length > 0 ? [...tried.filter(({ end }) => end !== 'raises'), ...caught] : tried;
  if (statement.finally.length === 0) return both;
  return both.flatMap((each) =>
    sequence(statement.finally, [{ ...each, end: 'falls' }], effects).map((after) =>
      after.end === 'falls' ? { ...after, end: each.end } : after,
    ),
  );
}

function applied(statement: Statement, path: Path, effects: Effects): Path {
  const { end, reported, perhapsReported, recorded } = effects(statement);
  return {
    ...path,
    end: end ?? path.end,
    reported: path.reported || reported === true,
    perhapsReported: path.perhapsReported || perhapsReported === true,
    recorded: path.recorded || recorded === true,
  };
}

function distinct(paths: readonly Path[]): readonly Path[] {
  const known = new Map<string, Path>();
  for (const path of paths) {
    const { end, reported, perhapsReported, recorded, value } = path;
    known.set(`${end} ${reported} ${perhapsReported} ${recorded} ${value?.start ?? ''}`, path);
  }
  return [...known.values()].slice(0, mostPaths);
}
