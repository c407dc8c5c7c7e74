import { choiceOf, nothing, type Site } from './data.js';
import type { Completion } from './interpreter.js';
import { type Slot, Slots } from './slots.js';

/** Keeps what is written under conditions, so that each way begins with what was there before all of them. */
export class Journals {
  readonly #open: Journal[] = [];

  /** Whether what runs now may not run. */
  get areOpen(): boolean {
    return this.#open.length > 0;
  }

  /** Puts a value under a name, and remembers what was there. */
  write(slots: Slots, name: string, slot: Slot): void {
    const journal = this.#open.at(-1);
    if (journal && slots.order <= journal.since) {
      const before = journal.changes.get(slots) ?? new Map<string, Slot | undefined>();
      if (!before.has(name)) before.set(name, slots.get(name));
      journal.changes.set(slots, before);
    }
    slots.set(name, slot);
  }

  /** Runs each way from the same start, and joins what they leave behind; ways that throw leave nothing. */
  branches(works: readonly (() => Completion)[], site: Site): readonly Completion[] {
    const ways = works.map((work) => this.#branch(work));
    const open = ways.filter(({ completion }) => completion?.kind !== 'throws');
    this.#join(open.length > 0 ? open : ways, site);
    return ways.map(({ completion }) => completion);
  }

  /** Runs something to which the conditions of now do not apply: a file is run once, whenever it is first asked for. */
  apart(work: () => void): void {
    const open = this.#open.splice(0);
    try {
      work();
    } finally {
      this.#open.push(...open);
    }
  }

  /** What one way leaves behind, taken back again. */
  #branch(work: () => Completion): Way {
    const journal: Journal = { since: Slots.now, changes: new Map() };
    this.#open.push(journal);
    try {
      const completion = work();
      const after: Changes = new Map();
      for (const [slots, before] of journal.changes) {
        after.set(slots, new Map([...before.keys()].map((name) => [name, slots.get(name)])));
      }
      return { completion, after };
    } finally {
      this.#open.pop();
      for (const [slots, before] of journal.changes) {
        for (const [name, slot] of before) {
          if (slot) slots.set(name, slot);
          else slots.delete(name);
        }
      }
    }
  }

  /** Every place that one of the ways changed is now what any of them left there. */
  #join(ways: readonly Way[], site: Site): void {
    const touched = new Map<Slots, Set<string>>();
    for (const { after } of ways) {
      for (const [slots, names] of after) {
        const known = touched.get(slots) ?? new Set<string>();
        for (const name of names.keys()) known.add(name);
        touched.set(slots, known);
      }
    }
    for (const [slots, names] of touched) {
      for (const name of names) {
        const left = ways.map(({ after }) => after.get(slots)?.get(name) ?? slots.get(name));
        const [sample] = left.flatMap((slot) => slot ?? []);
        if (!sample) continue;
        const datum = choiceOf(
          left.map((slot) => slot?.datum ?? nothing(site)),
          sample.site,
        );
        this.write(slots, name, { ...sample, datum });
      }
    }
  }
}

/** What is under names, by the place that holds them. */
type Changes = Map<Slots, Map<string, Slot | undefined>>;

/** What was under the names that a branch has written since it began. */
interface Journal {
  readonly since: number;
  readonly changes: Changes;
}

interface Way {
  readonly completion: Completion;
  readonly after: Changes;
}
