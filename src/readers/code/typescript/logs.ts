import type { TSESTree } from '@typescript-eslint/types';
import type { LogFact } from '../../../model/code.js';
import { environmentName } from './environment-names.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import type { Origin } from './origins.js';
import { bare, isFunctionNode, keyName, methodCall, widened } from './syntax.js';

/** A log call with its node, for extractors that must tell logging from work. */
export interface PlacedLog {
  readonly fact: LogFact;
  readonly node: TSESTree.CallExpression;
}

const levels: Readonly<Record<string, LogFact['level']>> = {
  trace: 'debug',
  debug: 'debug',
  verbose: 'debug',
  silly: 'debug',
  log: 'info',
  info: 'info',
  http: 'info',
  notice: 'info',
  dir: 'info',
  table: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  fatal: 'error',
  critical: 'error',
  emerg: 'error',
  alert: 'error',
  crit: 'error',
};

/** Loggers of npm that write JSON for each entry, and those that write plain lines. */
const structuredModules =
  /^(?:@aws-lambda-powertools\/logger|@dazn\/lambda-powertools-logger|pino|winston|bunyan|lambda-log|tslog|roarr|@middy\/input-output-logger)(?:\/|$)/;
const plainModules = /^(?:loglevel|signale|consola|log4js|debug|npmlog)(?:\/|$)/;

/** Every call that writes to the log, in source order. */
export function findLogs(module: Module): readonly PlacedLog[] {
  return module.parsed.nodes.of(Type.CallExpression).flatMap((node) => {
    const log = logCall(node, module);
    if (!log) return [];
    const statement = widened(node).parent;
    const fact: LogFact = {
      range: module.parsed.lines.range(...node.range),
      ...(statement?.type === Type.ExpressionStatement
        ? { statementRange: module.parsed.lines.range(...statement.range) }
        : {}),
      scope: module.functions.scopeOf(node),
      ...log,
      event: isOnlyForDevelopment(node, module) ? 'none' : loggedOfEvent(node.arguments, module),
    };
    return [{ fact, node }];
  });
}

function logCall(
  node: TSESTree.CallExpression,
  module: Module,
): Pick<LogFact, 'level' | 'structured' | 'isFreeText'> | undefined {
  const method = node.callee ? methodCall(node) : undefined;
  const level = method && Object.hasOwn(levels, method.name) ? levels[method.name] : undefined;
  if (!method || !level) return undefined;
  const object = bare(method.object);
  if (module.bindings.isGlobal(object, 'console')) {
    return { level, structured: false, ...(isJson(node, module) ? {} : { isFreeText: true }) };
  }
  const structured = isStructured(object, module);
  return structured === undefined ? undefined : { level, structured };
}

/** `console.log(JSON.stringify({ … }))` writes one record. */
function isJson({ arguments: [first, ...others] }: TSESTree.CallExpression, module: Module): boolean {
  const value = first && others.length === 0 ? module.bindings.resolve(first) : undefined;
  return value?.type === Type.CallExpression && methodCall(value)?.name === 'stringify';
}

/** Undefined when the object is no logger. */
function isStructured(object: TSESTree.Node, module: Module, depth = 0): boolean | undefined {
  const value = module.bindings.resolve(object);
  if (module.bindings.isGlobal(value, 'console')) return false;
  const origin = originOfLogger(value, module, depth);
  if (origin && structuredModules.test(origin.module)) return true;
  if (origin && plainModules.test(origin.module)) return false;
  return isNamedLogger(object) ? true : undefined;
}

function originOfLogger(value: TSESTree.Node, module: Module, depth: number): Origin | undefined {
  if (depth > 4) return undefined;
  if (value.type === Type.CallExpression) {
    const made = module.origins.of(value.callee);
    if (made) return made;
    const method = methodCall(value);
    return method && originOfLogger(module.bindings.resolve(method.object), module, depth + 1);
  }
  const instance = module.instances.of(value);
  return instance?.kind === 'imported' ? instance.origin : module.origins.of(value);
}

/** `logger`, `this.logger`, `log`, `context.log`: named for what it is, wherever it comes from. */
function isNamedLogger(node: TSESTree.Node): boolean {
  const value = bare(node);
  const name = value.type === Type.MemberExpression ? bare(value.property) : value;
  return name.type === Type.Identifier && /^_?(?:log|logger|[a-z]+Logger)$/.test(name.name);
}

/** Inside a test of an environment variable: written only where someone switched it on. */
function isOnlyForDevelopment(node: TSESTree.Node, module: Module): boolean {
  let child = node;
  for (let parent = node.parent; parent && !isFunctionNode(parent); child = parent, parent = parent.parent) {
    const test = conditionOf(parent, child);
    if (test && readsEnvironment(test, module)) return true;
  }
  return false;
}

/** The test that decides whether `child` runs. */
function conditionOf(parent: TSESTree.Node, child: TSESTree.Node): TSESTree.Node | undefined {
  if (parent.type === Type.IfStatement) return parent.consequent === child ? parent.test : undefined;
  if (parent.type !== Type.LogicalExpression || parent.operator !== '&&') return undefined;
  return parent.right === child ? parent.left : undefined;
}

function readsEnvironment(test: TSESTree.Node, module: Module): boolean {
  const { bindings, origins, parsed } = module;
  const constants = parsed.nodes.within(Type.Identifier, test).map((name) => bindings.resolve(name));
  const isRead = (node: TSESTree.Node) => environmentName(node, bindings, origins) !== undefined;
  return [test, ...constants].some(
    (place) =>
      parsed.nodes.within(Type.MemberExpression, place).some(isRead) ||
      parsed.nodes.within(Type.Identifier, place).some(isRead),
  );
}

const containers = new Set(['stringify', 'inspect', 'format', 'String', 'structuredClone', 'cloneDeep', 'assign']);

/** What of the event stands in the arguments, looked for in everything that keeps a value whole. */
function loggedOfEvent(nodes: readonly (TSESTree.Node | null)[], module: Module, depth = 0): LogFact['event'] {
  let found: LogFact['event'] = 'none';
  for (const node of nodes) {
    const part = node ? partOfEvent(node, module, depth) : 'none';
    if (part === 'whole') return 'whole';
    if (part === 'headers') found = 'headers';
  }
  return found;
}

function partOfEvent(node: TSESTree.Node, module: Module, depth: number): LogFact['event'] {
  if (depth > 8) return 'none';
  const inner = (...nodes: readonly (TSESTree.Node | null)[]) => loggedOfEvent(nodes, module, depth + 1);
  const path = module.events.pathTo(node);
  if (path) return kindOfPath(path);
  const value = module.bindings.resolve(node);
  switch (value.type) {
    case Type.TemplateLiteral:
      return inner(...value.expressions);
    case Type.ObjectExpression:
      return inner(...loggedProperties(value, module));
    case Type.ArrayExpression:
      return inner(...value.elements);
    case Type.SpreadElement:
      return inner(value.argument);
    case Type.BinaryExpression:
    case Type.LogicalExpression:
      return inner(value.left, value.right);
    case Type.ConditionalExpression:
      return inner(value.consequent, value.alternate);
    case Type.CallExpression: {
      const name = methodCall(value)?.name ?? ('name' in value.callee ? value.callee.name : '');
      const hasReplacer = name === 'stringify' && isReplacer(value.arguments[1]);
      return containers.has(String(name)) && !hasReplacer ? inner(...value.arguments) : 'none';
    }
    default:
      return 'none';
  }
}

/** `{ ...event, headers: undefined }` is no longer the whole event: somebody thought of what is in it. */
function loggedProperties(object: TSESTree.ObjectExpression, { events }: Module): readonly TSESTree.Node[] {
  const overwrites = object.properties.some(
    (entry) => entry.type === Type.Property && isDelicate(keyName(entry) ?? ''),
  );
  return object.properties.flatMap((entry) => {
    if (entry.type === Type.Property) return [entry.value];
    return overwrites && events.pathTo(entry.argument)?.length === 0 ? [] : [entry.argument];
  });
}

function isDelicate(name: string): boolean {
  return /^(?:headers|multiValueHeaders|body|authorization)$/.test(name);
}

function kindOfPath(path: readonly string[]): LogFact['event'] {
  const [first, second] = path;
  if (first === undefined) return 'whole';
  if (first.startsWith('...'))
    return second === undefined && !first.slice(3).split(',').some(isDelicate) ? 'whole' : 'none';
  if (first === 'Records' && second === undefined) return 'whole';
  return /^(?:multiValueHeaders|headers)$/.test(first) && second === undefined ? 'headers' : 'none';
}

/** A function or list may leave things out; `JSON.stringify(event, null, 2)` leaves nothing out. */
function isReplacer(node: TSESTree.Node | undefined): boolean {
  return (
    node !== undefined && node.type !== Type.Literal && !(node.type === Type.Identifier && node.name === 'undefined')
  );
}
