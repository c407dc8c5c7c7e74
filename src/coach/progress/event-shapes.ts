import type { ProgressEvent } from './events.js';

/** A line of a journal before it is known to be an event. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a line has all that its kind of event must have. Further fields do no harm. */
export function isEvent(line: JsonObject): boolean {
  const { kind, at } = line;
  return typeof kind === 'string' && isMoment(at) && Object.hasOwn(shapes, kind) && shapes[kind as EventKind](line);
}

/** Whether a value is an object or a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

type EventKind = ProgressEvent['kind'];

/**
 * What each kind of event must have beside its kind and its time. Every line of a record goes through here when it is opened:
 * one function a kind, without a table of fields, takes a third of the time.
 */
const shapes: Readonly<Record<EventKind, (line: JsonObject) => boolean>> = {
  scan: ({ workspace }) => isText(workspace),
  'construct-seen': isConstruct,
  'construct-gone': isConstruct,
  'construct-moved': ({ workspace, skill, signal, resource, to, place }) =>
    isText(workspace) && isText(skill) && isText(signal) && isText(resource) && isText(to) && isPlace(place),
  'finding-opened': ({ workspace, fingerprint, rule, skill, severity, place, application, owner, made }) =>
    isText(workspace) &&
    isText(fingerprint) &&
    isText(rule) &&
    isText(skill) &&
    severities.has(severity) &&
    isPlace(place) &&
    isText(application) &&
    isTextIfAny(owner) &&
    isFlag(made),
  'finding-moved': ({ workspace, fingerprint, to, place, application, owner }) =>
    isText(workspace) &&
    isText(fingerprint) &&
    isText(to) &&
    isPlace(place) &&
    isText(application) &&
    isTextIfAny(owner),
  'finding-closed': ({ workspace, fingerprint, how }) => isText(workspace) && isText(fingerprint) && closings.has(how),
  answer: ({ skill, question, right }) => isText(skill) && isText(question) && isFlag(right),
  'exercise-passed': ({ skill, exercise, depth, hints, revealed, variant }) =>
    isText(skill) &&
    isText(exercise) &&
    (depth === 2 || depth === 3) &&
    isCount(hints) &&
    isFlag(revealed) &&
    isTextIfAny(variant),
  'target-set': ({ role, level }) => isTextIfAny(role) && isTextIfAny(level),
  'note-added': ({ note, text, role, level }) =>
    isText(note) && isText(text) && isTextIfAny(role) && isTextIfAny(level),
  'step-set-aside': ({ step, until }) => isText(step) && (until === undefined || isMoment(until)),
  'step-taken-up': ({ step }) => isText(step),
  'not-useful': ({ rule }) => isText(rule),
  'lesson-shown': ({ rule }) => isText(rule),
  'item-erased': ({ item }) => isText(item),
  'workspace-erased': ({ workspace }) => isText(workspace),
};

const severities: ReadonlySet<unknown> = new Set(['error', 'warning', 'info']);

const closings: ReadonlySet<unknown> = new Set([
  'hand',
  'button',
  'revert',
  'deletion',
  'suppression',
  'reasoned-suppression',
  'rule-off',
  'elsewhere',
]);

function isConstruct({ workspace, skill, signal, resource, authored, steward, place }: JsonObject): boolean {
  return (
    isText(workspace) &&
    isText(skill) &&
    isText(signal) &&
    isText(resource) &&
    isFlag(authored) &&
    isFlag(steward) &&
    isPlace(place)
  );
}

function isPlace(value: unknown): boolean {
  return isObject(value) && isText(value.file) && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): boolean {
  return isObject(value) && isCount(value.line) && isCount(value.character);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTextIfAny(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isMoment(value: unknown): boolean {
  return Number.isFinite(value);
}
