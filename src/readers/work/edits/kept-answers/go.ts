import { indentationOf, indentLines, lineEndBehind, stepOf } from '../blocks.js';
import type { Draft } from '../draft.js';
import { errorCheckBehind, errorIsAskedLater } from '../go-errors.js';
import { importStandard } from '../go-imports.js';
import { freeName } from '../names.js';
import type { KeptCall } from './index.js';
import { inFrontOfAll } from './top-level.js';

/** A variable of the package holds the answer and the time it is good until; the check of the error goes along. */
export function keepInGo(draft: Draft, { call, statement, subject, seconds }: KeptCall): boolean {
  const check =
    statement.kind === 'variable' && statement.value === call ? errorCheckBehind(statement, draft) : undefined;
  const end = check && lineEndBehind(check, draft);
  const top = inFrontOfAll(call, draft);
  if (statement.kind !== 'variable' || !check || end === undefined || top === undefined) return false;
  const [answer, error] = statement.target.kind === 'list-pattern' ? statement.target.items : [];
  if (answer?.kind !== 'name-pattern' || error?.kind !== 'name-pattern' || answer.name === '_') return false;
  const { callee } = call;
  const operation = callee.kind === 'member' ? callee.name : '';
  const service = new RegExp(`&(\\w+)\\.${operation}Input\\b`).exec(draft.textOf(call))?.[1];
  if (service === undefined || errorIsAskedLater(error, check, draft) || !importStandard(draft, 'time')) return false;
  const name = freeName(`kept${subject}`, draft);
  const { newline } = draft;
  const outer = indentationOf(statement, draft);
  const step = stepOf(draft);
  const kept = [`var ${name} struct {`, `\tanswer *${service}.${operation}Output`, '\tuntil  time.Time', '}'];
  draft.changes.insert(top, kept.map((line) => line + newline).join('') + newline);
  draft.changes.insert(draft.lineStart(statement.start), `${outer}if time.Now().After(${name}.until) {${newline}`);
  indentLines(draft, statement.start, end, step);
  const lines = [
    `${step}${name}.answer, ${name}.until = ${answer.name}, time.Now().Add(${seconds / 60} * time.Minute)`,
    '}',
    `${answer.name} := ${name}.answer`,
  ];
  draft.changes.insert(end, lines.map((line) => newline + outer + line).join(''));
  return true;
}
