import type { CatchFact } from '../../../model/code.js';
import { attributeParts, blockOf, callParts, exceptParts, withItems } from '../../syntax/python/node-parts.js';
import { descendants, enclosing, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { outcomeOf } from './failures.js';
import { levelOf } from './libraries/loggers.js';
import type { PythonFile } from './python-file.js';
import { isInLoop } from './surroundings.js';
import { isTolerated } from './tolerance.js';

/** Every `except` clause, and every `with contextlib.suppress(…)`, which is one that does nothing. */
export function readCatches(file: PythonFile): readonly CatchFact[] {
  const clauses = file.tree.nodes.of('except_clause').flatMap((clause) => exceptFact(clause, file));
  const suppressed = file.tree.nodes.of('with_statement').flatMap((statement) => suppressFact(statement, file));
  return [...clauses, ...suppressed].sort((a, b) => a.range.start.line - b.range.start.line);
}

function exceptFact(clause: SyntaxNode, file: PythonFile): readonly CatchFact[] {
  const { types, name, block } = exceptParts(clause);
  const statement = clause.parent;
  if (!block || statement?.type !== 'try_statement') return [];
  const head = file.places.source.slice(clause.start, block.start);
  const headEnd = clause.start + head.lastIndexOf(':') + 1;
  const tried = blockOf(statement);
  return [
    {
      range: file.places.range({ start: clause.start, end: Math.max(headEnd, clause.start + 'except'.length) }),
      blockRange: file.places.range(block),
      scope: file.functions.scopeOf(clause),
      broad: types.length === 0 || types.some((type) => isBroad(type, file)),
      ...(name ? { errorName: file.places.text(name) } : {}),
      outcome: outcomeOfClause(clause, file),
      guardsWork: tried !== undefined && doesWork(tried, file),
      inLoop: isInLoop(statement),
      ...(isTolerated(clause, file) ? { tolerated: true } : {}),
    },
  ];
}

/** What fails while a failure is handled that is kept takes nothing away from it. */
function outcomeOfClause(clause: SyntaxNode, file: PythonFile): CatchFact['outcome'] {
  const { block, name } = exceptParts(clause);
  const own = block ? outcomeOf(block, name && file.places.text(name), file) : 'swallowed';
  const outer = enclosing(clause, 'except_clause', 'function_definition');
  if (own !== 'swallowed' || outer?.type !== 'except_clause') return own;
  const kept = outcomeOfClause(outer, file);
  return kept === 'rethrown' || kept === 'reported' ? 'reported' : own;
}

function suppressFact(statement: SyntaxNode, file: PythonFile): readonly CatchFact[] {
  const block = blockOf(statement);
  const call = withItems(statement).find(
    ({ value }) => value.type === 'call' && file.meanings.symbolOf(parts(value)[0]) === 'contextlib.suppress',
  )?.value;
  if (!call || !block) return [];
  return [
    {
      range: file.places.range(call),
      blockRange: file.places.range(block),
      scope: file.functions.scopeOf(statement),
      broad: callParts(call, file.places.source).positional.some((type) => isBroad(type, file)),
      outcome: 'swallowed',
      guardsWork: doesWork(block, file),
      inLoop: isInLoop(statement),
    },
  ];
}

function isBroad(type: SyntaxNode, file: PythonFile): boolean {
  const path = file.meanings.symbolOf(type);
  return path !== undefined && /^(?:builtins\.)?(?:Exception|BaseException)$/.test(path);
}

/** Builtins, modules whose functions fail only for what they are given, and what only clears up. */
const innocent =
  /^(?:print|len|str|int|float|bool|dict|list|set|tuple|repr|isinstance|getattr|hasattr|range|enumerate|zip|sorted|sum|min|max|abs|round|any|all|type|map|filter|iter|reversed|format|super|json\.\w+|os\.(?:environ|getenv|path)\b.*|datetime\.\S+|time\.(?!sleep)\S+|uuid\.\S+|logging\.\S+|re\.\S+|base64\.\S+|hashlib\.\S+|hmac\.\S+|ipaddress\.\S+|decimal\.\S+|copy\.\S+|math\.\S+|random\.\S+|urllib\.parse\.\S+|traceback\.\S+|collections\.\S+|itertools\.\S+|os\.(?:remove|unlink|rmdir|listdir|scandir)|shutil\.rmtree)$/;
const innocentMethods =
  /^(?:get|append|extend|items|keys|values|split|rsplit|strip|lower|upper|replace|format|join|encode|decode|startswith|endswith|pop|update|copy|add|isoformat|strftime|timestamp|setdefault|sort|insert|count|index|find|title|zfill|lstrip|rstrip|group|match|model_dump|dict|json|close|stop|shutdown|disconnect|quit|unlink|cleanup)$/;

/** Whether a block does something that can fail for reasons outside: a call of a service, of other code, an `await`. */
function doesWork(block: SyntaxNode, file: PythonFile): boolean {
  for (const node of descendants(block, (inner) => inner.type === 'function_definition' || inner.type === 'lambda')) {
    if (node.type === 'await') return true;
    if (node.type === 'call' && isWork(node, file)) return true;
  }
  return false;
}

function isWork(call: SyntaxNode, file: PythonFile): boolean {
  const meaning = file.meanings.ofCallee(call);
  const isForeign = meaning.kind === 'symbol' && file.imports.importOf(meaning.path) !== undefined;
  if (meaning.kind === 'symbol' && innocent.test(meaning.path)) return false;
  if (meaning.kind !== 'unknown' && (meaning.kind !== 'symbol' || isForeign)) return true;
  const [callee] = parts(call);
  const { object, name } = (callee?.type === 'attribute' && attributeParts(callee)) || {};
  if (!object || !name) return true;
  const method = file.places.text(name);
  const isLog = file.meanings.of(object).kind === 'logger' && levelOf(method) !== undefined;
  return !isLog && !innocentMethods.test(method);
}
