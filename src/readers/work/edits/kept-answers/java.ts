import { isClass } from '../../../analysis/tree.js';
import { indentationOf, lineEndBehind, stepOf } from '../blocks.js';
import type { Draft } from '../draft.js';
import { freeName } from '../names.js';
import { originOf } from '../origins.js';
import type { KeptCall } from './index.js';

/** Static fields of the class hold the answer and the time it is good until, behind the fields there are. */
export function keepInJava(draft: Draft, { call, statement, subject, seconds }: KeptCall): boolean {
  const owner = [...draft.file.tree.ancestorsOf(call)].find(isClass);
  const field = owner?.fields.at(-1);
  const end = field && lineEndBehind(field, draft);
  const answer = typeOfAnswer(call, draft);
  if (!field || end === undefined || !answer || draft.textOf(call).includes('\n')) return false;
  const name = freeName(`kept${subject}`, draft);
  const until = `${name}Until`;
  const { newline } = draft;
  const [outer, member] = [indentationOf(statement, draft), indentationOf(field, draft)];
  const step = stepOf(draft);
  const fields = [`private static ${answer} ${name};`, `private static long ${until};`];
  const lines = [
    `if (${until} < System.currentTimeMillis()) {`,
    `${step}${name} = ${draft.textOf(call)};`,
    `${step}${until} = System.currentTimeMillis() + ${seconds}_000;`,
    '}',
  ];
  draft.changes.insert(end, fields.map((line) => newline + member + line).join(''));
  draft.changes.insert(draft.lineStart(statement.start), lines.map((line) => outer + line + newline).join(''));
  draft.changes.replace(call.start, call.end, name);
  return true;
}

/** By its whole name where no import gives it. Clients that do not wait give something else. */
function typeOfAnswer({ callee }: KeptCall['call'], draft: Draft): string | undefined {
  if (callee.kind !== 'member') return undefined;
  const [, service] =
    /^(software\.amazon\.awssdk\.services\.\w+)\.\w+(?<!Async)Client\(\)$/.exec(originOf(callee.object, draft) ?? '') ??
    [];
  if (service === undefined) return undefined;
  const response = `${callee.name.charAt(0).toUpperCase()}${callee.name.slice(1)}Response`;
  const isKnown = draft.file.program.imports.some(
    ({ module, names, opensAll }) =>
      module === `${service}.model` && (opensAll || names.some(({ local }) => local === response)),
  );
  return isKnown ? response : `${service}.model.${response}`;
}
