import type { ProgressEvent } from './events.js';

/** The id of the evidence that a finding gives, open or repaired. */
export function findingId({
  workspace,
  fingerprint,
}: {
  readonly workspace: string;
  readonly fingerprint: string;
}): string {
  return `finding ${workspace} ${fingerprint}`;
}

/** The id of the evidence that a signal at a resource gives. */
export function constructId({
  workspace,
  signal,
  resource,
}: {
  readonly workspace: string;
  readonly signal: string;
  readonly resource: string;
}): string {
  return `construct ${workspace} ${signal} ${resource}`;
}

/** Whether it is evidence that scans give, and would give again at the next one. */
export function isOfScans(item: string): boolean {
  return item.startsWith('finding ') || item.startsWith('construct ');
}

/** How the ids of later passes of an exercise end, for another tool and again after a month. */
export const laterPasses = { secondVariant: ' second', repeated: ' again' } as const;

/** The item that events know: all passes of an exercise are one there. */
export function recordedItem(item: string): string {
  const ending = Object.values(laterPasses).find((each) => item.startsWith('exercise ') && item.endsWith(each));
  return ending === undefined ? item : item.slice(0, -ending.length);
}

/** The item that an event is about; undefined for one that is about none. */
export function itemOf(event: ProgressEvent): string | undefined {
  switch (event.kind) {
    case 'finding-opened':
    case 'finding-closed':
      return findingId(event);
    case 'finding-moved':
      return findingId({ workspace: event.workspace, fingerprint: event.to });
    case 'construct-seen':
    case 'construct-gone':
      return constructId(event);
    case 'construct-moved':
      return constructId({ ...event, resource: event.to });
    case 'answer':
      return `answer ${event.question}`;
    case 'exercise-passed':
      return `exercise ${event.exercise} ${event.skill}`;
    case 'note-added':
      return `note ${event.note}`;
    default:
      return undefined;
  }
}
