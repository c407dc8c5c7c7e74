/** Where a value stands in a statement. */
export interface ValuePosition {
  /** It is all that stands in quotes of SQL, but for what stands beside it there: `%` of a pattern. */
  readonly quoted: { readonly before: string; readonly behind: string } | undefined;
}

/**
 * Where a value stands that a placeholder can stand for: what is compared, set or inserted, alone or in quotes of its own.
 *
 * @param before the statement up to the value, with `?` for the values before it
 * @param behind the statement behind the value, with `?` for the values in it
 */
export function valuePosition(before: string, behind: string): ValuePosition | undefined {
  if (/--|\/\*|#/.test(before + behind) || /;\s*\S/.test(behind)) return undefined;
  const open = (before.match(/'/g)?.length ?? 0) % 2 === 1;
  const start = open ? before.slice(0, before.lastIndexOf("'")) : before;
  const end = open ? behind.slice(behind.indexOf("'") + 1) : behind;
  const quoted = open
    ? { before: before.slice(before.lastIndexOf("'") + 1), behind: behind.slice(0, behind.indexOf("'")) }
    : undefined;
  if (quoted && (!behind.includes("'") || !/^%?$/.test(quoted.before) || !/^%?$/.test(quoted.behind))) return undefined;
  if (/['"`\w?]$/.test(start) && !/\blike\s*$/i.test(start)) return undefined;
  if (!/^(?:\s|$|[),;])/.test(end) || /^\s*(?:[-+*/|:%.[(&^~'"`?]|collate\b|escape\b)/i.test(end)) return undefined;
  const isCompared = /(?:[=<>]|\b(?:i?like))\s*$/i.test(start);
  return isCompared || isInserted(start, end, open) ? { quoted } : undefined;
}

/** One of the values of an `INSERT`. What stands bare may be several: there have to be as many as columns. */
function isInserted(start: string, end: string, isQuoted: boolean): boolean {
  const head = /\binsert\s+(?:ignore\s+)?into\s+[\w."`]+\s*(?:\(([^()]*)\)\s*)?values\s*\(([^()]*)$/i.exec(start);
  if (!head || !/(?:^|,)\s*$/.test(head[2] ?? '')) return false;
  const rest = /^([^()]*)\)/.exec(end);
  if (!rest) return false;
  if (isQuoted) return true;
  const values = (head[2] ?? '').split(',').length + (rest[1] ?? '').split(',').length - 1;
  return head[1] !== undefined && head[1].split(',').length === values;
}
