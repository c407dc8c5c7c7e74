import type { ImportNode } from '../../syntax/program.js';
import type { Draft } from './draft.js';

/**
 * Adds names to an import that lists names of its module already: `import { a } from 'm'`, `const { a } = require('m')`.
 * False where it does not, or where a name means something else in the file. In TypeScript `type Name` imports a type.
 */
export function importBeside(draft: Draft, beside: ImportNode, names: readonly string[]): boolean {
  const known = new Set(beside.names.filter(({ imported, local }) => imported === local).map(({ local }) => local));
  const missing = names.filter((name) => !known.has(bare(name)));
  if (missing.some((name) => new RegExp(`(?<![\\w$.])${bare(name)}(?![\\w$])`).test(draft.text))) return false;
  if (missing.length === 0) return true;
  const statement = draft.textOf(beside);
  const list = /\{([^{}]*?)(,?)(\s*)\}/.exec(statement);
  if (!list?.[1]?.trim()) return false;
  const [whole, inner = '', comma = '', space = ''] = list;
  const at = beside.start + list.index + 1 + inner.length;
  const isBelow = inner.includes('\n');
  const indentation = /\n([ \t]*)\S/.exec(inner)?.[1] ?? '';
  const separator = isBelow ? `,${draft.newline}${indentation}` : ', ';
  const added = missing.map((name) => separator + name).join('');
  draft.changes.insert(at, added);
  return whole.length > comma.length + space.length;
}

function bare(name: string): string {
  return name.replace(/^type\s+/, '');
}

/** Takes a name out of the import that brings it, when nothing but `gone` uses it; the whole import with its last name. */
export function dropUnusedImport(draft: Draft, local: string, gone: readonly { start: number; end: number }[]): void {
  const node = draft.file.program.imports.find(({ names }) => names.some((each) => each.local === local));
  if (!node || !beginsLine(draft, node)) return;
  const isUsed = [...draft.text.matchAll(new RegExp(`(?<![\\w$])${local}(?![\\w$])`, 'g'))].some(
    ({ index }) => !within(index, node) && !gone.some((place) => within(index, place)),
  );
  if (isUsed) return;
  if (node.names.length === 1) {
    const end = draft.nextLine(node.end);
    if (draft.text.slice(node.end, end).trim() === '') draft.changes.replace(node.start, end, '');
    return;
  }
  const named = /\{[^{}]*\}/.exec(draft.textOf(node));
  const entry = new RegExp(`(?<=[{,]\\s*)(?:[\\w$]+\\s*(?:as|:)\\s*)?${local}\\s*(?:,\\s*|(?=\\}))`).exec(
    named?.[0] ?? '',
  );
  if (!named || !entry) return;
  const start = node.start + named.index + entry.index;
  const list = draft.text.slice(0, start);
  const isLast = !entry[0].includes(',');
  const comma = isLast ? (/,\s*$/.exec(list)?.[0].length ?? 0) : 0;
  const tail = isLast ? (/\s*$/.exec(entry[0])?.[0].length ?? 0) : 0;
  draft.changes.replace(start - comma, start + entry[0].length - tail, '');
}

function beginsLine(draft: Draft, { start }: ImportNode): boolean {
  return draft.lineStart(start) === start;
}

function within(index: number, { start, end }: { start: number; end: number }): boolean {
  return start <= index && index < end;
}
