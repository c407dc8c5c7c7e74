import { isClass } from '../../../analysis/tree.js';
import { indentationOf, lineEndBehind, stepOf } from '../blocks.js';
import type { Draft } from '../draft.js';
import { freeName } from '../names.js';
import type { KeptCall } from './index.js';

/** A static field of the class holds the answer and the time it is good until, behind the fields there are. */
export function keepInCSharp(draft: Draft, { call, statement, subject, seconds }: KeptCall): boolean {
  const waiting = draft.file.parentOf(call);
  const owner = [...draft.file.tree.ancestorsOf(call)].find(isClass);
  const field = owner?.fields.at(-1);
  const end = field && lineEndBehind(field, draft);
  const response = typeOfAnswer(call, draft);
  if (!waiting || !('kind' in waiting) || waiting.kind !== 'await' || end === undefined || response === undefined)
    return false;
  if (!field || draft.textOf(waiting).includes('\n')) return false;
  const name = freeName(`_kept${subject}`, draft);
  const isOpen = draft.file.program.imports.some(({ module }) => module === 'System');
  const time = isOpen ? 'DateTime' : 'System.DateTime';
  const { newline } = draft;
  const outer = indentationOf(statement, draft);
  const lines = [
    `if (${name}.Until < ${time}.UtcNow)`,
    '{',
    `${stepOf(draft)}${name} = (${draft.textOf(waiting)}, ${time}.UtcNow.AddMinutes(${seconds / 60}));`,
    '}',
  ];
  const declared = `private static (${response} Answer, ${time} Until) ${name};`;
  draft.changes.insert(end, newline + indentationOf(field, draft) + declared);
  draft.changes.insert(draft.lineStart(statement.start), lines.map((line) => outer + line + newline).join(''));
  draft.changes.replace(waiting.start, waiting.end, `${name}.Answer`);
  return true;
}

/** Named as the request is, which stands there without its namespace. */
function typeOfAnswer({ callee, arguments: given }: KeptCall['call'], { file }: Draft): string | undefined {
  const [request, ...others] = given.map(({ value }) => value);
  const operation = /^(\w+)Async$/.exec(callee.kind === 'member' ? callee.name : '')?.[1];
  if (operation === undefined || request?.kind !== 'new' || others.length > 0) return undefined;
  const isOpen = file.program.imports.some(({ module, opensAll }) => opensAll && /^Amazon\.\w+\.Model$/.test(module));
  return isOpen && request.type.name === `${operation}Request` ? `${operation}Response` : undefined;
}
