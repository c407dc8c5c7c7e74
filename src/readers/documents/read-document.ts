import type { SourceFile } from '../../model/source.js';
import { type Document, lineStartsOf, rangeIn } from './document.js';
import { parseJson } from './json.js';
import type { ParsedText } from './parsed-text.js';
import { suppressionsIn } from './suppressions.js';
import { parseYaml } from './yaml.js';

/** CloudFormation takes 1 MB at most (quotas, 2026-10); what is longer than this is data with a template's name. */
export const maximumLength = 5_000_000;

/** Reads one YAML or JSON file. Never throws: what cannot be read is reported and left out. */
export function readDocument(source: SourceFile): Document {
  const lineStarts = lineStartsOf(source.text);
  const place = { path: source.path, lineStarts };
  const { root, problems } = parse(source.text);
  return {
    path: source.path,
    root: root?.kind === 'map' ? root : undefined,
    lineStarts,
    problems: problems.map(({ start, end, message }) => ({
      range: rangeIn(place, clamp(start), clamp(end)),
      message,
    })),
    suppressions: suppressionsIn(source, place),
  };

  function clamp(offset: number): number {
    return Math.min(Math.max(offset, 0), source.text.length);
  }
}

function parse(text: string): ParsedText {
  if (text.length > maximumLength) return unreadable('This file is larger than 5 MB and was not read.');
  if (text.includes('\0')) return unreadable('This is not a text file and was not read.');
  try {
    return isJson(text) ? parseJson(text) : parseYaml(text);
  } catch (error) {
    // The parsers call themselves for every level, so that a text of brackets alone exhausts the stack.
    const isTooDeep = error instanceof RangeError;
    return unreadable(isTooDeep ? 'This is nested too deeply to be read.' : 'This file could not be read.');
  }
}

function unreadable(message: string): ParsedText {
  return { root: undefined, problems: [{ start: 0, end: 0, message }] };
}

/** Whether a text is to be read as JSON. YAML maps in braces without quotes are not. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{\s*(?:["}]|\/[/*])/.test(text);
}
