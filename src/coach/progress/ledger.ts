import { answers, confirmationDays, exercises, fixes } from './constants.js';
import { countingOfRules, countingOfSignals } from './counting.js';
import type {
  AnswerEvent,
  Closing,
  ConstructEvent,
  ConstructMovedEvent,
  ExerciseEvent,
  FindingClosedEvent,
  FindingMovedEvent,
  FindingOpenedEvent,
  ProgressEvent,
} from './events.js';
import type { AnswerEvidence, ConstructEvidence, Evidence, ExerciseEvidence } from './evidence.js';
import { constructId, findingId, isOfScans } from './item-ids.js';

/** The evidence that the events leave. Events may come from several windows; they are taken in the order of their times. */
export function evidenceFrom(events: readonly ProgressEvent[]): readonly Evidence[] {
  const ledger = new Ledger();
  for (const event of inOrder(events)) ledger.take(event);
  return ledger.evidence();
}

/** By time; of one time in the order they were written. */
export function inOrder(events: readonly ProgressEvent[]): readonly ProgressEvent[] {
  const isSorted = events.every(({ at }, index) => index === 0 || at >= (events[index - 1]?.at ?? at));
  return isSorted ? events : events.toSorted((a, b) => a.at - b.at);
}

/** A finding and what became of it. Of one that comes back only the last time counts. */
export interface FindingRecord {
  readonly opened: FindingOpenedEvent;
  readonly closed?: FindingClosedEvent;
  /** A scan found it still gone, long enough after it closed. */
  readonly heldAt?: number;
}

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

/** Everything that is known of one skill. */
interface SkillItems {
  readonly findings: Map<string, FindingRecord>;
  readonly constructs: Map<string, ConstructEvent>;
  readonly answers: Map<string, AnswerEvidence>;
  readonly exercises: Map<string, ExerciseEvidence>;
}

/** Events added up one after the other, in the order of their times. */
export class Ledger {
  readonly #skills = new Map<string, SkillItems>();
  /** The skill of each finding, which the event that closes it does not name. */
  readonly #skillOf = new Map<string, string>();
  readonly #scans = new Map<string, number>();
  readonly #asked = new Map<string, number>();
  readonly #erased = new Set<string>();
  /** By workspace: findings that closed and are to be looked for once more, with the time they closed, the earliest first. */
  readonly #waiting = new Map<string, Map<string, number>>();
  /** By workspace: skills that something there shows or showed. */
  readonly #showing = new Map<string, Set<string>>();

  /** Takes one event; returns the skills whose evidence it may have changed by more than a trace. */
  take(event: ProgressEvent): readonly string[] {
    switch (event.kind) {
      case 'scan':
        return this.#scanned(event.workspace, event.at);
      case 'construct-seen':
      case 'construct-gone':
        return this.#construct(event);
      case 'construct-moved':
        return this.#constructMoved(event);
      case 'finding-opened':
        return this.#opened(event);
      case 'finding-moved':
        return this.#moved(event);
      case 'finding-closed':
        return this.#closed(event);
      case 'answer':
        return this.#answer(event);
      case 'exercise-passed':
        return this.#exercise(event);
      case 'item-erased':
        return this.#erase(event.item);
      case 'workspace-erased':
        return this.#eraseWorkspace(event.workspace);
      default:
        return [];
    }
  }

  get skills(): readonly string[] {
    return [...this.#skills.keys()];
  }

  evidence(): readonly Evidence[] {
    return this.skills.flatMap((skill) => this.evidenceOf(skill));
  }

  /** The evidence of a skill as far as it counts: the tenth resource that shows one signal adds nothing, and is left out. */
  evidenceOf(skill: string): readonly Evidence[] {
    const items = this.#skills.get(skill);
    if (!items) return [];
    const open: [string, FindingRecord][] = [];
    const repaired: [string, FindingRecord][] = [];
    for (const [id, record] of items.findings) {
      if (isOpen(record)) open.push([id, record]);
      else if (isRepair(record)) repaired.push([id, record]);
    }
    const constructs = [...items.constructs].map(([id, event]) => ({ id, event, seen: this.#seen(event) }));
    return [
      ...countingOfRules(
        repaired,
        ([, { opened }]) => opened.rule,
        ([, a], [, b]) => (a.closed?.at ?? 0) - (b.closed?.at ?? 0),
      ).flatMap(([id, record]) => ofFinding(id, record)),
      ...countingOfRules(
        open,
        ([, { opened }]) => `${opened.rule} ${opened.severity}`,
        () => 0,
      ).flatMap(([id, record]) => ofFinding(id, record)),
      ...countingOfSignals(
        constructs,
        ({ event: { signal, authored } }) => `${signal} ${authored}`,
        (a, b) => b.seen - a.seen,
      ).map(({ id, event, seen }) => ofConstruct(id, event, seen)),
      ...items.answers.values(),
      ...items.exercises.values(),
    ];
  }

  workspace(address: string): WorkspaceRecord {
    const findings = new Map<string, FindingRecord>();
    const constructs = new Map<string, ConstructEvent>();
    for (const items of this.#skills.values()) {
      for (const record of items.findings.values())
        if (record.opened.workspace === address) findings.set(record.opened.fingerprint, record);
      for (const [id, event] of items.constructs) if (event.workspace === address) constructs.set(id, event);
    }
    const scannedAt = this.#scans.get(address);
    return { findings, constructs, erased: this.#erased, ...(scannedAt !== undefined && { scannedAt }) };
  }

  #scanned(workspace: string, at: number): readonly string[] {
    const before = this.#scans.get(workspace) ?? Number.NEGATIVE_INFINITY;
    this.#scans.set(workspace, at);
    // What was seen a moment ago has hardly faded.
    const touched = new Set(at - before >= freshScan ? this.#showing.get(workspace) : []);
    const waiting = this.#waiting.get(workspace) ?? new Map<string, number>();
    for (const [id, closedAt] of waiting) {
      if (at - closedAt < fixes.heldDays * day) break;
      waiting.delete(id);
      const skill = this.#skillOf.get(id) ?? '';
      const findings = this.#itemsOf(skill).findings;
      const record = findings.get(id);
      // It was opened again since, or closed in another way.
      if (record?.closed?.at !== closedAt) continue;
      findings.set(id, { ...record, heldAt: at });
      touched.add(skill);
    }
    return [...touched];
  }

  /** What is gone keeps fading from the last time it was seen; what comes back is what it was. */
  #construct(event: ConstructEvent): readonly string[] {
    const id = constructId(event);
    const { constructs } = this.#itemsOf(event.skill);
    const known = constructs.get(id);
    if (event.kind === 'construct-gone' && !known) return [];
    constructs.set(id, { ...event, authored: event.authored || known?.authored === true });
    const showing = this.#showing.get(event.workspace) ?? new Set<string>();
    this.#showing.set(event.workspace, showing.add(event.skill));
    return [event.skill];
  }

  #constructMoved({ workspace, skill, signal, resource, to, place, at }: ConstructMovedEvent): readonly string[] {
    const { constructs } = this.#itemsOf(skill);
    const from = constructId({ workspace, signal, resource });
    const known = constructs.get(from);
    if (!known) return [];
    constructs.delete(from);
    constructs.set(constructId({ workspace, signal, resource: to }), { ...known, at, resource: to, place });
    return [skill];
  }

  #opened(event: FindingOpenedEvent): readonly string[] {
    const id = findingId(event);
    this.#itemsOf(event.skill).findings.set(id, { opened: event });
    this.#skillOf.set(id, event.skill);
    return [event.skill];
  }

  #moved({ workspace, fingerprint, to, place, application, owner }: FindingMovedEvent): readonly string[] {
    const [from, id] = [findingId({ workspace, fingerprint }), findingId({ workspace, fingerprint: to })];
    const skill = this.#skillOf.get(from);
    const findings = skill === undefined ? undefined : this.#itemsOf(skill).findings;
    const record = findings?.get(from);
    if (skill === undefined || !findings || !record || record.closed) return [];
    const { owner: _, ...opened } = record.opened;
    findings.delete(from);
    findings.set(id, {
      opened: { ...opened, fingerprint: to, place, application, ...(owner !== undefined && { owner }) },
    });
    this.#skillOf.set(id, skill);
    return [skill];
  }

  /** Of two closings the first counts; a reason can still be given for a suppression. */
  #closed(event: FindingClosedEvent): readonly string[] {
    const id = findingId(event);
    const skill = this.#skillOf.get(id);
    const findings = skill === undefined ? undefined : this.#itemsOf(skill).findings;
    const record = findings?.get(id);
    if (skill === undefined || !findings || !record) return [];
    if (record.closed && record.closed.how !== 'suppression') return [];
    findings.set(id, { opened: record.opened, closed: event });
    const waiting = this.#waiting.get(event.workspace) ?? new Map<string, number>();
    waiting.delete(id);
    this.#waiting.set(event.workspace, waiting.set(id, event.at));
    return [skill];
  }

  /** Right at first, right at last, right when asked again: one question counts once, as the best it was. */
  #answer({ at, skill, question, right }: AnswerEvent): readonly string[] {
    const id = `answer ${question}`;
    const askedAt = this.#asked.get(id);
    this.#asked.set(id, at);
    if (!right) return [];
    const items = this.#itemsOf(skill).answers;
    const known = items.get(id);
    const delayed = askedAt !== undefined && at - askedAt >= answers.delayDays * day;
    const result = delayed || known?.result === 'right-delayed' ? 'right-delayed' : (known?.result ?? firstOr(askedAt));
    const confirmed = known !== undefined && at - known.at >= confirmationDays * day;
    const confirmations = (known?.confirmations ?? 0) + (confirmed ? 1 : 0);
    items.set(id, { kind: 'answer', id, skill, question, result, at, confirmations });
    return [skill];
  }

  /** Passed again after a while it counts once more, and the first time fades more slowly. */
  #exercise({ at, skill, exercise, depth, hints, revealed }: ExerciseEvent): readonly string[] {
    const id = `exercise ${exercise} ${skill}`;
    const items = this.#itemsOf(skill).exercises;
    const known = items.get(id);
    const passed = { kind: 'exercise', skill, exercise, depth, at } as const;
    const help = revealed ? 'revealed' : 'none';
    if (!known) {
      items.set(id, { ...passed, id, hints, help, repeated: false, confirmations: 0 });
      return [skill];
    }
    if (known.help === 'revealed' && !revealed) items.set(id, { ...known, at, hints, help });
    if (at - known.at < exercises.repeatDays * day) return [skill];
    const again = `${id} again`;
    const confirmations = items.get(again)?.confirmations ?? 0;
    items.set(id, { ...known, at, confirmations: known.confirmations + 1 });
    items.set(again, { ...passed, id: again, hints, help, repeated: true, confirmations: confirmations + 1 });
    return [skill];
  }

  /** What is gone was seen last when it went. */
  #seen({ kind, at, workspace }: ConstructEvent): number {
    return kind === 'construct-gone' ? at : Math.max(at, this.#scans.get(workspace) ?? at);
  }

  /** What is said or passed later counts again. */
  #erase(item: string): readonly string[] {
    if (isOfScans(item)) this.#erased.add(item);
    const touched: string[] = [];
    for (const [skill, items] of this.#skills) {
      const all = [items.findings, items.constructs, items.answers, items.exercises];
      if (all.some((each) => each.delete(item))) touched.push(skill);
    }
    return touched;
  }

  #eraseWorkspace(workspace: string): readonly string[] {
    this.#scans.delete(workspace);
    for (const { constructs, findings } of this.#skills.values()) {
      for (const [id, event] of constructs) if (event.workspace === workspace) constructs.delete(id);
      for (const [id, { opened }] of findings) if (opened.workspace === workspace) findings.delete(id);
    }
    return this.skills;
  }

  #itemsOf(skill: string): SkillItems {
    const known = this.#skills.get(skill);
    if (known) return known;
    const items = { findings: new Map(), constructs: new Map(), answers: new Map(), exercises: new Map() };
    this.#skills.set(skill, items);
    return items;
  }
}

function ofConstruct(id: string, event: ConstructEvent, seen: number): ConstructEvidence {
  const { skill, signal, resource, authored, steward, place, workspace } = event;
  return { kind: 'construct', id, skill, signal, resource, authored, steward, workspace, place, seen };
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
function ofFinding(id: string, { opened, closed, heldAt }: FindingRecord): readonly Evidence[] {
  const { skill, rule, severity, workspace, place } = opened;
  const finding = { id, skill, rule, severity, workspace, place };
  const by = closed && repairs[closed.how];
  if (!by) return [{ ...finding, kind: 'open-finding', since: opened.at, ...(opened.made && { made: true }) }];
  return [{ ...finding, kind: 'fix', by, at: closed.at, ...(heldAt !== undefined && { heldAt }) }];
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Looking again sooner than this changes next to nothing in what was there before. */
const freshScan = 3 * day;

const repairs: Readonly<Partial<Record<Closing, 'hand' | 'button'>>> = { hand: 'hand', button: 'button' };

function firstOr(askedAt: number | undefined): AnswerEvidence['result'] {
  return askedAt === undefined ? 'right-at-first' : 'right-later';
}
