import type { ConstructEvent, ConstructMovedEvent, ScanEvent } from './events.js';
import type { EvidenceGroup } from './evidence-group.js';
import { constructId } from './item-ids.js';
import { type Looked, SignalConstructs } from './signal-constructs.js';
import { SkillParts } from './skill-parts.js';

/** The constructs of one workspace. */
interface WorkspaceConstructs extends Looked {
  /** The last event of each, by the id of its item. */
  readonly records: Map<string, ConstructEvent>;
}

/**
 * The good and steward signals that resources of all workspaces show or showed, and when each workspace was looked at last.
 * Whatever takes an event returns the skills whose mastery it may have raised by more than a trace.
 */
export class ConstructRecords {
  readonly #workspaces = new Map<string, WorkspaceConstructs>();
  readonly #signals = new SkillParts<SignalConstructs>();
  #scans = 0;

  scanned({ workspace, at }: ScanEvent): readonly string[] {
    const known = this.#workspace(workspace);
    const isFresh = at - (known.scannedAt ?? Number.NEGATIVE_INFINITY) < freshScan;
    known.scannedAt = at;
    this.#scans++;
    return isFresh ? [] : skillsOf(known);
  }

  /** What is gone keeps fading from the last time it was seen; what comes back is what it was. */
  seenOrGone(event: ConstructEvent): readonly string[] {
    const id = constructId(event);
    const known = this.#workspace(event.workspace).records.get(id);
    if (event.kind === 'construct-gone' && !known) return [];
    this.#put(id, { ...event, authored: event.authored || known?.authored === true });
    return [event.skill];
  }

  moved({ workspace, signal, resource, to, place, at }: ConstructMovedEvent): readonly string[] {
    const from = constructId({ workspace, signal, resource });
    const known = this.#workspace(workspace).records.get(from);
    if (!known) return [];
    this.#delete(from, known);
    this.#put(constructId({ workspace, signal, resource: to }), { ...known, at, resource: to, place });
    return [known.skill];
  }

  erased(item: string): readonly string[] {
    return [...this.#workspaces.values()].flatMap(({ records }) => {
      const known = records.get(item);
      if (!known) return [];
      this.#delete(item, known);
      return [known.skill];
    });
  }

  workspaceErased(workspace: string): readonly string[] {
    const known = this.#workspace(workspace);
    const touched = skillsOf(known);
    for (const [id, event] of known.records) this.#delete(id, event);
    this.#workspaces.delete(workspace);
    this.#scans++;
    return touched;
  }

  /** When a workspace was looked at last. */
  scannedAt(workspace: string): number | undefined {
    return this.#workspace(workspace).scannedAt;
  }

  /** The last event of each, by the id of its item. */
  of(workspace: string): ReadonlyMap<string, ConstructEvent> {
    return this.#workspace(workspace).records;
  }

  /** Signal by signal, as far as they count: the tenth resource that shows one signal adds nothing, and is left out. */
  groupsOf(skill: string): readonly EvidenceGroup[] {
    return [...this.#signals.of(skill).values()].map((signal) => signal.group(this.#scans));
  }

  /** The same, perhaps as it was before the last scans. */
  recentGroupsOf(skill: string): readonly EvidenceGroup[] {
    return [...this.#signals.of(skill).values()].map((signal) => signal.recentGroup(this.#scans));
  }

  #workspace(address: string): WorkspaceConstructs {
    const known = this.#workspaces.get(address);
    if (known) return known;
    const made = { records: new Map() };
    this.#workspaces.set(address, made);
    return made;
  }

  #put(id: string, event: ConstructEvent): void {
    const workspace = this.#workspace(event.workspace);
    const known = workspace.records.get(id);
    if (known && known.skill !== event.skill) this.#delete(id, known);
    workspace.records.set(id, event);
    this.#signals.obtain(event.skill, event.signal, () => new SignalConstructs()).set(id, event, workspace);
  }

  #delete(id: string, { workspace, skill, signal }: ConstructEvent): void {
    const known = this.#workspace(workspace);
    known.records.delete(id);
    this.#signals.get(skill, signal)?.delete(id, known);
  }
}

function skillsOf({ records }: WorkspaceConstructs): readonly string[] {
  return [...new Set([...records.values()].map(({ skill }) => skill))];
}

/** Looking again sooner than this changes next to nothing in what was there before, in milliseconds. */
const freshScan = 3 * 24 * 60 * 60 * 1000;
