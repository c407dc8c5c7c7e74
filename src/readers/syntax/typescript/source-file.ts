import ts from 'typescript';
import type { SourceFile } from '../../../model/source.js';

/** The longest text that is parsed, in UTF-16 units. What is longer is a build product, not something people write. */
export const longestText = 2_000_000;

/** The first problems of a file say what is wrong; the hundredth only says that it is binary. */
const mostProblems = 20;

/** A file as the TypeScript parser recovers it, with what it could not understand. Offsets in UTF-16 units. */
export interface ParsedSourceFile {
  readonly file: ts.SourceFile;
  readonly problems: readonly { readonly start: number; readonly end: number; readonly message: string }[];
}

/**
 * Parses TypeScript or JavaScript, with JSX where the file name allows it. Half-typed code gives the tree that the parser
 * recovers. The diagnostics are taken out of the tree, because converters refuse one that has any; `parseDiagnostics` is an
 * internal field, so the version of the package is pinned, and a test holds this path. Throws on text that is nested too
 * deeply.
 */
export function parseSourceFile({ path, text }: SourceFile): ParsedSourceFile {
  const file = ts.createSourceFile(
    path,
    withoutHeadMarks(text),
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    scriptKind(path),
  );
  const { parseDiagnostics } = file as ts.SourceFile & { parseDiagnostics: ts.DiagnosticWithLocation[] };
  const problems = parseDiagnostics.slice(0, mostProblems).map(({ start, length, messageText }) => ({
    start,
    end: start + length,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
  parseDiagnostics.length = 0;
  return { file, problems };
}

/** What is said of a text that is too long to be parsed; undefined for one that is not. */
export function tooLong(text: string): string | undefined {
  if (text.length <= longestText) return undefined;
  return `The file is too large to be read: ${(text.length / 1_000_000).toFixed(1)} million characters.`;
}

/** A byte order mark keeps the parser from seeing a hashbang after it; blanks of the same length do no harm. */
function withoutHeadMarks(text: string): string {
  return text.startsWith('\uFEFF#!') ? ` //${text.slice(3)}` : text;
}

function scriptKind(path: string): ts.ScriptKind {
  const lower = path.toLowerCase();
  if (lower.endsWith('.tsx')) return ts.ScriptKind.TSX;
  if (lower.endsWith('.ts') || lower.endsWith('.mts') || lower.endsWith('.cts')) return ts.ScriptKind.TS;
  return ts.ScriptKind.JSX;
}
