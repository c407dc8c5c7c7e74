import { callParts, subscriptParts } from '../../syntax/python/node-parts.js';
import type { SyntaxNode } from '../../syntax/python/tree.js';
import type { PythonFile } from './python-file.js';

/** One expression that reads a variable of the environment. */
export interface EnvironmentAccess {
  readonly name: string;
  /** `os.environ['X']` fails when the variable is missing; the other ways give a default. */
  readonly mayBeMissing: boolean;
}

/** The variable an expression reads directly: `os.environ['X']`, `os.environ.get('X')`, `os.getenv('X', 'd')`. */
export function environmentAccess(node: SyntaxNode, file: PythonFile): EnvironmentAccess | undefined {
  const { meanings, constants } = file;
  if (node.type === 'subscript') {
    const { value, index } = subscriptParts(node) ?? {};
    if (!value || !index || meanings.symbolOf(value) !== 'os.environ') return undefined;
    const name = constants.textOf(index);
    return name === undefined ? undefined : { name, mayBeMissing: false };
  }
  if (node.type !== 'call') return undefined;
  const { callee, positional, keywords } = callParts(node, file.places.source);
  const path = meanings.symbolOf(callee);
  if (path === undefined || !readers.has(path)) return undefined;
  const name = constants.textOf(positional[0] ?? keywords.get('key'));
  return name === undefined ? undefined : { name, mayBeMissing: path !== 'os.environ.__getitem__' };
}

/** The name of the variable that an expression reads directly. */
export function environmentNameOf(node: SyntaxNode, file: PythonFile): string | undefined {
  return environmentAccess(node, file)?.name;
}

const readers: ReadonlySet<string> = new Set([
  ...['os.environ.get', 'os.getenv', 'os.environ.setdefault', 'os.environ.pop', 'os.environ.__getitem__'],
]);
