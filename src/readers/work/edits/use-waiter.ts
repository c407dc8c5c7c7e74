import type { CodeIntent, StateWaiter } from '../../../model/intent.js';
import { contains, descendants, type NodeOf } from '../../analysis/tree.js';
import type { CallExpression, Expression, LoopStatement, NameExpression, Statement } from '../../syntax/program.js';
import { beginsItsLine } from './blocks.js';
import type { Draft } from './draft.js';
import { constantOf, usesOf } from './names.js';
import { statementEnd } from './script.js';
import { dropUnusedImport, importBeside } from './script-imports.js';

type UseWaiter = Extract<CodeIntent, { readonly kind: 'use-waiter' }>;

/**
 * Puts a waiter of the SDK in the place of a loop that does nothing but ask for a state, leave when it is reached, and pause.
 * It asks as often and pauses as long as the loop did.
 *
 * Sources: boto3 guide, "Waiters"; AWS SDK for JavaScript v3, waiters of `@aws-sdk/client-*`, read 2026-11-21.
 */
export function useWaiter(draft: Draft, intent: UseWaiter): boolean {
  const loop = draft.nodesAt(intent.at).find((node): node is NodeOf<'loop'> => 'kind' in node && node.kind === 'loop');
  const asked = loop && askedIn(loop, intent, draft);
  if (!loop || !asked || !beginsItsLine(loop, draft) || saysMore(loop, draft)) return false;
  if (!isUsedElsewhere(loop, draft) || !isOnlyForLoop(loop, draft)) return false;
  const written = waitingFor(asked, intent, draft);
  if (written === undefined) return false;
  draft.changes.replace(loop.start, loop.end, written);
  const imported = new Set(namesIn(loop).map(({ name }) => name));
  for (const name of imported) dropUnusedImport(draft, name, [loop]);
  return true;
}

/** What the file declares for the loop alone would be left over. */
function isUsedElsewhere(loop: LoopStatement, draft: Draft): boolean {
  return namesIn(loop).every((node) => {
    const declaration = draft.file.declarationOf(node.name, node);
    const isOwn = !declaration || contains(loop, declaration.place);
    return (
      isOwn ||
      declaration.kind === 'parameter' ||
      usesOf(declaration, draft).some((use) => !contains(loop, use)) ||
      isInRequest(node, draft)
    );
  });
}

/** The client and what is asked for are named by what comes in the place of the loop. */
function isInRequest(node: NameExpression, { file }: Draft): boolean {
  for (const around of file.tree.ancestorsOf(node)) {
    if ('kind' in around && around.kind === 'loop') return false;
    if ('kind' in around && (around.kind === 'variable' || around.kind === 'if')) return true;
  }
  return false;
}

function namesIn(loop: LoopStatement): readonly NameExpression[] {
  return [...descendants(loop)].filter((node): node is NameExpression => 'kind' in node && node.kind === 'name');
}

interface Asked {
  readonly call: CallExpression;
  readonly waiter: StateWaiter;
  /** The class of the command that asks, in scripts. */
  readonly command: string | undefined;
}

/** `state = …`, `if (state === 'ACTIVE') break`, and a pause: nothing else. */
function askedIn(loop: LoopStatement, { waiters, pause }: UseWaiter, draft: Draft): Asked | undefined {
  const body = [...loop.body];
  const sleep = body.pop();
  const leave = body.pop();
  const [read, ...others] = body;
  const [paused] = draft.nodesAt(pause);
  if (!sleep || !paused || !contains(sleep, paused) || sleep.kind !== 'expression' || others.length > 0)
    return undefined;
  if (leave?.kind !== 'if' || leave.otherwise.length > 0 || !isBreak(leave.then)) return undefined;
  if (read && (read.kind !== 'variable' || !/^(?:name|map)-pattern$/.test(read.target.kind))) return undefined;
  const { test } = leave;
  if (test.kind !== 'binary' || !/^={2,3}$/.test(test.operator) || test.right.kind !== 'literal') return undefined;
  const state = test.right.value;
  const way = wayTo(test.left, draft);
  const waiter = waiters.find((each) => each.state === state && each.path.join('.') === way?.path.join('.'));
  if (!way || !waiter || !contains(loop, way.call) || !isFixed(way.call, loop, draft)) return undefined;
  const [command] = way.call.arguments.map(({ value }) => value);
  return { call: way.call, waiter, command: command?.kind === 'new' ? command.type.name : undefined };
}

function isBreak(statements: readonly Statement[]): boolean {
  const [only, ...others] = statements;
  return only?.kind === 'jump' && only.jump === 'break' && others.length === 0;
}

/** Nothing outside asks for what the loop declares: the state, or how often it looked, which Python knows behind it too. */
function isOnlyForLoop(loop: LoopStatement, { file }: Draft): boolean {
  const outside = file.tree.of('name').filter((use) => !contains(loop, use));
  return file.tree
    .of('name-pattern')
    .filter((pattern) => contains(loop, pattern))
    .every((pattern) => {
      const declaration = file.declarationOf(pattern.name, pattern);
      return outside.every((use) => {
        if (use.name !== pattern.name) return true;
        const meant = file.declarationOf(use.name, use);
        return meant !== undefined && meant.place !== declaration?.place;
      });
    });
}

/** The call that a value is read from, and the fields on the way. */
function wayTo(
  expression: Expression,
  draft: Draft,
  depth = 0,
): { readonly call: CallExpression; readonly path: readonly string[] } | undefined {
  const behind = (object: Expression, ...names: readonly string[]) => {
    const way = depth > 8 ? undefined : wayTo(object, draft, depth + 1);
    return way && { call: way.call, path: [...way.path, ...names] };
  };
  switch (expression.kind) {
    case 'member':
      return behind(expression.object, expression.name);
    case 'index':
      return expression.index.kind === 'literal'
        ? behind(expression.object, String(expression.index.value))
        : undefined;
    case 'await':
      return behind(expression.operand);
    case 'name': {
      const declaration = constantOf(expression, draft);
      return declaration?.value && behind(declaration.value, ...(declaration.keys ?? []));
    }
    case 'call': {
      const { callee, arguments: given } = expression;
      const [key, ...others] = given.map(({ value }) => value);
      const isGet = callee.kind === 'member' && callee.name === 'get' && key?.kind === 'literal' && others.length === 0;
      return isGet ? behind(callee.object, String(key.value)) : { call: expression, path: [] };
    }
    default:
      return undefined;
  }
}

/** What it asks is the same at each turn. */
function isFixed(call: CallExpression, loop: LoopStatement, { file }: Draft): boolean {
  return [...descendants(call)].every((node) => {
    if (!('kind' in node) || node.kind !== 'name') return true;
    const declaration = file.declarationOf(node.name, node);
    return !declaration || !contains(loop, declaration.place);
  });
}

/** A comment would go, or something is done when no turn is left. */
function saysMore(loop: LoopStatement, { file, text }: Draft): boolean {
  return (
    file.program.comments.some((comment) => contains(loop, comment)) ||
    /\n[ \t]*else:/.test(text.slice(loop.start, loop.end))
  );
}

function waitingFor(asked: Asked, { operation, seconds, tries }: UseWaiter, draft: Draft): string | undefined {
  const { callee, arguments: given } = asked.call;
  if (callee.kind !== 'member') return undefined;
  const client = draft.textOf(callee.object);
  if (draft.file.program.language === 'python') {
    if (snake(operation) !== callee.name || given.some(({ name }) => name === undefined)) return undefined;
    const settings = `{${draft.quoted('Delay')}: ${seconds}, ${draft.quoted('MaxAttempts')}: ${tries}}`;
    const all = [...given.map((argument) => draft.textOf(argument)), `WaiterConfig=${settings}`].join(', ');
    return `${client}.get_waiter(${draft.quoted(snake(asked.waiter.name))}).wait(${all})`;
  }
  const [command, ...others] = given.map(({ value }) => value);
  const imported = draft.file.program.imports.find(({ module, names }) => {
    return (
      module.startsWith('@aws-sdk/client-') &&
      names.some(({ local, imported: name }) => local === asked.command && name === `${operation}Command`)
    );
  });
  if (callee.name !== 'send' || command?.kind !== 'new' || others.length > 0 || command.arguments.length !== 1)
    return undefined;
  const waiter = `waitUntil${asked.waiter.name}`;
  if (!imported || !importBeside(draft, imported, [waiter])) return undefined;
  const [input] = command.arguments;
  const end = statementEnd(draft);
  const settings = `{ client: ${client}, minDelay: ${seconds}, maxDelay: ${seconds}, maxWaitTime: ${seconds * tries} }`;
  return input && `await ${waiter}(${settings}, ${draft.textOf(input)})${end}`;
}

/** `DescribeTable` is `describe_table`. */
function snake(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}
