import type { LogFact } from '../../../model/code.js';
import { attributeParts, blockOf, callParts } from '../../syntax/python/node-parts.js';
import { contains, descendants, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { environmentNameOf } from './environment-access.js';
import { enclosingFunction } from './functions.js';
import { isJsonFormatterPackage, isLoggerName, levelOf, makesStructuredLogger } from './libraries/loggers.js';
import type { PythonFile } from './python-file.js';
import { statementOf } from './surroundings.js';

type Shown = LogFact['event'];

/** Everything that is written to the log: loggers of every kind, `print`, the standard streams. */
export function readLogs(file: PythonFile): readonly LogFact[] {
  const writesDebug = file.tree.nodes.of('call').some((call) => setsDebug(call, file));
  const writesJson = file.imports.facts.some(({ module }) => isJsonFormatterPackage(module));
  const statements = file.tree.nodes.of('print_statement').map((node) => {
    return logFact(node, node, { level: 'info', isStructured: false, isFreeText: true }, parts(node), file);
  });
  const calls = file.tree.nodes.of('call').flatMap((call) => {
    const written = writerOf(call, file);
    if (!written) return [];
    const { positional, keywords } = callParts(call, file.places.source);
    const isStructured = written.isStructured || (writesJson && written.isLogger);
    const isOff = written.isLogger && written.level === 'debug' && !writesDebug;
    return [
      logFact(
        call,
        statementOf(call),
        { ...written, isStructured, isOff, isFreeText: !written.isLogger && !isJson(positional, file) },
        [...positional, ...keywords.values()],
        file,
      ),
    ];
  });
  return [...statements, ...calls];
}

interface Writer {
  readonly level: LogFact['level'];
  readonly isStructured: boolean;
  readonly isOff?: boolean;
  readonly isFreeText?: boolean;
}

/** `print(json.dumps(record))` writes one record. */
function isJson([first, ...others]: readonly SyntaxNode[], file: PythonFile): boolean {
  const path = first?.type === 'call' && others.length === 0 ? file.meanings.symbolOf(parts(first)[0]) : undefined;
  return path !== undefined && /(?:^|\.)dumps$/.test(path);
}

function logFact(
  node: SyntaxNode,
  statement: SyntaxNode | undefined,
  writer: Writer,
  values: readonly SyntaxNode[],
  file: PythonFile,
): LogFact {
  const shown = values.map((value) => shownEvent(value, file));
  return {
    range: file.places.range(node),
    ...(statement ? { statementRange: file.places.range(statement) } : {}),
    scope: file.functions.scopeOf(node),
    level: writer.level,
    structured: writer.isStructured,
    ...(writer.isFreeText ? { isFreeText: true } : {}),
    ...(writer.isOff ? { offByDefault: true } : {}),
    event: isOnlyForDevelopment(node, file) ? 'none' : strongest(shown),
  };
}

/** Inside a test of an environment variable: written only where someone switched it on. */
function isOnlyForDevelopment(node: SyntaxNode, file: PythonFile): boolean {
  const definition = enclosingFunction(node);
  for (let at = node.parent; at && at !== definition; at = at.parent) {
    const isBranch = at.type === 'if_statement' || at.type === 'elif_clause';
    const [condition] = isBranch ? parts(at) : [];
    const block = blockOf(at);
    if (!condition || !block || !contains(block, node)) continue;
    if ([...descendants(condition)].some((part) => readsEnvironment(part, file))) return true;
  }
  return false;
}

function readsEnvironment(node: SyntaxNode, file: PythonFile): boolean {
  if (environmentNameOf(node, file) !== undefined) return true;
  if (node.type !== 'identifier') return false;
  const bindings = file.scopes.lookUp(file.places.text(node), node);
  return bindings.some(
    ({ value }) => value && [...descendants(value)].some((part) => environmentNameOf(part, file) !== undefined),
  );
}

function writerOf(call: SyntaxNode, file: PythonFile): (Writer & { readonly isLogger: boolean }) | undefined {
  const [callee] = parts(call);
  if (!callee) return undefined;
  const path = file.meanings.symbolOf(callee);
  if (path !== undefined && /^(?:print|pprint|pprint\.pprint|sys\.(?:stdout|stderr)\.write)$/.test(path)) {
    return { level: 'info', isStructured: false, isLogger: false };
  }
  const { object, name } = (callee.type === 'attribute' && attributeParts(callee)) || {};
  if (!object || !name) return undefined;
  const method = file.places.text(name);
  const level = method === 'log' ? levelOfLog(call, file) : levelOf(method);
  if (!level) return undefined;
  const meaning = file.meanings.of(object);
  if (meaning.kind === 'logger') return { level, isStructured: meaning.isStructured, isLogger: true };
  const isModule = meaning.kind === 'symbol' && /^logging(?:\.root)?$/.test(meaning.path);
  if (!isModule && !isLoggerName(file.places.text(object).split('.').at(-1) ?? '')) return undefined;
  const isStructured = meaning.kind === 'made-by-symbol' && makesStructuredLogger(meaning.path);
  return { level, isStructured, isLogger: true };
}

/** `logger.setLevel(logging.DEBUG)`, `basicConfig(level='DEBUG')`, `Logger(level='DEBUG')` */
function setsDebug(call: SyntaxNode, file: PythonFile): boolean {
  const { callee, positional, keywords } = callParts(call, file.places.source);
  const name = callee ? (file.places.text(callee).split('.').at(-1) ?? '') : '';
  const given = /^(?:setLevel|set_level)$/.test(name) ? positional[0] : keywords.get('level');
  return given !== undefined && /(?:^|[.'"])DEBUG['"]?$/i.test(file.places.text(given));
}

/** `logger.log(logging.WARNING, …)`. */
function levelOfLog(call: SyntaxNode, file: PythonFile): LogFact['level'] {
  const [level] = callParts(call, file.places.source).positional;
  const name = level ? (file.places.text(level).split('.').at(-1) ?? '') : '';
  return levelOf(name.toLowerCase()) ?? 'info';
}

/** Calls that write out what they are given: the event stays what it is. */
const writers =
  /^(?:json\.dumps|simplejson\.dumps|ujson\.dumps|orjson\.dumps|str|repr|dict|vars|pprint\.pformat|jsonpickle\.encode|jsonpickle\.dumps|copy\.(?:copy|deepcopy)|format|ascii)$/;
const containers: ReadonlySet<string> = new Set([
  ...['concatenated_string', 'interpolation', 'format_expression', 'parenthesized_expression', 'dictionary', 'pair'],
  ...['tuple', 'list', 'set', 'expression_list', 'dictionary_splat', 'list_splat', 'conditional_expression'],
  ...['boolean_operator', 'keyword_argument', 'argument_list'],
]);

/** What of the event an expression writes when it is logged. */
function shownEvent(node: SyntaxNode, file: PythonFile, depth = 0): Shown {
  if (depth > 12) return 'none';
  const meaning = file.meanings.of(node);
  if (meaning.kind === 'event') {
    if (meaning.part === 'whole' || meaning.part === 'records') return 'whole';
    return meaning.part === 'headers' && isWholePart(node, file) ? 'headers' : 'none';
  }
  const inner = (nodes: readonly SyntaxNode[]): Shown =>
    strongest(nodes.map((child) => shownEvent(child, file, depth + 1)));
  if (node.type === 'string' || containers.has(node.type)) return inner(parts(node));
  if (node.type === 'binary_operator') return inner(parts(node));
  if (node.type === 'identifier') return ofName(node, file, depth);
  if (node.type !== 'call') return 'none';
  const { callee, positional, keywords } = callParts(node, file.places.source);
  const { object, name } = (callee?.type === 'attribute' && attributeParts(callee)) || {};
  const given = [...positional, ...keywords.values()];
  if (object && name && file.places.text(name) === 'format' && file.meanings.of(object).kind === 'unknown')
    return inner(given);
  const path = file.meanings.symbolOf(callee);
  return path !== undefined && writers.test(path) ? inner(given) : 'none';
}

/** `headers` and `event['headers']`, but not `event['headers']['host']`. */
function isWholePart(node: SyntaxNode, file: PythonFile): boolean {
  const { object } = (node.type === 'attribute' && attributeParts(node)) || {};
  const owner = object ?? (node.type === 'subscript' ? parts(node)[0] : undefined);
  const meaning = owner && file.meanings.of(owner);
  if (node.type === 'call') {
    const callee = parts(node)[0];
    const around = callee?.type === 'attribute' ? attributeParts(callee)?.object : undefined;
    const ofWhole = around && file.meanings.of(around);
    return ofWhole?.kind === 'event' && ofWhole.part === 'whole';
  }
  return meaning === undefined || (meaning.kind === 'event' && meaning.part === 'whole');
}

/** `message = json.dumps(event)` logged by its name. */
function ofName(node: SyntaxNode, file: PythonFile, depth: number): Shown {
  const [binding, another] = file.scopes.lookUp(file.places.text(node), node);
  if (!binding?.value || another || binding.kind !== 'assignment') return 'none';
  return binding.value.type === 'call' || binding.value.type === 'string'
    ? shownEvent(binding.value, file, depth + 1)
    : 'none';
}

function strongest(shown: readonly Shown[]): Shown {
  if (shown.includes('whole')) return 'whole';
  return shown.includes('headers') ? 'headers' : 'none';
}
