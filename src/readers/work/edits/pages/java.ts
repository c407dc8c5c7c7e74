import type { Node } from '../../../analysis/tree.js';
import type { CallExpression, Expression, VariableStatement } from '../../../syntax/program.js';
import type { Draft } from '../draft.js';
import { usesOf } from '../names.js';
import type { WantedPages } from './index.js';

/**
 * The method of the paginator takes what the operation takes, and its list is one to go through: pages are asked for on the
 * way. Only for clients that wait, and where the list is looped over or streamed.
 *
 * Source: AWS SDK for Java 2.x, "Using paginated results", read 2026-11-21.
 */
export function readPagesInJava(draft: Draft, call: CallExpression, { operation, list }: WantedPages): boolean {
  const { callee, arguments: given } = call;
  if (callee.kind !== 'member' || callee.name !== lower(operation) || given.length !== 1) return false;
  if (!isSynchronous(callee.object, draft)) return false;
  const around = draft.file.parentOf(call);
  if (!around || !('kind' in around)) return false;
  if (around.kind !== 'variable') {
    if (!isWalked(around, list, draft)) return false;
  } else {
    if (around.target.kind !== 'name-pattern') return false;
    const declaration = draft.file.declarationOf(around.target.name, around.target);
    const uses = declaration ? usesOf(declaration, draft) : [];
    const areWalked = uses.every((use) => isWalked(draft.file.parentOf(use), list, draft));
    if (uses.length === 0 || !areWalked || !changeType(around, operation, draft)) return false;
  }
  draft.changes.insert(callee.namePlace.end, 'Paginator');
  return true;
}

/** `found.contents()`, looped over or streamed. */
function isWalked(member: Node | undefined, list: string, draft: Draft): boolean {
  if (!member || !('kind' in member) || member.kind !== 'member' || member.name !== lower(list)) return false;
  const listed = draft.file.parentOf(member);
  const user = listed && draft.file.parentOf(listed);
  if (!listed || !('kind' in listed) || listed.kind !== 'call' || !user || !('kind' in user)) return false;
  if (user.kind === 'loop') return user.over === listed;
  return user.kind === 'member' && /^(?:stream|forEach|iterator)$/.test(user.name);
}

function isSynchronous(client: Expression, draft: Draft): boolean {
  if (client.kind !== 'name') return false;
  const declaration = draft.file.declarationOf(client.name, client);
  const type = declaration?.type?.name ?? '';
  const isOfSdk = draft.file.program.imports.some(
    ({ module, names }) =>
      module.startsWith('software.amazon.awssdk.services.') && names.some(({ local }) => local === type),
  );
  return isOfSdk && /(?<!Async)Client$/.test(type);
}

/** A declared type is that of one page: the paginator's goes in its place, in the import too. */
function changeType({ type }: VariableStatement, operation: string, draft: Draft): boolean {
  if (!type || type.name === 'var') return true;
  const response = `${operation}Response`;
  const iterable = `${operation}Iterable`;
  const imported = draft.file.program.imports.find(({ names }) => names.some(({ local }) => local === response));
  if (type.name !== response || !imported) return false;
  const uses = [...draft.text.matchAll(new RegExp(`\\b${response}\\b`, 'g'))].length;
  const line = draft.textOf(imported).replace(`.model.${response}`, `.paginators.${iterable}`);
  if (uses === 2) draft.changes.replace(imported.start, imported.end, line);
  else draft.changes.insert(imported.end, draft.newline + line);
  draft.changes.replace(type.start, type.end, iterable);
  return true;
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
