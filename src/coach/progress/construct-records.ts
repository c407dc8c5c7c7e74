import { countingOfSignals } from './counting.js';
import type { ConstructEvent, ConstructMovedEvent, ScanEvent } from './events.js';
import type { ConstructEvidence } from './evidence.js';
import { constructId } from './item-ids.js';
import { SkillItems } from './skill-items.js';

/**
 * The good and steward signals that resources of all workspaces show or showed, and when each workspace was looked at last.
 * Whatever takes an event returns the skills whose evidence it changes by more than a trace.
 */
export class ConstructRecords {
  /** The last event of each. */
  readonly #records = new SkillItems<ConstructEvent>();
  readonly #scans = new Map<string, number>();
  /** By workspace: skills that something there shows or showed. */
  readonly #showing = new Map<string, Set<string>>();

  get skills(): Iterable<string> {
    return this.#records.skills;
  }

  scanned({ workspace, at }: ScanEvent): readonly string[] {
    const before = this.#scans.get(workspace) ?? Number.NEGATIVE_INFINITY;
    this.#scans.set(workspace, at);
    return at - before < freshScan ? [] : [...(this.#showing.get(workspace) ?? [])];
  }

  /** What is gone keeps fading from the last time it was seen; what comes back is what it was. */
  seenOrGone(event: ConstructEvent): readonly string[] {
    const { skill, workspace } = event;
    const id = constructId(event);
    const known = this.#records.get(skill, id);
    if (event.kind === 'construct-gone' && !known) return [];
    this.#records.set(skill, id, { ...event, authored: event.authored || known?.authored === true });
    this.#showing.set(workspace, (this.#showing.get(workspace) ?? new Set<string>()).add(skill));
    return [skill];
  }

  moved({ workspace, skill, signal, resource, to, place, at }: ConstructMovedEvent): readonly string[] {
    const from = constructId({ workspace, signal, resource });
    const known = this.#records.get(skill, from);
    if (!known) return [];
    this.#records.delete(skill, from);
    this.#records.set(skill, constructId({ workspace, signal, resource: to }), { ...known, at, resource: to, place });
    return [skill];
  }

  erased(item: string): readonly string[] {
    return this.#records.remove((_, id) => id === item);
  }

  workspaceErased(workspace: string): readonly string[] {
    this.#scans.delete(workspace);
    return this.#records.remove((event) => event.workspace === workspace);
  }

  /** When a workspace was looked at last. */
  scannedAt(workspace: string): number | undefined {
    return this.#scans.get(workspace);
  }

  /** The last event of each, by the id of its item. */
  of(workspace: string): ReadonlyMap<string, ConstructEvent> {
    return new Map([...this.#records.all()].filter(([, event]) => event.workspace === workspace));
  }

  /** As far as it counts: the tenth resource that shows one signal adds nothing, and is left out. */
  evidenceOf(skill: string): readonly ConstructEvidence[] {
    const constructs = [...this.#records.of(skill)].map(([id, event]) => ({ id, event, seen: this.#seen(event) }));
    return countingOfSignals(
      constructs,
      ({ event: { signal, authored } }) => `${signal} ${authored}`,
      (a, b) => b.seen - a.seen,
    ).map(({ id, event, seen }) => evidence(id, event, seen));
  }

  /** What is gone was seen last when it went. */
  #seen({ kind, at, workspace }: ConstructEvent): number {
    return kind === 'construct-gone' ? at : Math.max(at, this.#scans.get(workspace) ?? at);
  }
}

function evidence(id: string, event: ConstructEvent, seen: number): ConstructEvidence {
  const { skill, signal, resource, authored, steward, place, workspace } = event;
  return { kind: 'construct', id, skill, signal, resource, authored, steward, workspace, place, seen };
}

/** Looking again sooner than this changes next to nothing in what was there before, in milliseconds. */
const freshScan = 3 * 24 * 60 * 60 * 1000;
