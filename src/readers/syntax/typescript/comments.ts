import ts from 'typescript';
import type { Comment } from '../program.js';

/** The comments of a file, without their marks. Texts and patterns that only look like one are left out. */
export function commentsIn(file: ts.SourceFile): readonly Comment[] {
  const { text } = file;
  if (!text.includes('//') && !text.includes('/*')) return [];
  const opaque = opaqueParts(file);
  const comments: Comment[] = [];
  const mark = /\/\/[^\r\n\u2028\u2029]*|\/\*[\s\S]*?(?:\*\/|$)/g;
  let next = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const start = found.index;
    while ((opaque[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const around = opaque[next];
    if (around && around.start <= start) {
      mark.lastIndex = around.end;
      continue;
    }
    const [written] = found;
    const inside = written.startsWith('//') ? written.slice(2) : written.slice(2).replace(/\*\/$/, '');
    comments.push({ text: inside, start, end: start + written.length });
  }
  return comments;
}

/** Where the text is that of a literal, in order. */
function opaqueParts(file: ts.SourceFile): readonly { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (opaqueKinds.has(node.kind)) parts.push({ start: node.getStart(file), end: node.end });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return parts.sort((a, b) => a.start - b.start);
}

const opaqueKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.RegularExpressionLiteral,
  ts.SyntaxKind.JsxText,
]);
