import type { PlaceView } from '../server/protocol.js';
import { lessonStyle } from './lesson-style.js';
import { escapeHtml } from './page-markdown.js';
import type { PageMessage } from './page-messages.js';

/** What a page loads, and the one-time word that lets it. */
export interface PageAssets {
  readonly nonce: string;
  /** Address of the page's script. */
  readonly script: string;
}

/** A page beside the code. `id` says which one it is, so that it finds its own state again; `content` is markup. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  /** Styles beside those of all pages. */
  readonly style?: string;
}

/** A complete page that loads nothing but its own script. Styles and script carry the nonce that the policy asks for. */
export function pageHtml({ id, title, content, style = '' }: Page, { nonce, script }: PageAssets): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${lessonStyle}${style}</style>
</head>
<body data-page="${escapeHtml(id)}">
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

/** A part of a page with its heading. Parts of one page have different headings. */
export function section(heading: string, content: string): string {
  const id = heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(heading)}</h2>${content}</section>`;
}

/** A button that sends a message of this kind to the extension; `subject` is what it opens, if anything. */
export function button(label: string, sends: PageMessage['kind'], subject?: string): string {
  const about = subject === undefined ? '' : ` data-subject="${escapeHtml(subject)}"`;
  return `<button type="button" data-sends="${sends}"${about}>${escapeHtml(label)}</button>`;
}

/** A link that shows a place in the editor. */
export function placeLink(place: PlaceView): string {
  const where = `${place.path}:${place.range.start.line + 1}`;
  const label = place.name ? `${place.name}, ${where}` : where;
  return `<a href="${escapeHtml(commandAddress('serverlessCoach.openPlace', place))}">${escapeHtml(label)}</a>`;
}

/** The address of a link that runs a command of the editor. */
export function commandAddress(command: string, parameter: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([parameter]))}`;
}

/** Where the answer to a message of this kind is told: read aloud when it changes. */
export function outcome(kind: string): string {
  return `<p class="outcome" role="status" aria-live="polite" data-outcome="${escapeHtml(kind)}"></p>`;
}

/** How long a lesson takes: `about 4 minutes`. */
export function minutesWords(minutes: number): string {
  return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

/** A moment as people write it: `3 November 2026`, in the time zone of this machine. */
export function dateWords(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}
