import type { Severity } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';
import type { PlaceView } from '../../server/protocol.js';
import type { Icon } from './row.js';

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The icon of a severity, in the colour the Problems panel gives it. */
export function severityIcon(severity: Severity): Icon {
  return { name: severity, color: `problems${capital(severity)}Icon.foreground` };
}

/** `1 error, 2 warnings` */
export function countWords(findings: readonly { readonly severity: Severity }[]): string {
  return severities
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      if (count === 0) return [];
      return [severity === 'info' ? `${count} info` : plural(count, severity)];
    })
    .join(', ');
}

/** `1 minute`, `8 minutes` */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Parts with a dot between, empty ones left out. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** `3 Nov`, with the year when it is another than that of `now`. Both are milliseconds since 1970. */
export function dayWords(at: number, now: number): string {
  const [day, today] = [new Date(at), new Date(now)];
  const year = day.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...year }).format(day);
}

/** What an item counts, with its sign: `+2.0`, `−0.04`. */
export function signed(counts: number, sign: '+' | '−'): string {
  const size = Math.abs(counts);
  return `${sign}${size.toFixed(size < 0.095 && size > 0 ? 2 : 1)}`;
}

/** `template.yaml:40` */
export function placeWords({ path, range }: PlaceView): string {
  return `${path}:${range.start.line + 1}`;
}

/** A place of a workspace as an editor opens it. Undefined when one of both is not known. */
export function placeIn(workspace: string | undefined, place: SourceRange | undefined): PlaceView | undefined {
  if (workspace === undefined || !place) return undefined;
  const path = place.file.split('/').map(encodeURIComponent).join('/');
  return {
    uri: `${workspace.replace(/\/+$/, '')}/${path}`,
    path: place.file,
    range: { start: place.start, end: place.end },
  };
}
