import { ConstructRecords } from './construct-records.js';
import type { ConstructEvent, ProgressEvent } from './events.js';
import type { Evidence } from './evidence.js';
import type { EvidenceGroup } from './evidence-group.js';
import { type FindingRecord, FindingRecords } from './finding-records.js';
import { isOfScans } from './item-ids.js';
import { PracticeRecords } from './practice-records.js';

/** What the events say of one workspace. */
export interface WorkspaceRecord {
  /** By fingerprint, open or not. */
  readonly findings: ReadonlyMap<string, FindingRecord>;
  /** The last of each construct, by the id of its item. */
  readonly constructs: ReadonlyMap<string, ConstructEvent>;
  /** Ids of findings and constructs that were taken out: looking again does not bring them back. */
  readonly erased: ReadonlySet<string>;
  /** When it was looked at last. */
  readonly scannedAt?: number;
}

/** Events added up one after the other, in the order of their times. */
export class Ledger {
  readonly #findings = new FindingRecords();
  readonly #constructs = new ConstructRecords();
  readonly #practice = new PracticeRecords();
  readonly #erased = new Set<string>();

  /** Takes one event; returns the skills whose mastery it may have raised by more than a trace. */
  take(event: ProgressEvent): readonly string[] {
    switch (event.kind) {
      case 'scan':
        return [...this.#constructs.scanned(event), ...this.#findings.scanned(event)];
      case 'construct-seen':
      case 'construct-gone':
        return this.#constructs.seenOrGone(event);
      case 'construct-moved':
        return this.#constructs.moved(event);
      case 'finding-opened':
        return this.#findings.opened(event);
      case 'finding-moved':
        return this.#findings.moved(event);
      case 'finding-closed':
        return this.#findings.closed(event);
      case 'answer':
        return this.#practice.answered(event);
      case 'exercise-passed':
        return this.#practice.passed(event);
      case 'item-erased':
        return this.#erase(event.item);
      case 'workspace-erased':
        return [
          ...this.#findings.workspaceErased(event.workspace),
          ...this.#constructs.workspaceErased(event.workspace),
        ];
      default:
        return [];
    }
  }

  /** The evidence of a skill as far as it counts. */
  evidenceOf(skill: string): readonly Evidence[] {
    return this.groupsOf(skill).flat();
  }

  /** The same, with what weighs each other down together. */
  groupsOf(skill: string): readonly EvidenceGroup[] {
    return [...this.#findings.groupsOf(skill), ...this.#constructs.groupsOf(skill), ...this.#practice.groupsOf(skill)];
  }

  /** The same, but for scans: constructs may have been seen later than it says. */
  recentGroupsOf(skill: string): readonly EvidenceGroup[] {
    return [
      ...this.#findings.groupsOf(skill),
      ...this.#constructs.recentGroupsOf(skill),
      ...this.#practice.groupsOf(skill),
    ];
  }

  workspace(address: string): WorkspaceRecord {
    const scannedAt = this.#constructs.scannedAt(address);
    return {
      findings: this.#findings.of(address),
      constructs: this.#constructs.of(address),
      erased: this.#erased,
      ...(scannedAt !== undefined && { scannedAt }),
    };
  }

  #erase(item: string): readonly string[] {
    if (isOfScans(item)) this.#erased.add(item);
    return [...this.#findings.erased(item), ...this.#constructs.erased(item), ...this.#practice.erased(item)];
  }
}
