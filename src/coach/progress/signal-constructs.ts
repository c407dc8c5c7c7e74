import type { ConstructEvent } from './events.js';
import type { ConstructEvidence } from './evidence.js';
import type { EvidenceGroup } from './evidence-group.js';

/** Resources beyond these add nothing to a signal: of those written here, and of those found. */
const mostOfSignal = 3;

/** When a workspace was looked at last. */
export interface Looked {
  scannedAt?: number;
}

/** The resources that show one signal, or showed it: the last event of each, by the ids of their items. */
export class SignalConstructs {
  readonly #records = new Map<string, { readonly event: ConstructEvent; readonly looked: Looked }>();
  #group: EvidenceGroup | undefined;
  /** How many scans there had been when the group was made. */
  #scans = 0;

  /** One that is there already keeps its turn. */
  set(id: string, event: ConstructEvent, looked: Looked): void {
    this.#records.set(id, { event, looked });
    this.#group = undefined;
  }

  delete(id: string): void {
    this.#records.delete(id);
    this.#group = undefined;
  }

  /** Those that count: the ones seen last. `scans` is how many scans there were of whichever workspace. */
  group(scans: number): EvidenceGroup {
    if (!this.#group || this.#scans !== scans) {
      this.#group = this.#counting();
      this.#scans = scans;
    }
    return this.#group;
  }

  #counting(): EvidenceGroup {
    const written = new LastSeen();
    const found = new LastSeen();
    for (const [id, { event, looked }] of this.#records) {
      // What is gone was seen last when it went.
      const seen = event.kind === 'construct-gone' ? event.at : Math.max(event.at, looked.scannedAt ?? event.at);
      (event.authored ? written : found).add(id, event, seen);
    }
    return [...written.evidence(), ...found.evidence()];
  }
}

/** The few that were seen last; of those seen at one time the first ones. */
class LastSeen {
  readonly #items: { readonly id: string; readonly event: ConstructEvent; readonly seen: number }[] = [];
  /** What was seen no later does not come in any more. */
  #least = Number.NEGATIVE_INFINITY;

  add(id: string, event: ConstructEvent, seen: number): void {
    if (seen <= this.#least) return;
    const items = this.#items;
    const before = items.findIndex((each) => each.seen < seen);
    items.splice(before === -1 ? items.length : before, 0, { id, event, seen });
    if (items.length > mostOfSignal) items.pop();
    this.#least = items[mostOfSignal - 1]?.seen ?? this.#least;
  }

  evidence(): readonly ConstructEvidence[] {
    return this.#items.map(({ id, event, seen }) => {
      const { skill, signal, resource, authored, steward, place, workspace } = event;
      return { kind: 'construct', id, skill, signal, resource, authored, steward, workspace, place, seen };
    });
  }
}
