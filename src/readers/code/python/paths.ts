import { blockOf, functionParts } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';

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
  readonly value?: SyntaxNode;
}

/** What a single statement means for the failure that is being handled. */
export type Effects = (
  statement: SyntaxNode,
) => Partial<Pick<Path, 'reported' | 'perhapsReported' | 'recorded'>> & { readonly end?: 'raises' | 'exits' };

const start: Path = { end: 'falls', reported: false, perhapsReported: false, recorded: false };

/** Code with more ways through it than this is not judged way by way. */
const mostPaths = 64;

/** All ways through a block, each with what happens on it. */
export function pathsThrough(block: SyntaxNode, effects: Effects): readonly Path[] {
  return sequence(parts(block), [start], effects);
}

/** Whether a function raises whatever happens. */
export function alwaysRaises(definition: SyntaxNode): boolean {
  const { body } = functionParts(definition);
  const paths = body?.type === 'block' ? pathsThrough(body, () => ({})) : [];
  return paths.length > 0 && paths.every(({ end }) => end === 'raises');
}

function sequence(statements: readonly SyntaxNode[], from: readonly Path[], effects: Effects): readonly Path[] {
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

function through(statement: SyntaxNode, path: Path, effects: Effects): readonly Path[] {
  switch (statement.type) {
    case 'raise_statement':
      return [{ ...path, end: 'raises' }];
    case 'return_statement': {
      const [value] = parts(statement);
      return [{ ...applied(statement, path, effects), end: 'returns', ...(value ? { value } : {}) }];
    }
    case 'continue_statement':
    case 'break_statement':
      return [{ ...path, end: 'leaves' }];
    case 'if_statement':
      return throughBranches(statement, path, effects);
    case 'match_statement': {
      const cases = blockOf(statement)?.children.filter(({ type }) => type === 'case_clause') ?? [];
      return [path, ...cases.flatMap((each) => throughBlock(each, path, effects))];
    }
    case 'with_statement':
      return throughBlock(statement, path, effects);
    case 'try_statement':
      return throughTry(statement, path, effects);
    case 'for_statement':
    case 'while_statement': {
      const rounds = throughBlock(statement, path, effects);
      return [path, ...rounds.map((each): Path => (each.end === 'leaves' ? { ...each, end: 'falls' } : each))];
    }
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
      return [path];
    default:
      return [applied(statement, path, effects)];
  }
}

function throughBlock(statement: SyntaxNode, path: Path, effects: Effects): readonly Path[] {
  const block = blockOf(statement);
  return block ? sequence(parts(block), [path], effects) : [path];
}

function throughBranches(statement: SyntaxNode, path: Path, effects: Effects): readonly Path[] {
  const others = statement.children.filter(({ type }) => type === 'elif_clause' || type === 'else_clause');
  const ways = [statement, ...others].flatMap((branch) => throughBlock(branch, path, effects));
  return others.at(-1)?.type === 'else_clause' ? ways : [...ways, path];
}

function throughTry(statement: SyntaxNode, path: Path, effects: Effects): readonly Path[] {
  const clauses = statement.children.filter(({ type }) => type === 'except_clause');
  const tried = throughBlock(statement, path, effects);
  const caught = clauses.flatMap((clause) => throughBlock(clause, path, effects));
  const both = clauses.length > 0 ? [...tried.filter(({ end }) => end !== 'raises'), ...caught] : tried;
  const last = statement.children.find(({ type }) => type === 'finally_clause');
  if (!last) return both;
  return both.flatMap((each) =>
    throughBlock(last, { ...each, end: 'falls' }, effects).map((after) =>
      after.end === 'falls' ? { ...after, end: each.end } : after,
    ),
  );
}

function applied(statement: SyntaxNode, path: Path, effects: Effects): Path {
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
