import { indentationOf, moved, stepOf } from '../blocks.js';
import type { Draft } from '../draft.js';
import { freeName } from '../names.js';
import { statementEnd } from '../script.js';
import { importBeside } from '../script-imports.js';
import type { KeptCall } from './index.js';
import { inFrontOfAll } from './top-level.js';

/** A variable of the module holds the answer and the time it is good until. */
export function keepInScript(draft: Draft, { call, statement, subject, seconds }: KeptCall): boolean {
  const waiting = draft.file.parentOf(call);
  const top = inFrontOfAll(call, draft);
  if (!waiting || !('kind' in waiting) || waiting.kind !== 'await' || top === undefined) return false;
  const name = freeName(`kept${subject}`, draft);
  const type = typeOfKept(call, draft);
  if (type === undefined) return false;
  const { newline } = draft;
  const outer = indentationOf(statement, draft);
  const step = stepOf(draft);
  const end = statementEnd(draft);
  const lines = [
    `${outer}if (!${name} || ${name}.until < Date.now()) {`,
    `${outer}${step}${name} = {`,
    `${outer}${step}${step}answer: ${moved(draft.textOf(waiting), indentationOf(waiting, draft), outer + step + step)},`,
    `${outer}${step}${step}until: Date.now() + ${grouped(seconds * 1000)},`,
    `${outer}${step}}${end}`,
    `${outer}}`,
  ];
  draft.changes.insert(top, `let ${name}${type}${end}${newline}${newline}`);
  draft.changes.insert(draft.lineStart(statement.start), lines.map((line) => line + newline).join(''));
  const around = draft.text.slice(waiting.start - 1, waiting.start) + draft.text.slice(waiting.end, waiting.end + 1);
  const isInBrackets = around === '()' && !/[\w$)\]]\s*$/.test(draft.text.slice(0, waiting.start - 1));
  draft.changes.replace(waiting.start - Number(isInBrackets), waiting.end + Number(isInBrackets), `${name}.answer`);
  return true;
}

/** The type of the variable with its colon; empty where the language has none, undefined where it cannot be said. */
function typeOfKept({ callee, arguments: given }: KeptCall['call'], draft: Draft): string | undefined {
  if (draft.file.program.language === 'javascript') return '';
  const [command, ...others] = given.map(({ value }) => value);
  if (callee.kind !== 'member' || callee.name !== 'send' || command?.kind !== 'new' || others.length > 0)
    return undefined;
  const beside = draft.file.program.imports.find(({ names }) =>
    names.some(({ local, imported }) => local === command.type.name && imported === local && local.endsWith('Command')),
  );
  const output = `${command.type.name}Output`;
  if (!beside || !importBeside(draft, beside, [`type ${output}`])) return undefined;
  return `: { readonly answer: ${output}; readonly until: number } | undefined`;
}

/** `300_000`. */
function grouped(milliseconds: number): string {
  return String(milliseconds).replace(/(?<=\d)(?=(?:\d{3})+$)/g, '_');
}
