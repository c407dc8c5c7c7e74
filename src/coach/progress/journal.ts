import type { ProgressEvent } from './events.js';

/**
 * The events as text: one JSON object a line, the first saying what the file is. Lines are only ever added, so that a crash
 * costs the last one at most and several windows can write at once.
 */
export interface Journal {
  readonly events: readonly ProgressEvent[];
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

/** The version of the format that is written. */
export const journalVersion = 1;

const format = 'serverless-coach-progress';

/** The first line of a new journal. */
export const journalHead = `${JSON.stringify({ format, version: journalVersion })}\n`;

/** The lines of events, to be put behind a journal. */
export function linesOf(events: readonly ProgressEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** Reads a journal. An empty text is an empty journal. */
export function readJournal(text: string): JournalReading {
  if (text.trim() === '') return { kind: 'read', events: [], unreadable: 0 };
  const [head = '', ...lines] = text.split('\n');
  const version = versionIn(head);
  if (version === undefined) return { kind: 'damaged' };
  if (version > journalVersion) return { kind: 'newer', version };
  const events: ProgressEvent[] = [];
  let unreadable = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const event = eventIn(line);
    if (event) events.push(event);
    else unreadable++;
  }
  return { kind: 'read', events, unreadable };
}

function versionIn(head: string): number | undefined {
  const value = parsed(head);
  if (!isObject(value) || value.format !== format) return undefined;
  const version = value.version;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : undefined;
}

function eventIn(line: string): ProgressEvent | undefined {
  const value = parsed(line);
  return isObject(value) && isEvent(value) ? (value as unknown as ProgressEvent) : undefined;
}

function isEvent(value: Readonly<Record<string, unknown>>): boolean {
  const fields = fieldsOf[String(value.kind)];
  return (
    fields !== undefined &&
    Number.isFinite(value.at) &&
    Object.entries(fields).every(([name, fits]) => fits(value[name]))
  );
}

type Fits = (value: unknown) => boolean;

const text: Fits = (value) => typeof value === 'string';
const flag: Fits = (value) => typeof value === 'boolean';
const count: Fits = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const oneOf =
  (...values: readonly unknown[]): Fits =>
  (value) =>
    values.includes(value);
const position: Fits = (value) => isObject(value) && count(value.line) && count(value.character);
const place: Fits = (value) => isObject(value) && text(value.file) && position(value.start) && position(value.end);

const construct = {
  workspace: text,
  skill: text,
  signal: text,
  resource: text,
  authored: flag,
  steward: flag,
  place,
};

/** What each kind of event must have beside its time. */
const fieldsOf: Readonly<Record<string, Readonly<Record<string, Fits>>>> = {
  scan: { workspace: text },
  'construct-seen': construct,
  'construct-gone': construct,
  'finding-opened': {
    workspace: text,
    fingerprint: text,
    rule: text,
    skill: text,
    severity: oneOf('error', 'warning', 'info'),
    place,
    made: flag,
  },
  'finding-closed': {
    workspace: text,
    fingerprint: text,
    how: oneOf('hand', 'button', 'revert', 'deletion', 'suppression', 'reasoned-suppression', 'rule-off'),
  },
  answer: { skill: text, question: text, right: flag },
  'exercise-passed': { skill: text, exercise: text, depth: oneOf(2, 3), hints: count, revealed: flag },
  'item-erased': { item: text },
  'workspace-erased': { workspace: text },
};

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
