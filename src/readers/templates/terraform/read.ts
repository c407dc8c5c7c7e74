import type { SourceFile } from '../../../model/source.js';
import { lineStartsOf, rangeIn } from '../../documents/document.js';
import { parseJson } from '../../documents/json.js';
import { suppressionsIn } from '../../documents/suppressions.js';
import type { Grammar } from '../../syntax/grammar.js';
import type { TerraformFile } from './file.js';
import { partOf } from './recognise.js';
import { toBody } from './syntax/bodies.js';
import { jsonConfiguration, jsonValues } from './syntax/json-configuration.js';
import { type Expression, emptyBody, type TemplateExpression, type TemplatePart } from './syntax/nodes.js';
import { shifted } from './syntax/shifted.js';

/** What is longer and is read by a configuration is data, not a policy or a definition. */
const longestText = 500_000;

/** Reads one file. Never throws: what cannot be read is reported and left out. */
export function readFile(source: SourceFile, grammar: Grammar): TerraformFile {
  const { path, text } = source;
  const lines = { path, lineStarts: lineStartsOf(text) };
  const part = partOf(path);
  const suppressions = suppressionsIn(source, lines);
  if (part === 'text') {
    const raw = text.slice(0, longestText);
    return {
      ...lines,
      part,
      body: emptyBody,
      text: { raw, template: templateIn(raw, grammar) },
      problems: [],
      suppressions,
    };
  }
  const { body, problems } = /\.json$/i.test(path) ? readJson(text, part, grammar) : readHcl(text, grammar);
  return {
    ...lines,
    part,
    body,
    problems: problems.map(({ start, end, message }) => ({ range: rangeIn(lines, start, end), message })),
    suppressions,
  };
}

function readHcl(text: string, grammar: Grammar) {
  const { result, problems } = grammar.parse(text, (root) => toBody(root, text));
  return { body: result ?? emptyBody, problems };
}

function readJson(text: string, part: TerraformFile['part'], grammar: Grammar) {
  const { root, problems } = parseJson(text);
  const length = text.length;
  const inside = problems.map((problem) => ({
    ...problem,
    start: Math.min(problem.start, length),
    end: Math.min(problem.end, length),
  }));
  if (part === 'values') return { body: jsonValues(root, literalText), problems: inside };
  const asTemplate = (written: string, place: { readonly start: number; readonly end: number }): Expression => {
    if (!/[$%]\{/.test(written)) return literalText(written, place);
    // Escapes of JSON make the places in it unknown.
    const parts = templateIn(written, grammar).parts.map((piece) => movedTo(piece, place));
    const [only, ...others] = parts;
    return others.length === 0 && only?.kind === 'interpolation' ? only.value : { kind: 'template', parts, ...place };
  };
  return { body: jsonConfiguration(root, asTemplate), problems: inside };
}

/** Numbers and booleans are the same as texts of them: Terraform converts between them itself. */
function literalText(text: string, place: { readonly start: number; readonly end: number }): Expression {
  return { kind: 'template', parts: [{ kind: 'text', text, ...place }], ...place };
}

function movedTo(piece: TemplatePart, place: { readonly start: number; readonly end: number }): TemplatePart {
  return shifted(piece, () => place);
}

/** A whole text as a template: what would stand between the words of a heredoc. */
function templateIn(text: string, grammar: Grammar): TemplateExpression {
  const whole = { start: 0, end: text.length };
  const plain: TemplateExpression = { kind: 'template', parts: [{ kind: 'text', text, ...whole }], ...whole };
  if (!/[$%]\{/.test(text)) return plain;
  const head = `x = <<${heredocWord}\n`;
  const written = `${head}${text}\n${heredocWord}\n`;
  const { result } = grammar.parse(written, (root) => toBody(root, written).attributes[0]?.value);
  if (result?.kind !== 'template') return plain;
  const parts = withoutLastBreak(result.parts);
  const within = (offset: number) => Math.min(Math.max(offset - head.length, 0), text.length);
  return shifted({ ...result, parts }, ({ start, end }) => ({ start: within(start), end: within(end) }));
}

/** The line break in front of the word that ends a heredoc is not of the text. */
function withoutLastBreak(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const last = parts.at(-1);
  if (last?.kind !== 'text' || !last.text.endsWith('\n')) return parts;
  const text = last.text.slice(0, -1);
  return [...parts.slice(0, -1), ...(text === '' ? [] : [{ ...last, text, end: last.end - 1 }])];
}

const heredocWord = 'END_OF_TEXT_THAT_NOBODY_WRITES';
