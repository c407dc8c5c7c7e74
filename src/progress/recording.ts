import { type Erasure, isErased, leftBehind } from '../coach/progress/erasing.js';
import type { ProgressEvent } from '../coach/progress/events.js';
import { History } from '../coach/progress/history.js';
import type { ProgressStore, StoreNotice } from './progress-store.js';

/**
 * What happened so far, kept in step with a store that other windows write to as well. Calls may come at any time; they are
 * worked off one after the other.
 */
export class Recording {
  readonly #store: ProgressStore;
  #history: History | undefined;
  #notices: readonly StoreNotice[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: ProgressStore) {
    this.#store = store;
  }

  /** What was wrong with the file when it was read. */
  get notices(): readonly StoreNotice[] {
    return this.#notices;
  }

  /** Everything so far, that of other windows too. */
  history(): Promise<History> {
    return this.#inTurn(() => this.#current());
  }

  /** Writes down what `tell` makes of everything so far. Gives what was written. */
  record(tell: (history: History) => readonly ProgressEvent[]): Promise<readonly ProgressEvent[]> {
    return this.#inTurn(async () => {
      const history = await this.#current();
      const events = tell(history);
      const othersWrote = await this.#store.record(events);
      if (othersWrote || events.some((event) => history.isPast(event))) this.#history = undefined;
      else for (const event of events) history.take(event);
      return events;
    });
  }

  /** Takes something out for good. */
  erase(erasure: Erasure, at: number): Promise<void> {
    return this.#inTurn(async () => {
      this.#history = undefined;
      await this.#store.remove((events) => isErased(erasure, events), leftBehind(erasure, at));
    });
  }

  async #current(): Promise<History> {
    if (this.#history && !(await this.#store.hasChanged())) return this.#history;
    const { events, notices } = await this.#store.load();
    // What was wrong is told once it is known, also when the file was put in order since.
    if (notices.length > 0) this.#notices = notices;
    this.#history = History.of(events);
    return this.#history;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
