import { isEvent, isObject, type JsonObject } from './event-shapes.js';
import type { ProgressEvent } from './events.js';

export type { JsonObject } from './event-shapes.js';

/**
 * The events as text: one JSON object a line, the first saying what the file is. Lines are only ever added, so that a crash
 * costs the last one at most and several windows can write at once.
 */
export interface Journal {
  readonly events: readonly ProgressEvent[];
  /** The version it was written in. */
  readonly version: number;
  /** Lines that could not be read, and were left out. */
  readonly unreadable: number;
}

/** What became of a text that should be a journal. */
export type JournalReading =
  | ({ readonly kind: 'read' } & Journal)
  /** It was never one, or its beginning is lost. */
  | { readonly kind: 'damaged' }
  /** A later version of the extension wrote it: it is left alone. */
  | { readonly kind: 'newer'; readonly version: number };

/** What a version of the format is, and how the lines of the versions before it become its own. */
export interface JournalFormat {
  readonly version: number;
  /** By version: takes one line of it (a JSON object) to the next version; undefined for what has no place there. */
  readonly steps: Readonly<Record<number, (line: JsonObject) => JsonObject | undefined>>;
}

/** The format of today. */
export const currentFormat: JournalFormat = { version: 1, steps: {} };

const format = 'serverless-coach-progress';

/** The first line of a journal of a version. */
export function headOf({ version }: Pick<JournalFormat, 'version'>): string {
  return `${JSON.stringify({ format, version })}\n`;
}

/** The first line of a new journal. */
export const journalHead = headOf(currentFormat);

/** The lines of events, to be put behind a journal. */
export function linesOf(events: readonly ProgressEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/**
 * Reads a journal of this version or an earlier one. An empty text is an empty journal. `current` is what is taken for the
 * version of today.
 */
export function readJournal(text: string, current: JournalFormat = currentFormat): JournalReading {
  if (isBlank(text)) return { kind: 'read', version: current.version, events: [], unreadable: 0 };
  const headEnd = endOfLine(text, 0);
  const version = versionIn(text.slice(0, headEnd));
  if (version === undefined) return { kind: 'damaged' };
  if (version > current.version) return { kind: 'newer', version };
  const migrate = version === current.version ? undefined : migration(version, current);
  const events: ProgressEvent[] = [];
  let unreadable = 0;
  for (const values of blocksOf(text, headEnd + 1)) {
    for (const value of values) {
      const line = migrate && isObject(value) ? migrate(value) : value;
      if (isObject(line) && isEvent(line)) events.push(line as unknown as ProgressEvent);
      else unreadable++;
    }
  }
  return { kind: 'read', version, events, unreadable };
}

function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

function versionIn(head: string): number | undefined {
  const value = parsed(head);
  if (!isObject(value) || value.format !== format) return undefined;
  const version = value.version;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : undefined;
}

function migration(from: number, { version, steps }: JournalFormat): (line: JsonObject) => JsonObject | undefined {
  return (line) => {
    let migrated: JsonObject | undefined = line;
    for (let step = from; step < version && migrated; step++) migrated = steps[step]?.(migrated);
    return migrated;
  };
}

/** Characters that are parsed in one go, and what is left of the last line of them. */
const blockLength = 50_000;

/**
 * The values of the lines from `start` on, some at a time; undefined for those that are not JSON. Lines are parsed together
 * as long as all of them are sound: one by one takes longer.
 */
function* blocksOf(text: string, start: number): Iterable<readonly unknown[]> {
  for (let from = start; from < text.length; ) {
    const end = endOfLine(text, from + blockLength);
    const block = text.slice(from, end);
    const together = parsed(`[${block.replaceAll('\n', ',')}]`);
    const isSound = Array.isArray(together) && together.length === linesIn(block);
    yield isSound ? together : separateLines(block);
    from = end + 1;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function linesIn(block: string): number {
  let lines = 1;
  for (let end = block.indexOf('\n'); end !== -1; end = block.indexOf('\n', end + 1)) lines++;
  return lines;
}

function separateLines(block: string): readonly unknown[] {
  return block
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parsed);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
