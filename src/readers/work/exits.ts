import type { ExitFact } from '../../model/work.js';
import { isArgument, isFunction } from '../analysis/tree.js';
import type { FlowFile, NamedCall } from '../flow/index.js';
import type { CallExpression, Expression, FunctionNode, NewExpression, Placed } from '../syntax/program.js';
import { exitFunctions, fatalMethod, loggerName, signalFunctions } from './exit-functions.js';
import { numberOf } from './numbers.js';

/** Where the program ends its process. */
export function findExits(file: FlowFile): readonly ExitFact[] {
  const exits = file.calls.filter((call) => endsProcess(call, file));
  if (exits.length === 0) return [];
  const answering = signalHandlers(file);
  return exits.map(({ node }) => fact(node, answering, file)).sort(bySource);
}

function endsProcess({ node, name, last }: NamedCall, file: FlowFile): boolean {
  const { language } = file.program;
  if (name !== undefined && exitFunctions[language].test(name)) {
    // Making the exception ends nothing, raising it does.
    return last !== 'SystemExit' || isThrown(node, file);
  }
  return language === 'go' && fatalMethod.test(last) && node.kind === 'call' && isLogger(node.callee);
}

function isThrown(node: Placed, file: FlowFile): boolean {
  const parent = file.parentOf(node);
  return parent !== undefined && 'kind' in parent && parent.kind === 'throw';
}

/** `logger.Fatal`, `h.log.Fatalf`, `logger.WithError(err).Fatal`. */
function isLogger(callee: Expression): boolean {
  let object = callee.kind === 'member' ? callee.object : undefined;
  while (object?.kind === 'call') object = object.callee.kind === 'member' ? object.callee.object : undefined;
  return (object?.kind === 'name' || object?.kind === 'member') && loggerName.test(object.name);
}

/** The functions that are called when a signal comes, or when the process ends anyway. */
function signalHandlers(file: FlowFile): ReadonlySet<FunctionNode> {
  const given = file.calls
    .filter(({ name }) => name !== undefined && signalFunctions.test(name))
    .flatMap(({ node }) => node.arguments.flatMap(({ value }) => functionIn(value, file) ?? []));
  return new Set(given);
}

function functionIn(value: Expression, file: FlowFile): FunctionNode | undefined {
  if (value.kind === 'function-expression') return value.function;
  if (value.kind !== 'name') return undefined;
  const declaration = file.declarationOf(value.name, value);
  if (declaration?.kind === 'function') return declaration.function;
  return declaration?.value?.kind === 'function-expression' ? declaration.value.function : undefined;
}

function fact(node: CallExpression | NewExpression, answering: ReadonlySet<FunctionNode>, file: FlowFile): ExitFact {
  const statement = statementOf(node, file);
  const [given] = node.arguments;
  const code = given && numberOf(given.value, file);
  const { start, end } = node.kind === 'call' ? node.callee : node.type;
  return {
    range: file.range(node),
    scope: file.scopeOf(node),
    text: file.text.slice(start, end).replace(/\s+/g, ''),
    ...(statement ? { statementRange: file.range(statement) } : {}),
    ...(code === undefined ? {} : { code }),
    isExplained: isExplained(node, file),
    isAfterSignal: functionsAround(node, file).some((around) => answering.has(around)),
  };
}

/** A comment on the lines directly above speaks of the end of the process. */
function isExplained(node: Placed, file: FlowFile): boolean {
  return file.program.comments.some(
    ({ end, text }) => end <= node.start && /^\s*$/.test(between(end, node, file)) && speaksOfExit.test(text),
  );
}

/** What stands between a comment and a node, other comments left out. */
function between(end: number, { start }: Placed, { text }: FlowFile): string {
  return text.slice(end, start).replace(/(?:\/\/|#).*$/gm, '');
}

const speaksOfExit = /\b(?:exit|process|container|environment|cold start|restart)/i;

function functionsAround(node: Placed, file: FlowFile): readonly FunctionNode[] {
  return [...file.tree.ancestorsOf(node)].filter((around): around is FunctionNode => isFunction(around));
}

function statementOf(node: Placed, file: FlowFile): Placed | undefined {
  const parent = file.parentOf(node);
  if (!parent || isArgument(parent) || !('kind' in parent)) return undefined;
  return parent.kind === 'expression' || parent.kind === 'throw' ? parent : undefined;
}

function bySource(a: ExitFact, b: ExitFact): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
