import { section } from './page-html.js';
import { escapeHtml } from './page-markdown.js';

/** The user's own lines a lesson was opened from. */
export interface Excerpt {
  readonly path: string;
  /** One-based number of the first line. */
  readonly firstLine: number;
  /** Undefined for lines that hold a secret: they are not repeated where others may look on. */
  readonly lines: readonly (string | undefined)[];
  /** Index in `lines` of those the finding is on, end inclusive. */
  readonly marked: readonly [number, number];
  /** What the finding says; empty when it is gone. */
  readonly message: string;
  /** A `command:` address that shows the lines in the editor. */
  readonly link: string;
}

export function excerptHtml({ path, firstLine, lines, marked, message, link }: Excerpt): string {
  const rows = lines.map((line, index) => {
    const hit = index >= marked[0] && index <= marked[1];
    const number = `<span class="number">${firstLine + index}</span>`;
    const arrow = hit ? '<span class="arrow" role="img" aria-label="finding">▸</span>' : '<span class="arrow"></span>';
    return `<span class="line${hit ? ' hit' : ''}">${number}${arrow}${lineHtml(line)}\n</span>`;
  });
  return section(
    'In your code',
    `<div class="own"><p>${escapeHtml(message)}</p>
<p><a href="${escapeHtml(link)}">${escapeHtml(path)}:${firstLine + marked[0]}</a></p>
<pre class="excerpt" tabindex="0"><code>${rows.join('')}</code></pre></div>`,
  );
}

function lineHtml(line: string | undefined): string {
  return line === undefined ? '<em>not repeated here: it holds a secret</em>' : escapeHtml(line);
}
