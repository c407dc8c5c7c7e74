import type { ProgressEvent } from '../coach/progress/events.js';
import { journalHead, linesOf, readJournal } from '../coach/progress/journal.js';
import type { ProgressFile } from './progress-file.js';

/** What a person is told when the file was not as it should be. */
export type StoreNotice =
  /** It could not be read and was put aside under another name. */
  | { readonly kind: 'set-aside'; readonly name: string }
  | { readonly kind: 'unreadable-lines'; readonly lines: number }
  /** A later version wrote it: it is read no further, and nothing is written. */
  | { readonly kind: 'newer'; readonly version: number };

export interface StoredProgress {
  readonly events: readonly ProgressEvent[];
  readonly notices: readonly StoreNotice[];
}

/**
 * The events of all workspaces on this machine. Several windows may use one file: each adds lines of its own, and reads
 * again to see those of the others. Nothing in it leaves the machine.
 */
export class ProgressStore {
  readonly #file: ProgressFile;

  constructor(file: ProgressFile) {
    this.#file = file;
  }

  /** Everything that was recorded. A file that is no journal is put aside, so that recording can go on. */
  async load(): Promise<StoredProgress> {
    const reading = readJournal((await this.#file.read()) ?? '');
    if (reading.kind === 'newer') return { events: [], notices: [reading] };
    if (reading.kind === 'damaged') {
      const name = await this.#file.alone(() => this.#file.setAside());
      return { events: [], notices: [{ kind: 'set-aside', name }] };
    }
    const { events, unreadable } = reading;
    return { events, notices: unreadable > 0 ? [{ kind: 'unreadable-lines', lines: unreadable }] : [] };
  }

  /** Adds events. Does nothing to a file of a later version. */
  async record(events: readonly ProgressEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#file.alone(async () => {
      const text = (await this.#file.read()) ?? '';
      if (readHead(text) === 'foreign') return;
      // A line that a crash cut off is ended, so that it takes nothing along.
      const start = text.trim() === '' ? journalHead : text.endsWith('\n') ? '' : '\n';
      await this.#file.append(start + linesOf(events));
    });
  }

  /** Takes what `unwanted` says out of the file, so that nothing of it is left. Lines that cannot be read go too. */
  async remove(unwanted: (event: ProgressEvent) => boolean): Promise<void> {
    await this.#file.alone(async () => {
      const reading = readJournal((await this.#file.read()) ?? '');
      if (reading.kind !== 'read') return;
      await this.#file.replace(journalHead + linesOf(reading.events.filter((event) => !unwanted(event))));
    });
  }
}

/** A look at the first line only: recording must not read everything each time. */
function readHead(text: string): 'own' | 'foreign' {
  const end = text.indexOf('\n');
  return readJournal(end === -1 ? text : text.slice(0, end)).kind === 'read' ? 'own' : 'foreign';
}
