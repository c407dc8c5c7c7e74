import type { ProgressEvent } from './events.js';

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

/** A line of a journal before it is known to be an event. */
export type JsonObject = Readonly<Record<string, unknown>>;

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
  if (text.trim() === '') return { kind: 'read', version: current.version, events: [], unreadable: 0 };
  const [head = '', ...rest] = text.split('\n');
  const version = versionIn(head);
  if (version === undefined) return { kind: 'damaged' };
  if (version > current.version) return { kind: 'newer', version };
  const lines = rest.filter((line) => line.trim() !== '');
  const migrate = migration(version, current);
  const events: ProgressEvent[] = [];
  let unreadable = 0;
  for (const value of parsedLines(lines)) {
    const migrated = isObject(value) ? migrate(value) : undefined;
    if (migrated && isEvent(migrated)) events.push(migrated as unknown as ProgressEvent);
    else unreadable++;
  }
  return { kind: 'read', version, events, unreadable };
}

function versionIn(head: string): number | undefined {
  const value = parsed(head);
  if (!isObject(value) || value.format !== format) return undefined;
  const version = value.version;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : undefined;
}

function migration(from: number, { version, steps }: JournalFormat): (line: JsonObject) => JsonObject | undefined {
  if (from === version) return (line) => line;
  return (line) => {
    let migrated: JsonObject | undefined = line;
    for (let step = from; step < version && migrated; step++) migrated = steps[step]?.(migrated);
    return migrated;
  };
}

/** Lines that are parsed in one go. */
const blockLines = 1000;

/** The values of the lines, undefined for those that are not JSON. Many lines are parsed at once as long as all are sound. */
function parsedLines(lines: readonly string[]): readonly unknown[] {
  const values: unknown[] = [];
  for (let start = 0; start < lines.length; start += blockLines) {
    const block = lines.slice(start, start + blockLines);
    const together = parsed(`[${block.join(',')}]`);
    const isSound = Array.isArray(together) && together.length === block.length;
    for (const value of isSound ? together : block.map(parsed)) values.push(value);
  }
  return values;
}

function isEvent(value: JsonObject): boolean {
  const fields = fieldsOf.get(value.kind);
  if (fields === undefined || !Number.isFinite(value.at)) return false;
  for (const [name, fits] of fields) if (!fits(value[name])) return false;
  return true;
}

type Fits = (value: unknown) => boolean;

const text: Fits = (value) => typeof value === 'string';
const flag: Fits = (value) => typeof value === 'boolean';
const count: Fits = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const moment: Fits = (value) => typeof value === 'number' && Number.isFinite(value);
const optional =
  (fits: Fits): Fits =>
  (value) =>
    value === undefined || fits(value);
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

const finding = { workspace: text, fingerprint: text, place, application: text, owner: optional(text) };

/** What each kind of event must have beside its time. */
const fields: Readonly<Record<ProgressEvent['kind'], Readonly<Record<string, Fits>>>> = {
  scan: { workspace: text },
  'construct-seen': construct,
  'construct-gone': construct,
  'construct-moved': { workspace: text, skill: text, signal: text, resource: text, to: text, place },
  'finding-opened': {
    ...finding,
    rule: text,
    skill: text,
    severity: oneOf('error', 'warning', 'info'),
    made: flag,
  },
  'finding-moved': { ...finding, to: text },
  'finding-closed': {
    workspace: text,
    fingerprint: text,
    how: oneOf('hand', 'button', 'revert', 'deletion', 'suppression', 'reasoned-suppression', 'rule-off', 'elsewhere'),
  },
  answer: { skill: text, question: text, right: flag },
  'exercise-passed': {
    skill: text,
    exercise: text,
    depth: oneOf(2, 3),
    hints: count,
    revealed: flag,
    variant: optional(text),
  },
  'target-set': { role: optional(text), level: optional(text) },
  'note-added': { note: text, text, role: optional(text), level: optional(text) },
  'step-set-aside': { step: text, until: optional(moment) },
  'step-taken-up': { step: text },
  'not-useful': { rule: text },
  'lesson-shown': { rule: text },
  'item-erased': { item: text },
  'workspace-erased': { workspace: text },
};

const fieldsOf: ReadonlyMap<unknown, readonly (readonly [string, Fits])[]> = new Map(
  Object.entries(fields).map(([kind, own]) => [kind, Object.entries(own)]),
);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
