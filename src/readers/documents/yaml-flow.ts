/**
 * The text with values in quotes, brackets or braces on one line, where they go on at a column at which their map or list
 * would end. There a line end means no more than a space, so that it can be one, and no offset changes.
 */
export function joinOutdentedLines(text: string): string {
  let joined = '';
  let done = 0;
  let unclosed = 0;
  valueStart.lastIndex = 0;
  for (let match = valueStart.exec(text); match; match = valueStart.exec(text)) {
    const [whole, before = ''] = match;
    const opening = match.index + whole.length - 1;
    const end = text[opening] === '{' || text[opening] === '[' ? flowEnd(text, opening) : quoteEnd(text, opening);
    if (end === undefined && ++unclosed > maximumUnclosed) break;
    if (end === undefined || !goesOnOutside(text.slice(opening, end), before.length)) continue;
    joined += text.slice(done, opening) + onOneLine(text.slice(opening, end));
    done = end;
    valueStart.lastIndex = end;
  }
  return joined + text.slice(done);
}

/** To see that nothing closes a value takes a look at all the rest, which is too much for every line of a large file. */
const maximumUnclosed = 20;

/** A key or list item up to the character that opens its value; the group ends where the key starts. */
const valueStart = /^([ \t]*(?:-[ \t]+)*)(?:["']?[\w.:/-]+["']?[ \t]*:[ \t]+)?(?:![\w:]+[ \t]+)?["'[{]/gm;

function goesOnOutside(value: string, column: number): boolean {
  const [, ...lines] = value.split('\n');
  return lines.some((line) => line.trim() !== '' && line.search(/\S/) <= column);
}

/** Behind the bracket that closes the one at `start`; undefined when none does. */
function flowEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if ((character === '"' || character === "'") && isTokenStart(text, at)) {
      const end = quoteEnd(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (character === '#' && isSpace(text[at - 1])) at = lineEnd(text, at) - 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

/** Behind the quote that closes the one at `start`; undefined when none does. */
function quoteEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] !== quote) continue;
    else if (quote === "'" && text[at + 1] === "'") at++;
    else return at + 1;
  }
  return undefined;
}

/** Comments have no end on one line: they are left out. */
function onOneLine(value: string): string {
  let joined = '';
  for (let at = 0; at < value.length; at++) {
    const character = value[at] ?? '';
    if ((character === '"' || character === "'") && isTokenStart(value, at)) {
      const end = quoteEnd(value, at) ?? value.length;
      joined += value.slice(at, end).replace(/[\r\n]/g, ' ');
      at = end - 1;
    } else if (character === '#' && isSpace(value[at - 1])) {
      const end = lineEnd(value, at);
      joined += ' '.repeat(end - at);
      at = end - 1;
    } else {
      joined += character === '\n' || character === '\r' ? ' ' : character;
    }
  }
  return joined;
}

/** An apostrophe in a word opens nothing. */
function isTokenStart(text: string, at: number): boolean {
  return at === 0 || isSpace(text[at - 1]) || '[{,:'.includes(text[at - 1] ?? '');
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
