import type { CodeIntent } from '../../../../model/intent.js';
import { isFunction, type NodeOf } from '../../../analysis/tree.js';
import type { CallExpression, Expression, Statement } from '../../../syntax/program.js';
import { beginsItsLine, statementAround } from '../blocks.js';
import type { Draft } from '../draft.js';
import { keepInCSharp } from './csharp.js';
import { keepInGo } from './go.js';
import { keepInJava } from './java.js';
import { isSameEachTime } from './lasting.js';
import { keepInPython } from './python.js';
import { keepInScript } from './script.js';

/** A call whose answer is to be kept for some time. */
export type KeepAnswer = Extract<CodeIntent, { readonly kind: 'keep-answer' }>;

/** A call that asks for the same whenever it is made, in a statement that always makes it. */
export interface KeptCall {
  readonly call: CallExpression;
  readonly statement: Statement;
  /** What the variable for it is about: `SecretValue`. */
  readonly subject: string;
  readonly seconds: number;
}

/**
 * Keeps the answer of a call outside its function for some time, and asks only when that is over. What the call asks for
 * must not depend on anything of the invocation.
 */
export function keepAnswer(draft: Draft, { at, operation, seconds }: KeepAnswer): boolean {
  const call = draft.nodesAt(at).find((node): node is NodeOf<'call'> => 'kind' in node && node.kind === 'call');
  const statement = call && statementAround(call, draft);
  if (!call || !statement || !draft.file.functionAround(call) || !beginsItsLine(statement, draft)) return false;
  if (!isAlwaysMade(call, statement, draft) || !isSameEachTime(call, draft)) return false;
  const kept = { call, statement, subject: operation.replace(/^(?:Batch)?Get/, ''), seconds };
  switch (draft.file.program.language) {
    case 'typescript':
    case 'javascript':
      return keepInScript(draft, kept);
    case 'python':
      return keepInPython(draft, kept);
    case 'go':
      return keepInGo(draft, kept);
    case 'csharp':
      return keepInCSharp(draft, kept);
    case 'java':
      return keepInJava(draft, kept);
  }
}

/** Nothing between the call and its statement decides whether it is made, and nothing in front of it in the statement runs. */
function isAlwaysMade(call: Expression, statement: Statement, draft: Draft): boolean {
  if (!/^(?:variable|expression|return)$/.test(statement.kind)) return false;
  for (const around of draft.file.tree.ancestorsOf(call)) {
    if (around === statement) return true;
    if (isFunction(around) || ('kind' in around && !passing.has(around.kind))) return false;
  }
  return false;
}

const passing: ReadonlySet<string> = new Set(['member', 'index', 'call', 'await', 'assign', 'cast', 'unary']);
