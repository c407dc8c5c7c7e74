import type { SourceFile } from '../../model/source.js';
import { type Document, lineStartsOf, rangeIn } from './document.js';
import { isJson, maximumLength } from './format.js';
import { parseJson } from './json.js';
import type { ParsedText } from './parsed-text.js';
import { suppressionsIn } from './suppressions.js';
import { parseYaml } from './yaml.js';

/** Reads one YAML or JSON file. Never throws: what cannot be read is reported and left out. */
export function readDocument(source: SourceFile): Document {
  const lineStarts = lineStartsOf(source.text);
  const place = { path: source.path, lineStarts };
  const { root, problems } = parse(source.text);
  return {
    path: source.path,
    root: root?.kind === 'map' ? root : undefined,
    ...(root?.kind === 'list' && { list: root }),
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
