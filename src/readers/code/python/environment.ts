import type { EnvironmentReadFact } from '../../../model/code.js';
import { assignmentParts, blockOf, exceptParts } from '../../syntax/python/node-parts.js';
import { contains, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { environmentAccess } from './environment-access.js';
import { enclosingFunction } from './functions.js';
import type { PythonFile } from './python-file.js';

/** Every read of an environment variable whose name is known. Writes are none. */
export function readEnvironment(file: PythonFile): readonly EnvironmentReadFact[] {
  const { tree, places, functions } = file;
  const nodes = [...tree.nodes.of('subscript'), ...tree.nodes.of('call')].sort((a, b) => a.start - b.start);
  return nodes.flatMap((node) => {
    const access = environmentAccess(node, file);
    if (!access || isWritten(node) || runsAsScriptOnly(node, file)) return [];
    const optional = access.mayBeMissing || isGuarded(node, access.name, file);
    return [
      {
        name: access.name,
        range: places.range(node),
        scope: functions.scopeOf(node),
        optional,
        ...(!optional && { failsWhenMissing: true }),
      },
    ];
  });
}

function isWritten(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.type === 'delete_statement') return true;
  return parent?.type === 'assignment' && assignmentParts(parent)?.left === node;
}

/** Under `if __name__ == '__main__'`: a try-out that no function runs. */
function runsAsScriptOnly(node: SyntaxNode, file: PythonFile): boolean {
  for (let at = node.parent; at; at = at.parent) {
    const [condition] = at.type === 'if_statement' ? parts(at) : [];
    if (condition && /^__name__\s*==/.test(file.places.text(condition))) return true;
  }
  return false;
}

/** Read where its absence is looked at first, or caught. */
function isGuarded(node: SyntaxNode, name: string, file: PythonFile): boolean {
  const definition = enclosingFunction(node);
  for (let at = node.parent; at && at !== definition; at = at.parent) {
    if (at.type === 'try_statement' && catchesMissing(at, node, file)) return true;
    const isBranch = at.type === 'if_statement' || at.type === 'conditional_expression' || at.type === 'elif_clause';
    const condition = at.type === 'conditional_expression' ? parts(at)[1] : parts(at)[0];
    if (isBranch && condition && condition !== node && asksFor(condition, name, file)) return true;
    if (at.type === 'boolean_operator' && at.children[0] && at.children[0] !== node) {
      if (!contains(at.children[0], node) && asksFor(at.children[0], name, file)) return true;
    }
  }
  return false;
}

/** `'X' in os.environ` or a test of `os.environ.get('X')`. */
function asksFor(condition: SyntaxNode, name: string, file: PythonFile): boolean {
  const written = file.places.text(condition);
  return /environ|getenv/.test(written) && (written.includes(`'${name}'`) || written.includes(`"${name}"`));
}

function catchesMissing(statement: SyntaxNode, node: SyntaxNode, file: PythonFile): boolean {
  const body = blockOf(statement);
  if (!body || !contains(body, node)) return false;
  return statement.children.some((clause) => {
    if (clause.type !== 'except_clause') return false;
    const { types } = exceptParts(clause);
    return (
      types.length === 0 ||
      types.some((type) => /^(?:KeyError|LookupError|Exception|BaseException)$/.test(file.places.text(type)))
    );
  });
}
