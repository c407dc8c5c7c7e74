import type { CallExpression, Expression } from '../../../syntax/program.js';
import type { Draft } from '../draft.js';
import { constantOf } from '../names.js';

/**
 * The paginator of boto3 gives all pages in the form of one: `client.get_paginator("scan").paginate(…).build_full_result()`.
 * A table of the resource interface has the client to ask.
 *
 * Source: boto3 guide, "Paginators"; botocore, `PageIterator.build_full_result`, read 2026-11-21.
 */
export function readPagesInPython(draft: Draft, call: CallExpression, operation: string): boolean {
  const { callee, arguments: given } = call;
  const around = draft.file.parentOf(call);
  if (callee.kind !== 'member' || (around && 'kind' in around && around.kind === 'await')) return false;
  if (pascal(callee.name) !== operation || given.some(({ name, spread }) => name === undefined && spread === undefined))
    return false;
  const owner = ownerOf(call, callee.object, operation, draft);
  if (!owner) return false;
  const { object, namePlace } = callee;
  const open = draft.text.indexOf('(', namePlace.end) + 1;
  const paginator = `get_paginator(${draft.quoted(callee.name)}).paginate(`;
  if (owner === 'client') {
    draft.changes.replace(namePlace.start, open, paginator);
  } else {
    const table = draft.textOf(object);
    if (!/^[\w.]+$/.test(table)) return false;
    const [first] = given;
    const space = first ? draft.text.slice(open, first.start) : '';
    const separator = space.includes('\n') ? `,${space}` : ', ';
    draft.changes.replace(namePlace.start, open, `meta.client.${paginator}`);
    draft.changes.insert(first?.start ?? open, `TableName=${table}.name${first ? separator : ''}`);
  }
  draft.changes.insert(call.end, '.build_full_result()');
  return true;
}

/** Operations of tables name their table in the client, and not in the table itself. */
function ownerOf(
  { arguments: given }: CallExpression,
  object: Expression,
  operation: string,
  draft: Draft,
): 'client' | 'table' | undefined {
  const value = constantOf(object, draft)?.value ?? object;
  const made = value.kind === 'call' ? (draft.file.callees.of(value) ?? '') : '';
  if (/\.Table$/.test(made)) return 'table';
  if (/\.client$/.test(made)) return 'client';
  if (given.some(({ spread }) => spread !== undefined)) return undefined;
  const isOfTable = /^(?:Query|Scan)$/.test(operation) && !given.some(({ name }) => name === 'TableName');
  return isOfTable ? 'table' : 'client';
}

/** `list_objects_v2` is `ListObjectsV2`. */
function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}
