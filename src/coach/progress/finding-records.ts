import { fixes } from './constants.js';
import { countingOfRules } from './counting.js';
import type { Closing, FindingClosedEvent, FindingMovedEvent, FindingOpenedEvent, ScanEvent } from './events.js';
import type { Evidence } from './evidence.js';
import { findingId } from './item-ids.js';
import { SkillItems } from './skill-items.js';

/** A finding and what became of it. Of one that comes back only the last time counts. */
export interface FindingRecord {
  readonly opened: FindingOpenedEvent;
  readonly closed?: FindingClosedEvent;
  /** A scan found it still gone, long enough after it closed. */
  readonly heldAt?: number;
}

/** The findings of all workspaces. Whatever takes an event returns the skills whose evidence it changes. */
export class FindingRecords {
  readonly #records = new SkillItems<FindingRecord>();
  /** The skill of each finding, which the event that closes it does not name. */
  readonly #skillOf = new Map<string, string>();
  /** By workspace: findings that closed and are to be looked for once more, with the time they closed, the earliest first. */
  readonly #waiting = new Map<string, Map<string, number>>();

  get skills(): Iterable<string> {
    return this.#records.skills;
  }

  opened(event: FindingOpenedEvent): readonly string[] {
    const id = findingId(event);
    this.#records.set(event.skill, id, { opened: event });
    this.#skillOf.set(id, event.skill);
    return [event.skill];
  }

  moved({ workspace, fingerprint, to, place, application, owner }: FindingMovedEvent): readonly string[] {
    const [from, id] = [findingId({ workspace, fingerprint }), findingId({ workspace, fingerprint: to })];
    const skill = this.#skillOf.get(from);
    const record = skill === undefined ? undefined : this.#records.get(skill, from);
    if (skill === undefined || !record || record.closed) return [];
    const { owner: _, ...opened } = record.opened;
    this.#records.delete(skill, from);
    this.#records.set(skill, id, {
      opened: { ...opened, fingerprint: to, place, application, ...(owner !== undefined && { owner }) },
    });
    this.#skillOf.set(id, skill);
    return [skill];
  }

  /** Of two closings the first counts; a reason can still be given for a suppression. */
  closed(event: FindingClosedEvent): readonly string[] {
    const id = findingId(event);
    const skill = this.#skillOf.get(id);
    const record = skill === undefined ? undefined : this.#records.get(skill, id);
    if (skill === undefined || !record) return [];
    if (record.closed && record.closed.how !== 'suppression') return [];
    this.#records.set(skill, id, { opened: record.opened, closed: event });
    const waiting = this.#waiting.get(event.workspace) ?? new Map<string, number>();
    waiting.delete(id);
    this.#waiting.set(event.workspace, waiting.set(id, event.at));
    return [skill];
  }

  /** What closed long enough ago, and was not found again, has held. */
  scanned({ workspace, at }: ScanEvent): readonly string[] {
    const waiting = this.#waiting.get(workspace);
    const touched = new Set<string>();
    for (const [id, closedAt] of waiting ?? []) {
      if (at - closedAt < fixes.heldDays * day) break;
      waiting?.delete(id);
      const skill = this.#skillOf.get(id) ?? '';
      const record = this.#records.get(skill, id);
      // It was opened again since, or closed in another way.
      if (record?.closed?.at !== closedAt) continue;
      this.#records.set(skill, id, { ...record, heldAt: at });
      touched.add(skill);
    }
    return [...touched];
  }

  erased(item: string): readonly string[] {
    return this.#records.remove((_, id) => id === item);
  }

  workspaceErased(workspace: string): readonly string[] {
    return this.#records.remove(({ opened }) => opened.workspace === workspace);
  }

  /** By fingerprint, open or not. */
  of(workspace: string): ReadonlyMap<string, FindingRecord> {
    const findings = new Map<string, FindingRecord>();
    for (const [, record] of this.#records.all())
      if (record.opened.workspace === workspace) findings.set(record.opened.fingerprint, record);
    return findings;
  }

  /** What is repaired, then what is open, as far as it counts. */
  evidenceOf(skill: string): readonly Evidence[] {
    const open: [string, FindingRecord][] = [];
    const repaired: [string, FindingRecord][] = [];
    for (const entry of this.#records.of(skill)) {
      if (isOpen(entry[1])) open.push(entry);
      else if (isRepair(entry[1])) repaired.push(entry);
    }
    return [
      ...countingOfRules(
        repaired,
        ([, { opened }]) => opened.rule,
        ([, a], [, b]) => (a.closed?.at ?? 0) - (b.closed?.at ?? 0),
      ),
      ...countingOfRules(
        open,
        ([, { opened }]) => `${opened.rule} ${opened.severity}`,
        () => 0,
      ),
    ].map(([id, record]) => evidence(id, record));
  }
}

/** A suppression without a reason hides a fault; it does not take it away. */
function isOpen({ closed }: FindingRecord): boolean {
  return !closed || closed.how === 'suppression';
}

/** What was deleted, taken back or made a moment before shows nothing. */
function isRepair({ opened, closed }: FindingRecord): boolean {
  if (!closed || !repairs[closed.how]) return false;
  return !opened.made || closed.at - opened.at >= fixes.freshHours * hour;
}

/** Repaired, or still open. */
function evidence(id: string, { opened, closed, heldAt }: FindingRecord): Evidence {
  const { skill, rule, severity, workspace, place } = opened;
  const finding = { id, skill, rule, severity, workspace, place };
  const by = closed && repairs[closed.how];
  if (!by) return { ...finding, kind: 'open-finding', since: opened.at, ...(opened.made && { made: true }) };
  return { ...finding, kind: 'fix', by, at: closed.at, ...(heldAt !== undefined && { heldAt }) };
}

const repairs: Readonly<Partial<Record<Closing, 'hand' | 'button'>>> = { hand: 'hand', button: 'button' };

const hour = 60 * 60 * 1000;
const day = 24 * hour;
