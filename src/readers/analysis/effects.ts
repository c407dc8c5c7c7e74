import type { CallExpression, Statement } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import type { Effects } from './paths.js';
import { type Node, running } from './tree.js';

/** What each statement does that fails, or ends the program, of its own. */
export function ownEffects(statement: Statement, file: AnalysedFile): ReturnType<Effects> {
  const { exits, raises, raisesBy } = file.words.errors;
  if (statement.kind === 'return' && raisesBy?.(statement, file)) return { end: 'raises' };
  for (const call of callsIn(statement)) {
    const names = file.calleesOf(call);
    if (names.some((name) => exits.test(name))) return { end: 'exits', reported: true };
    if (raises && names.some((name) => raises.test(name))) return { end: 'raises' };
  }
  return {};
}

/** The calls that a statement makes, but for those in functions inside. */
export function callsIn(statement: Statement): readonly CallExpression[] {
  const found: CallExpression[] = [];
  for (const node of running([statement] as readonly Node[]))
    if ('kind' in node && node.kind === 'call') found.push(node);
  return found;
}
