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
  readonly #workspaces: ShownIn[] = [];
  #group: EvidenceGroup | undefined;
  /** How many scans there had been when the group was made. */
  #scans = 0;

  /** One that is there already keeps its turn. */
  set(id: string, event: ConstructEvent, looked: Looked): void {
    const { written, found } = this.#shownIn(looked);
    (event.authored ? found : written).delete(id);
    (event.authored ? written : found).set(id, event);
    this.#group = undefined;
  }

  delete(id: string, looked: Looked): void {
    const { written, found } = this.#shownIn(looked);
    written.delete(id);
    found.delete(id);
    this.#group = undefined;
  }

  /** Those that counted when somebody asked last, unless one has changed since. */
  recentGroup(scans: number): EvidenceGroup {
    return this.#group ?? this.group(scans);
  }

  /** Those that count: the ones seen last. `scans` is how many scans there were of whichever workspace. */
  group(scans: number): EvidenceGroup {
    if (!this.#group || this.#scans !== scans) {
      this.#group = [...this.#counting('written'), ...this.#counting('found')];
      this.#scans = scans;
    }
    return this.#group;
  }

  #shownIn(looked: Looked): ShownIn {
    const known = this.#workspaces.find((each) => each.looked === looked);
    if (known) return known;
    const made = { looked, written: new Resources(), found: new Resources() };
    this.#workspaces.push(made);
    return made;
  }

  #counting(origin: 'written' | 'found'): readonly ConstructEvidence[] {
    const last: Shown[] = [];
    for (const { looked, [origin]: resources } of this.#workspaces) {
      const { scannedAt } = looked;
      for (const { resource, stands, at } of resources.candidates) {
        // What is gone was seen last when it went.
        addInTurn(last, resource, stands && scannedAt !== undefined && scannedAt > at ? scannedAt : at);
      }
    }
    return last.map(evidence);
  }
}

/** Keeps those that were seen last; of those seen at one time the ones that came first. */
function addInTurn(last: Shown[], resource: Resource, seen: number): void {
  let turn = last.length;
  while (turn > 0 && (last[turn - 1]?.seen ?? seen) < seen) turn--;
  if (turn === mostOfSignal) return;
  last.splice(turn, 0, { resource, seen });
  if (last.length > mostOfSignal) last.pop();
}

/** What one workspace shows. */
interface ShownIn {
  readonly looked: Looked;
  readonly written: Resources;
  readonly found: Resources;
}

interface Resource {
  readonly id: string;
  readonly event: ConstructEvent;
  /** When it came first, of all of its workspace. */
  readonly turn: number;
}

/** What is looked at often, kept close together. */
interface Candidate {
  readonly resource: Resource;
  readonly stands: boolean;
  readonly at: number;
}

interface Shown {
  readonly resource: Resource;
  readonly seen: number;
}

/** Resources of one workspace that were written here, or found here. */
class Resources {
  readonly #all = new Map<string, Resource>();
  #candidates: readonly Candidate[] | undefined;
  #turns = 0;

  set(id: string, event: ConstructEvent): void {
    this.#all.set(id, { id, event, turn: this.#all.get(id)?.turn ?? this.#turns++ });
    this.#candidates = undefined;
  }

  delete(id: string): void {
    if (this.#all.delete(id)) this.#candidates = undefined;
  }

  /**
   * The few that can be among those seen last, whenever the workspace is looked at: a scan sees all that stand at one time, of
   * which the first ones count. In the order they came.
   */
  get candidates(): readonly Candidate[] {
    this.#candidates ??= this.#chosen();
    return this.#candidates;
  }

  #chosen(): readonly Candidate[] {
    const first: Resource[] = [];
    const standing: Shown[] = [];
    const gone: Shown[] = [];
    for (const resource of this.#all.values()) {
      const { kind, at } = resource.event;
      addInTurn(kind === 'construct-gone' ? gone : standing, resource, at);
      if (kind !== 'construct-gone' && first.length < mostOfSignal) first.push(resource);
    }
    const chosen = new Set([...first, ...[...standing, ...gone].map(({ resource }) => resource)]);
    return [...chosen]
      .sort((a, b) => a.turn - b.turn)
      .map((resource) => {
        const { kind, at } = resource.event;
        return { resource, stands: kind !== 'construct-gone', at };
      });
  }
}

function evidence({ resource: { id, event }, seen }: Shown): ConstructEvidence {
  const { skill, signal, resource, authored, steward, place, workspace } = event;
  return { kind: 'construct', id, skill, signal, resource, authored, steward, workspace, place, seen };
}
