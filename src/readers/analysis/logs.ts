import type { LogFact } from '../../model/code.js';
import type { CallExpression, Expression } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { readsEnvironment } from './environment.js';
import { statementOf } from './surroundings.js';
import { bySource, contains, isFunction } from './tree.js';

type Shown = LogFact['event'];

/** Everything that is written to the log: loggers of every kind, the standard streams. */
export function readLogs(file: AnalysedFile): readonly LogFact[] {
  const { setsDebug, writesDebug } = file.words.values;
  const isDebugOn =
    writesDebug === true ||
    (setsDebug !== undefined && file.calls.some((call) => setsDebug.test(file.textOf(call).slice(0, longestSetting))));
  return [...file.calls].sort(bySource).flatMap((call) => {
    const written = logOf(call, file);
    return written ? [logFact(call, written, written.isLogger && !isDebugOn, file)] : [];
  });
}

const longestSetting = 200;

interface Written {
  readonly level: LogFact['level'];
  readonly structured: boolean;
  readonly isLogger: boolean;
}

function logFact(call: CallExpression, written: Written, mayBeOff: boolean, file: AnalysedFile): LogFact {
  const statement = statementOf(call, file);
  const isWhole = file.words.values.namesObjects !== true || written.structured;
  const shown = file.loggedBy(call).map((value) => shownEvent(value, file, isWhole));
  return {
    range: file.places.range(call),
    ...(statement ? { statementRange: file.places.range(statement) } : {}),
    scope: file.functions.scopeOf(call),
    level: written.level,
    structured: written.structured,
    ...(writesFreeText(call, file) ? { isFreeText: true } : {}),
    ...(mayBeOff && written.level === 'debug' ? { offByDefault: true } : {}),
    event: isOnlyForDevelopment(call, file) ? 'none' : strongest(shown),
  };
}

/** `System.out.println(mapper.writeValueAsString(record))` writes one record. */
function writesFreeText(call: CallExpression, file: AnalysedFile): boolean {
  const { writesFreeText: writes, serialisers } = file.words.values;
  if (!writes || !file.calleesOf(call).some((name) => writes.test(name))) return false;
  const [first, ...others] = call.arguments;
  const text = first && others.length === 0 ? first.value : undefined;
  return text?.kind !== 'call' || !file.calleesOf(text).some((name) => serialisers.test(name));
}

/** What a call writes to the log; undefined when it writes nothing. */
export function logOf(call: CallExpression, file: AnalysedFile): Written | undefined {
  const { logOf: levelOf, loggerNames, isStructured } = file.words.values;
  const { callee } = call;
  if (callee.kind === 'member') {
    const object = file.objectOf(callee.object);
    const name = nameOf(callee.object);
    const isNamed = object === undefined && loggerNames.test(name) && !file.names.isImported(name);
    if ((object?.kind === 'logger' && !object.isStepwise) || isNamed) {
      const level = levelOf(callee.name, true);
      return level && { level, structured: object?.kind === 'logger' && object.structured, isLogger: true };
    }
  }
  for (const name of file.calleesOf(call)) {
    const level = levelOf(name, false);
    const structured = isStructured?.(name, file) === true;
    if (level) return { level, structured, isLogger: false };
  }
  return undefined;
}

/** `logger` of `this.logger` and `context.getLogger()`. */
function nameOf(expression: Expression): string {
  if (expression.kind === 'call') return nameOf(expression.callee).replace(/^get(?=[A-Z])/, '');
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
}

/** Inside a test of an environment variable, or of whether the logger writes this level: somebody switched it on. */
function isOnlyForDevelopment(call: CallExpression, file: AnalysedFile): boolean {
  for (const around of file.tree.ancestorsOf(call)) {
    if (isFunction(around)) return false;
    if (!('kind' in around) || around.kind !== 'if') continue;
    if (!around.then.some((statement) => contains(statement, call))) continue;
    if (readsEnvironment(around.test, file) || /\.is(?:Debug|Trace)Enabled\b/.test(file.textOf(around.test)))
      return true;
  }
  return false;
}

/** What of the event an expression writes when it is logged. `isWhole`: an object would be written with all it holds. */
function shownEvent(expression: Expression, file: AnalysedFile, isWhole: boolean, depth = 0): Shown {
  if (depth > 12) return 'none';
  const event = file.types.eventOf(expression);
  if (event) {
    if (!isWhole) return 'none';
    if (event.part === 'whole' || event.part === 'records') return 'whole';
    return event.part === 'headers' ? 'headers' : 'none';
  }
  const inner = (parts: readonly Expression[]): Shown =>
    strongest(parts.map((part) => shownEvent(part, file, isWhole, depth + 1)));
  const inText = file.words.values.namesObjects !== true;
  const innerText = (parts: readonly Expression[]): Shown =>
    strongest(parts.map((part) => shownEvent(part, file, inText, depth + 1)));
  switch (expression.kind) {
    case 'name':
      return ofName(expression, file, isWhole, depth);
    case 'binary':
      return innerText([expression.left, expression.right]);
    case 'template':
      return innerText(expression.parts.filter((part) => typeof part !== 'string'));
    case 'cast':
    case 'await':
    case 'unary':
      return inner([expression.operand]);
    case 'conditional':
      return inner([expression.then, expression.otherwise]);
    case 'list':
      return inner(expression.items.flatMap((item) => (item.kind === 'spread' ? [] : [item])));
    case 'new':
      return inner([...expression.items, ...expression.entries.map(({ value }) => value)]);
    case 'function-expression':
      return inner(file.resultsOf(expression.function));
    case 'call':
      return ofCall(expression, file, isWhole, depth);
    default:
      return 'none';
  }
}

function ofCall(call: CallExpression, file: AnalysedFile, isWhole: boolean, depth: number): Shown {
  const { serialisers, conversions } = file.words.values;
  const names = file.calleesOf(call);
  const isSerialised = names.some((name) => serialisers.test(name));
  if (!isSerialised && !names.some((name) => conversions.test(name))) return 'none';
  const { callee } = call;
  const own = callee.kind === 'member' ? [callee.object] : [];
  return strongest(
    [...own, ...call.arguments.map(({ value }) => value)].map((value) =>
      shownEvent(value, file, isSerialised || isWhole, depth + 1),
    ),
  );
}

/** `String message = mapper.writeValueAsString(event)` logged by its name. */
function ofName(expression: Expression, file: AnalysedFile, isWhole: boolean, depth: number): Shown {
  const value = file.valueOf(expression);
  const isFollowed = value?.kind === 'call' || value?.kind === 'template' || value?.kind === 'binary';
  return value && isFollowed ? shownEvent(value, file, isWhole, depth + 1) : 'none';
}

function strongest(shown: readonly Shown[]): Shown {
  if (shown.includes('whole')) return 'whole';
  return shown.includes('headers') ? 'headers' : 'none';
}
