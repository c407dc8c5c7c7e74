import type { EnvironmentUseFact } from '../../model/flow.js';
import type { CallExpression, Expression, NewExpression, Placed } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';
import { sourceOf } from './texts.js';

/** Every use of the environment that may read variables which are not named there. */
export function findEnvironmentUses(file: FlowFile): readonly EnvironmentUseFact[] {
  if (!mention.test(file.text)) return [];
  const uses: Placed[] = [];
  for (const node of file.tree.of('member')) {
    if (isEnvironment(node) && !isNamedRead(node, file)) uses.push(node);
  }
  for (const node of file.tree.of('name')) {
    if (node.name === 'environ' && file.program.language === 'python' && !isNamedRead(node, file)) uses.push(node);
  }
  for (const { node, last } of file.calls) {
    if (wholeReaders.has(last) || (readers.has(last) && !isNamedCall(node, file))) uses.push(node);
  }
  return uses.sort((a, b) => a.start - b.start).map((node) => ({ range: file.range(node), scope: file.scopeOf(node) }));
}

/** One look at a file that has nothing to do with it. */
const mention = /\benv\b|[eE]nviron|[gG]etenv|LookupEnv|ExpandEnv/;

/** The functions that give one variable, and those that give all, in the standard libraries of the languages. */
const readers: ReadonlySet<string> = new Set(['getenv', 'Getenv', 'LookupEnv', 'GetEnvironmentVariable']);
const wholeReaders: ReadonlySet<string> = new Set([
  ...['Environ', 'ExpandEnv', 'GetEnvironmentVariables', 'AddEnvironmentVariables'],
]);

/** `process.env`, `os.environ`. */
function isEnvironment({ object, name }: Extract<Expression, { kind: 'member' }>): boolean {
  const owner = object.kind === 'name' || object.kind === 'member' ? object.name : '';
  return (name === 'env' && owner === 'process') || (name === 'environ' && owner === 'os');
}

/** A member or entry of a known name, or taken apart into known names. */
function isNamedRead(node: Expression, file: FlowFile): boolean {
  const parent = file.parentOf(node);
  if (!parent || !('kind' in parent)) return false;
  switch (parent.kind) {
    case 'index':
      return parent.object === node && isText(parent.index, file);
    case 'member': {
      // `os.environ` holds the name `environ` as well, where the name is no expression of its own.
      if (parent.object !== node) return true;
      if (file.program.language !== 'python') return true;
      const call = file.parentOf(parent);
      return call !== undefined && 'kind' in call && call.kind === 'call' && isNamedCall(call, file);
    }
    case 'variable':
      return parent.value === node && parent.target.kind === 'map-pattern' && parent.target.rest === undefined;
    case 'binary':
      return parent.operator === 'in' && isText(parent.left, file);
    default:
      return false;
  }
}

/** The name is the first argument; Java may also give a map of all, of which one is asked for. */
function isNamedCall(call: CallExpression | NewExpression, file: FlowFile): boolean {
  const [first] = call.arguments;
  if (first) return isText(first.value, file);
  const member = file.parentOf(call);
  if (!member || !('kind' in member) || member.kind !== 'member') return false;
  const next = file.parentOf(member);
  const isCall = next !== undefined && 'kind' in next && next.kind === 'call' && next.callee === member;
  return isCall && /^(?:get|getOrDefault|containsKey)$/.test(member.name) && isNamedCall(next, file);
}

function isText(expression: Expression, file: FlowFile): boolean {
  const source = sourceOf(expression, file);
  return source.kind === 'literal' && typeof source.value === 'string';
}
