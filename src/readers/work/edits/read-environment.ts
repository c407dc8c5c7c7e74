import type { CodeIntent } from '../../../model/intent.js';
import type { Expression, ImportNode } from '../../syntax/program.js';
import type { Draft } from './draft.js';

/** Reads a variable where a text is written out. False where only something constant can stand. */
export function readEnvironment(
  draft: Draft,
  { at, text, name }: Extract<CodeIntent, { kind: 'read-environment' }>,
): boolean {
  const literals = draft.within(at).filter((node): node is Literal => 'kind' in node && isText(node, text));
  const [literal, ...others] = literals;
  const read = literal && others.length === 0 && !mustBeConstant(draft, literal) ? reading(draft, name) : undefined;
  if (!literal || read === undefined) return false;
  draft.changes.replace(literal.start, literal.end, read);
  return true;
}

type Literal = Extract<Expression, { kind: 'literal' }>;

function isText(node: { readonly kind: string }, text: string): node is Literal {
  return node.kind === 'literal' && 'value' in node && node.value === text;
}

/** Constants and annotations take no call. */
function mustBeConstant(draft: Draft, { start }: Literal): boolean {
  const before = draft.text.slice(draft.lineStart(start), start);
  const { language } = draft.file.program;
  if (language === 'java') return /^\s*@/.test(before);
  if (language === 'csharp') return /\bconst\b|^\s*\[|\bcase\b/.test(before);
  return language === 'go' && /^\s*const\b|^\s*\w+\s*=\s*$|\bcase\b/.test(before);
}

function reading(draft: Draft, name: string): string | undefined {
  switch (draft.file.program.language) {
    case 'typescript':
    case 'javascript':
      return `process.env.${name}`;
    case 'python':
      return `os.environ[${draft.quoted(name)}]`;
    case 'java':
      return `System.getenv("${name}")`;
    case 'csharp': {
      const isOpen = draft.file.program.imports.some(({ module }) => module === 'System');
      return `${isOpen ? '' : 'System.'}Environment.GetEnvironmentVariable("${name}")`;
    }
    case 'go':
      return importOs(draft) ? `os.Getenv("${name}")` : undefined;
  }
}

/** Among the imports of the standard library, in their order. */
function importOs(draft: Draft): boolean {
  const { imports } = draft.file.program;
  if (imports.some(({ module }) => module === 'os')) return true;
  const standard = imports.filter((node) => !node.module.includes('.') && isInGroup(draft, node));
  const later = standard.find(({ module }) => module > 'os');
  const earlier = standard.findLast(({ module }) => module < 'os');
  if (later) draft.changes.insert(draft.lineStart(later.start), lineLike(draft, later));
  else if (earlier) draft.changes.insert(draft.nextLine(earlier.end), lineLike(draft, earlier));
  return later !== undefined || earlier !== undefined;
}

/** A line that holds nothing but the import. */
function isInGroup(draft: Draft, { start }: ImportNode): boolean {
  return /^[ \t]*"/.test(draft.text.slice(draft.lineStart(start), start + 1));
}

function lineLike(draft: Draft, { start }: ImportNode): string {
  return `${draft.text.slice(draft.lineStart(start), start)}"os"\n`;
}
