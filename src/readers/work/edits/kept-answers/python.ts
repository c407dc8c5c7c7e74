import { indentationOf, moved, stepOf } from '../blocks.js';
import type { Draft } from '../draft.js';
import { freeName } from '../names.js';
import { importModule } from '../python-imports.js';
import type { KeptCall } from './index.js';
import { inFrontOfAll } from './top-level.js';

/** A dictionary of the module holds the answer and the time it is good until. */
export function keepInPython(draft: Draft, { call, statement, subject, seconds }: KeptCall): boolean {
  const around = draft.file.parentOf(call);
  const top = inFrontOfAll(call, draft);
  if ((around && 'kind' in around && around.kind === 'await') || top === undefined) return false;
  if (!importModule(draft, 'time')) return false;
  const name = freeName(`kept${subject.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`, draft);
  const { newline } = draft;
  const outer = indentationOf(statement, draft);
  const [until, answer] = [draft.quoted('until'), draft.quoted('answer')];
  const step = stepOf(draft);
  const written = draft.textOf(call);
  const ends = `time.time() + ${seconds}`;
  const update = written.includes('\n')
    ? [
        `${name}.update(`,
        `${step}answer=${moved(written, indentationOf(call, draft), outer + step + step)},`,
        `${step}until=${ends},`,
        ')',
      ]
    : [`${name}.update(answer=${written}, until=${ends})`];
  const lines = [`${outer}if ${name}.get(${until}, 0) < time.time():`, ...update.map((line) => outer + step + line)];
  draft.changes.insert(top, `${name}: dict = {}${newline}${newline}${newline}`);
  draft.changes.insert(draft.lineStart(statement.start), lines.map((line) => line + newline).join(''));
  draft.changes.replace(call.start, call.end, `${name}[${answer}]`);
  return true;
}
