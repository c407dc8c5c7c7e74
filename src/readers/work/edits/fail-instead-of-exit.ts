import type { Language } from '../../../model/code.js';
import type { SourceRange } from '../../../model/source.js';
import { isCatch, isFunction, type Node } from '../../analysis/tree.js';
import type { CallExpression, Expression, NewExpression, Statement } from '../../syntax/program.js';
import type { Draft } from './draft.js';
import { siblingsOf } from './siblings.js';

/**
 * Throws where the process was ended: the error that was caught, or one that says what is written to the log in front of
 * it. A `return` behind it, which nothing reaches any more, goes away. Go has no exceptions.
 */
export function failInsteadOfExit(draft: Draft, at: SourceRange): boolean {
  const { language } = draft.file.program;
  const statement = draft.nodesAt(at).find(isExit);
  const thrown = statement && thrownIn(statement, draft);
  if (!statement || thrown === undefined || language === 'go') return false;
  draft.changes.replace(statement.start, statement.end, thrown + (draft.textOf(statement).endsWith(';') ? ';' : ''));
  removeReturnBehind(statement, draft);
  return true;
}

function isExit(node: Node): node is Statement {
  return 'kind' in node && (node.kind === 'expression' || node.kind === 'throw');
}

/** Without a semicolon. */
function thrownIn(statement: Statement, draft: Draft): string | undefined {
  const { language } = draft.file.program;
  const form = throwing[language];
  const caught = caughtAround(statement, draft);
  if (caught !== undefined) return form.again(caught);
  const call = callIn(statement);
  if (!form.anew || !call) return undefined;
  return form.anew(draft.quoted(reasonOf(call, statement, draft)));
}

/** The name of the error that the `catch` around it holds; empty when it has none. */
function caughtAround(statement: Statement, draft: Draft): string | undefined {
  for (const around of draft.file.tree.ancestorsOf(statement)) {
    if (isFunction(around)) return undefined;
    if (isCatch(around)) return around.name ?? '';
  }
  return undefined;
}

interface Throwing {
  /** A new error with this text, which is a literal. */
  readonly anew?: (text: string) => string;
  /** The caught error, by its name. */
  readonly again: (name: string) => string | undefined;
}

const script: Throwing = {
  anew: (text) => `throw new Error(${text})`,
  again: (name) => (name === '' ? undefined : `throw ${name}`),
};

const throwing: Readonly<Record<Language, Throwing>> = {
  typescript: script,
  javascript: script,
  python: { anew: (text) => `raise RuntimeError(${text})`, again: () => 'raise' },
  java: {
    anew: (text) => `throw new IllegalStateException(${text})`,
    again: (name) => (name === '' ? undefined : `throw new IllegalStateException(${name})`),
  },
  csharp: { anew: (text) => `throw new InvalidOperationException(${text})`, again: () => 'throw' },
  go: { again: () => undefined },
};

function callIn(statement: Statement): CallExpression | NewExpression | undefined {
  const value =
    statement.kind === 'expression' ? statement.expression : statement.kind === 'throw' ? statement.value : undefined;
  return value?.kind === 'call' || value?.kind === 'new' ? value : undefined;
}

/** What the exit says itself, what is logged right in front of it, or that there was one. */
function reasonOf(call: CallExpression | NewExpression, statement: Statement, draft: Draft): string {
  const own = textIn(call);
  const before = siblingsOf(statement, draft).findLast(({ end }) => end <= statement.start);
  const logged =
    before?.kind === 'expression' && before.expression.kind === 'call' ? textIn(before.expression) : undefined;
  return own ?? logged ?? 'The function cannot go on';
}

function textIn({
  arguments: given,
}: {
  readonly arguments: readonly { readonly value: Expression }[];
}): string | undefined {
  const text = given
    .map(({ value }) => value)
    .find((value) => value.kind === 'literal' && typeof value.value === 'string');
  return text?.kind === 'literal' && text.value !== '' ? String(text.value).replace(/[:\s]+$/, '') : undefined;
}

function removeReturnBehind(statement: Statement, draft: Draft): void {
  const next = siblingsOf(statement, draft).find(({ start }) => start >= statement.end);
  if (next?.kind !== 'return') return;
  const from = draft.lineStart(next.start);
  const until = draft.nextLine(next.end);
  const isAlone = draft.text.slice(from, next.start).trim() === '' && draft.text.slice(next.end, until).trim() === '';
  if (isAlone) draft.changes.replace(from, until, '');
  else draft.changes.replace(statement.end, next.end, '');
}
