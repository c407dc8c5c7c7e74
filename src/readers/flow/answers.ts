import type { CallFact } from '../../model/code.js';
import type { AnswerFact } from '../../model/flow.js';
import { LineIndex } from '../../model/source.js';
import { isFunction } from '../analysis/tree.js';
import type { Expression, Placed } from '../syntax/program.js';
import { AnswerFollower } from './answer-follower.js';
import type { FlowFile } from './flow-file.js';
import { References } from './references.js';

/** What becomes of the answers of the AWS calls of a file. Those of helpers are not the services' own. */
export function findAnswers(file: FlowFile, calls: readonly CallFact[]): readonly AnswerFact[] {
  const asked = calls.filter(({ provider, isHelper }) => provider === 'aws' && !isHelper);
  if (asked.length === 0) return [];
  const lines = new LineIndex({ path: file.program.path, text: file.text });
  const nodes = nodesByPlace(file);
  const references = new References(file);
  return asked.flatMap(({ range, scope }): readonly AnswerFact[] => {
    const call = nodes.get(placeKey(lines.offset(range.start), lines.offset(range.end)));
    const made = call && sent(call, file, references);
    if (!made) return [];
    const follower = new AnswerFollower(file, references);
    if (!takesCallback(made, file) || !follower.followCallback(made)) follower.follow(made);
    const { fields, isHandedOn } = follower;
    return [{ range, scope, fields, isHandedOn, asksForMore: furtherPages.test(around(made, file)) }];
  });
}

/**
 * Names by which the APIs of AWS, their SDKs and their users speak of further pages: tokens, keys, markers, paginators.
 * Source: API references of the services listed in `knowledge/paginated-operations.ts`, read 2026-11-21.
 */
const furtherPages =
  /next_?page|next_?token|start(?:ing)?_?token|evaluated_?key|start_?key|continuation_?token|is_?truncated|next_?marker|has_?more|paginat|\bMarker\b|more_?(?:results|pages|items|data)/i;

/** The text of the outermost function around a call, or of the whole file. */
function around(call: Placed, file: FlowFile): string {
  let outermost: Placed | undefined;
  for (const node of file.tree.ancestorsOf(call)) if (isFunction(node)) outermost = node;
  return outermost ? file.text.slice(outermost.start, outermost.end) : file.text;
}

/** Only the clients of the SDK for JavaScript, up to its third version. */
function takesCallback(call: Expression, { program }: FlowFile): boolean {
  return call.kind === 'call' && (program.language === 'javascript' || program.language === 'typescript');
}

function nodesByPlace({ tree }: FlowFile): ReadonlyMap<string, Expression> {
  const nodes = new Map<string, Expression>();
  for (const node of [...tree.of('new'), ...tree.of('call')]) nodes.set(placeKey(node.start, node.end), node);
  return nodes;
}

function placeKey(start: number, end: number): string {
  return `${start} ${end}`;
}

/** The call whose answer it is: for a command that is made before, the call that it is handed to. */
function sent(node: Expression, file: FlowFile, references: References): Expression | undefined {
  if (node.kind !== 'new') return node;
  const direct = callGiven(node, file);
  if (direct) return direct;
  const names = references.toValueOf(node);
  const calls = names.flatMap((name) => callGiven(name, file) ?? []);
  return calls.length === 1 ? calls[0] : undefined;
}

function callGiven(node: Placed, file: FlowFile): Expression | undefined {
  const argument = file.parentOf(node);
  const call = argument && file.parentOf(argument);
  return call && 'kind' in call && call.kind === 'call' && call.callee.kind === 'member' ? call : undefined;
}
