import type { Draft } from './draft.js';

/** Adds a package of the standard library where it is missing and there is a list of imports to add it to, in its order. */
export function importStandard(draft: Draft, name: string): boolean {
  const { imports } = draft.file.program;
  if (imports.some(({ module }) => module === name)) return true;
  const own = imports.filter(({ module }) => !module.includes('.'));
  const before = own.findLast(({ module }) => module < name);
  const next = before ?? own[0];
  if (!next || !/^\t+$/.test(draft.text.slice(draft.lineStart(next.start), next.start))) return false;
  const place = before ? draft.nextLine(before.end) : draft.lineStart(next.start);
  draft.changes.insert(place, `\t"${name}"${draft.newline}`);
  return true;
}
