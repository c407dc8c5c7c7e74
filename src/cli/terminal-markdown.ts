import MarkdownIt, { type Token } from 'markdown-it';
import type { Colors } from 'picocolors/types';

/**
 * Markdown as text for a terminal: headings bold, code indented, paragraphs and lists wrapped at `width`. Links show their
 * address behind their text. HTML is shown as it is written.
 */
export function renderMarkdown(markdown: string, colours: Colors, width: number): string {
  const tokens = new MarkdownIt({ html: false }).parse(markdown, {});
  const lines: string[] = [];
  const lists: { next: number | undefined }[] = [];
  let bullet: string | undefined;
  for (const token of tokens) {
    if (token.type === 'bullet_list_open') lists.push({ next: undefined });
    else if (token.type === 'ordered_list_open') lists.push({ next: Number(token.attrGet('start') ?? 1) });
    else if (token.type.endsWith('_list_close')) {
      lists.pop();
      if (lists.length === 0) lines.push('');
    } else if (token.type === 'list_item_open') bullet = nextBullet(lists.at(-1));
    else if (token.type === 'heading_open') lines.push('');
    else if (token.type === 'fence' || token.type === 'code_block') lines.push(...codeBlock(token, colours), '');
    else if (token.type === 'inline') {
      const isHeading = tokens[tokens.indexOf(token) - 1]?.type === 'heading_open';
      const indent = '  '.repeat(Math.max(lists.length - 1, 0));
      const first = bullet === undefined ? indent : `${indent}${bullet} `;
      const text = inline(token.children ?? [], colours);
      lines.push(...wrap(isHeading ? colours.bold(text) : text, first, ' '.repeat(first.length), width));
      if (lists.length === 0) lines.push('');
      bullet = undefined;
    }
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function nextBullet(list: { next: number | undefined } | undefined): string {
  if (list?.next === undefined) return '-';
  return `${list.next++}.`;
}

function codeBlock({ content, info }: Token, colours: Colors): string[] {
  const [, file] = info.trim().split(/\s+/, 2);
  const code = content
    .trimEnd()
    .split('\n')
    .map((line) => `    ${colours.cyan(line)}`);
  return file ? [`  ${colours.dim(file)}`, ...code] : code;
}

function inline(tokens: readonly Token[], colours: Colors): string {
  let text = '';
  let address: string | undefined;
  let strong = false;
  for (const token of tokens) {
    if (token.type === 'link_open') address = String(token.attrGet('href') ?? '');
    else if (token.type === 'link_close') {
      text += address ? ` (${address})` : '';
      address = undefined;
    } else if (token.type === 'strong_open' || token.type === 'strong_close') strong = token.type === 'strong_open';
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'code_inline') text += colours.cyan(token.content);
    else text += strong ? colours.bold(token.content) : token.content;
  }
  return text;
}

/** Words are not broken; escape codes take no room. */
function wrap(text: string, first: string, rest: string, width: number): string[] {
  const lines: string[] = [];
  let line = first;
  let used = first.length;
  let isEmpty = true;
  for (const word of text.split(/ +/)) {
    const length = visibleLength(word);
    if (!isEmpty && used + 1 + length > width) {
      lines.push(line);
      line = rest;
      used = rest.length;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    used += length + (isEmpty ? 0 : 1);
    isEmpty = false;
  }
  return [...lines, line];
}

function visibleLength(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with one.
  return text.replace(/\u001b\[[0-9;]*m/g, '').length;
}
