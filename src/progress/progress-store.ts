import type { ProgressEvent } from '../coach/progress/events.js';
import { currentFormat, headOf, type JournalFormat, linesOf, readJournal } from '../coach/progress/journal.js';
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
  readonly #format: JournalFormat;
  #stamp: string | undefined;

  /** `format` is what is written; files of earlier versions are taken to it. */
  constructor(file: ProgressFile, format: JournalFormat = currentFormat) {
    this.#file = file;
    this.#format = format;
  }

  /** Everything that was recorded. A file that is no journal is put aside, so that recording can go on. */
  async load(): Promise<StoredProgress> {
    this.#stamp = await this.#file.stamp();
    const reading = readJournal((await this.#file.read()) ?? '', this.#format);
    if (reading.kind === 'newer') return { events: [], notices: [reading] };
    if (reading.kind === 'damaged') {
      const name = await this.#file.alone(() => this.#file.setAside());
      return { events: [], notices: [{ kind: 'set-aside', name }] };
    }
    const { events, unreadable } = reading;
    return { events, notices: unreadable > 0 ? [{ kind: 'unreadable-lines', lines: unreadable }] : [] };
  }

  /** Whether somebody wrote since this store last read or wrote. */
  async hasChanged(): Promise<boolean> {
    return (await this.#file.stamp()) !== this.#stamp;
  }

  /**
   * Adds events; a file of an earlier version is written anew in this one. Does nothing to a file of a later version. Gives
   * whether other windows had written since this store last read or wrote: then it wants to be loaded again.
   */
  async record(events: readonly ProgressEvent[]): Promise<boolean> {
    if (events.length === 0) return false;
    return this.#file.alone(async () => {
      const hadChanged = await this.hasChanged();
      const edges = await this.#file.edges();
      const isEmpty = edges === undefined || (edges.firstLine.trim() === '' && edges.last.trim() === '');
      const head = isEmpty ? undefined : readJournal(edges.firstLine, this.#format);
      if (head && head.kind !== 'read') return hadChanged;
      if (head && head.version < this.#format.version) await this.#migrate();
      // A line that a crash cut off is ended, so that it takes nothing along.
      const start = isEmpty ? headOf(this.#format) : edges.last === '\n' ? '' : '\n';
      await this.#file.append(start + linesOf(events));
      this.#stamp = await this.#file.stamp();
      return hadChanged;
    });
  }

  /** Takes what `unwanted` says out of the file, so that nothing of it is left, and adds `instead`. */
  async remove(
    unwanted: (events: readonly ProgressEvent[]) => (event: ProgressEvent) => boolean,
    instead: readonly ProgressEvent[] = [],
  ): Promise<void> {
    await this.#file.alone(async () => {
      const reading = readJournal((await this.#file.read()) ?? '', this.#format);
      if (reading.kind !== 'read') return;
      const isUnwanted = unwanted(reading.events);
      const left = reading.events.filter((event) => !isUnwanted(event));
      await this.#file.replace(headOf(this.#format) + linesOf([...left, ...instead]));
    });
  }

  async #migrate(): Promise<void> {
    const reading = readJournal((await this.#file.read()) ?? '', this.#format);
    if (reading.kind === 'read') await this.#file.replace(headOf(this.#format) + linesOf(reading.events));
  }
}
