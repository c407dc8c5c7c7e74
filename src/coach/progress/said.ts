import { nextStep } from './constants.js';
import type { ProgressEvent } from './events.js';
import type { Note, Target } from './overview.js';

/** What a person said of themselves and of what they were shown, up to the last event. */
export class Said {
  #target: Target | undefined;
  readonly #notes = new Map<string, Note>();
  /** Steps that are set aside, each with the moment it comes back. */
  readonly #aside = new Map<string, number>();
  readonly #shown = new Map<string, number>();
  readonly #notUseful = new Map<string, number>();

  take(event: ProgressEvent): void {
    switch (event.kind) {
      case 'target-set': {
        const { role, level } = event;
        this.#target = role !== undefined && level !== undefined ? { role, level } : undefined;
        break;
      }
      case 'note-added': {
        const { kind: _, note, ...rest } = event;
        const id = `note ${note}`;
        this.#notes.set(id, { ...rest, id });
        break;
      }
      case 'step-set-aside':
        // The latest stands last, also when it had been set aside before.
        this.#aside.delete(event.step);
        this.#aside.set(event.step, event.until ?? Number.POSITIVE_INFINITY);
        break;
      case 'step-taken-up':
        this.#aside.delete(event.step);
        for (const rule of this.#notUseful.keys()) if (event.step === unwantedRule(rule)) this.#notUseful.delete(rule);
        break;
      case 'lesson-shown':
        this.#shown.set(event.rule, (this.#shown.get(event.rule) ?? 0) + 1);
        break;
      case 'not-useful':
        this.#notUseful.set(event.rule, (this.#notUseful.get(event.rule) ?? 0) + 1);
        break;
      case 'item-erased':
        this.#notes.delete(event.item);
        break;
    }
  }

  /** Undefined for somebody who is just exploring. */
  get target(): Target | undefined {
    return this.#target;
  }

  /** The latest first. */
  get notes(): readonly Note[] {
    return [...this.#notes.values()].toSorted((a, b) => b.at - a.at);
  }

  /** Steps that are set aside at the moment `now`, the latest first; without a moment those that are so for good. */
  aside(now: number): readonly { readonly step: string; readonly until?: number }[] {
    return [...this.#aside]
      .filter(([step]) => this.isAside(step, now))
      .map(([step, until]) => (Number.isFinite(until) ? { step, until } : { step }))
      .toReversed();
  }

  isAside(step: string, now: number): boolean {
    return (this.#aside.get(step) ?? Number.NEGATIVE_INFINITY) > now;
  }

  /** Whether a rule was called not useful so often that it is proposed no more. */
  isUnwanted(rule: string): boolean {
    const showings = this.#shown.get(rule) ?? 0;
    const { share, showings: fewest } = nextStep.notUseful;
    return showings >= fewest && (this.#notUseful.get(rule) ?? 0) > share * showings;
  }
}

/** What taking up a rule again is called in the record: what was called not useful before counts no more then. */
export function unwantedRule(rule: string): string {
  return `rule ${rule}`;
}
