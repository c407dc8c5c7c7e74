import { fixes } from './constants.js';
import type { FindingClosedEvent, FindingMovedEvent, FindingOpenedEvent, ScanEvent } from './events.js';
import type { EvidenceGroup } from './evidence-group.js';
import { findingId } from './item-ids.js';
import { RuleFindings } from './rule-findings.js';
import { SkillParts } from './skill-parts.js';

/** A finding and what became of it. Of one that comes back only the last time counts. */
export interface FindingRecord {
  readonly opened: FindingOpenedEvent;
  readonly closed?: FindingClosedEvent;
  /** A scan found it still gone, long enough after it closed. */
  readonly heldAt?: number;
}

/** The findings of one workspace by their fingerprints. */
interface WorkspaceFindings {
  readonly records: Map<string, FindingRecord>;
  /** Those that closed and are to be looked for once more, with the time they closed, the earliest first. */
  readonly waiting: Map<string, number>;
}

/** The findings of all workspaces. Whatever takes an event returns the skills whose mastery it may have raised. */
export class FindingRecords {
  readonly #workspaces = new Map<string, WorkspaceFindings>();
  readonly #rules = new SkillParts<RuleFindings>();

  opened(event: FindingOpenedEvent): readonly string[] {
    const { workspace, fingerprint, skill } = event;
    const known = this.#workspace(workspace).records.get(fingerprint);
    this.#put(workspace, fingerprint, { opened: event });
    // Without a repair that is none any more, others of its rule may count more.
    return known ? [known.opened.skill, skill] : [];
  }

  moved({ workspace, fingerprint, to, place, application, owner }: FindingMovedEvent): readonly string[] {
    const { records } = this.#workspace(workspace);
    const record = records.get(fingerprint);
    if (!record || record.closed) return [];
    const replaced = records.get(to);
    const { owner: _, ...opened } = record.opened;
    this.#delete(workspace, fingerprint);
    this.#put(workspace, to, {
      opened: { ...opened, fingerprint: to, place, application, ...(owner !== undefined && { owner }) },
    });
    return replaced ? [replaced.opened.skill, opened.skill] : [];
  }

  /** Of two closings the first counts; a reason can still be given for a suppression. */
  closed(event: FindingClosedEvent): readonly string[] {
    const { workspace, fingerprint, at } = event;
    const { records, waiting } = this.#workspace(workspace);
    const record = records.get(fingerprint);
    if (!record || (record.closed && record.closed.how !== 'suppression')) return [];
    this.#put(workspace, fingerprint, { opened: record.opened, closed: event });
    waiting.delete(fingerprint);
    waiting.set(fingerprint, at);
    return [record.opened.skill];
  }

  /** What closed long enough ago, and was not found again, has held. */
  scanned({ workspace, at }: ScanEvent): readonly string[] {
    const { records, waiting } = this.#workspace(workspace);
    const touched = new Set<string>();
    for (const [fingerprint, closedAt] of waiting) {
      if (at - closedAt < fixes.heldDays * day) break;
      waiting.delete(fingerprint);
      const record = records.get(fingerprint);
      // It was opened again since, or closed in another way.
      if (record?.closed?.at !== closedAt) continue;
      this.#put(workspace, fingerprint, { ...record, heldAt: at });
      touched.add(record.opened.skill);
    }
    return [...touched];
  }

  erased(item: string): readonly string[] {
    for (const [workspace, { records }] of this.#workspaces) {
      const start = findingId({ workspace, fingerprint: '' });
      const record = item.startsWith(start) ? records.get(item.slice(start.length)) : undefined;
      if (!record) continue;
      this.#delete(workspace, record.opened.fingerprint);
      return [record.opened.skill];
    }
    return [];
  }

  workspaceErased(workspace: string): readonly string[] {
    const touched = new Set<string>();
    for (const [fingerprint, { opened }] of this.of(workspace)) {
      this.#delete(workspace, fingerprint);
      touched.add(opened.skill);
    }
    return [...touched];
  }

  /** By fingerprint, open or not. */
  of(workspace: string): ReadonlyMap<string, FindingRecord> {
    return this.#workspace(workspace).records;
  }

  /** What is repaired, then what is open, rule by rule. */
  groupsOf(skill: string): readonly EvidenceGroup[] {
    const rules = [...this.#rules.of(skill).values()];
    return [...rules.map(({ repairs }) => repairs), ...rules.map(({ faults }) => faults)];
  }

  #workspace(address: string): WorkspaceFindings {
    const known = this.#workspaces.get(address);
    if (known) return known;
    const made = { records: new Map(), waiting: new Map() };
    this.#workspaces.set(address, made);
    return made;
  }

  #put(workspace: string, fingerprint: string, record: FindingRecord): void {
    const { records } = this.#workspace(workspace);
    const { skill, rule } = record.opened;
    const known = records.get(fingerprint)?.opened;
    if (known && (known.skill !== skill || known.rule !== rule)) this.#delete(workspace, fingerprint);
    records.set(fingerprint, record);
    this.#rules.obtain(skill, rule, () => new RuleFindings()).put(findingId({ workspace, fingerprint }), record);
  }

  #delete(workspace: string, fingerprint: string): void {
    const { records } = this.#workspace(workspace);
    const opened = records.get(fingerprint)?.opened;
    if (!opened) return;
    records.delete(fingerprint);
    this.#rules.get(opened.skill, opened.rule)?.delete(findingId({ workspace, fingerprint }));
  }
}

const day = 24 * 60 * 60 * 1000;
