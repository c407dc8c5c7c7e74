import { answers, confirmationDays, exercises, fixes } from './constants.js';
import type {
  AnswerEvent,
  Closing,
  ConstructEvent,
  ExerciseEvent,
  FindingClosedEvent,
  FindingOpenedEvent,
  ProgressEvent,
} from './events.js';
import type { AnswerEvidence, ConstructEvidence, Evidence, ExerciseEvidence } from './evidence.js';

/** The evidence that the events leave. Events may come from several windows; they are taken in the order of their times. */
export function evidenceFrom(events: readonly ProgressEvent[]): readonly Evidence[] {
  const ordered = events.toSorted((a, b) => a.at - b.at);
  const ledger = new Ledger();
  for (const event of ordered) ledger.take(event);
  return ledger.evidence();
}

/** A finding and what became of it. Of one that comes back only the last time counts. */
interface FindingRecord {
  readonly opened: FindingOpenedEvent;
  closed?: FindingClosedEvent;
  /** A scan found it still gone, long enough after it closed. */
  heldAt?: number;
}

class Ledger {
  readonly #scans = new Map<string, number>();
  readonly #constructs = new Map<string, ConstructEvent>();
  readonly #findings = new Map<string, FindingRecord>();
  readonly #answers = new Map<string, AnswerEvidence>();
  readonly #asked = new Map<string, number>();
  readonly #exercises = new Map<string, ExerciseEvidence>();

  take(event: ProgressEvent): void {
    switch (event.kind) {
      case 'scan':
        this.#scanned(event.workspace, event.at);
        break;
      case 'construct-seen':
      case 'construct-gone':
        this.#construct(event);
        break;
      case 'finding-opened':
        this.#findings.set(findingId(event), { opened: event });
        break;
      case 'finding-closed': {
        const record = this.#findings.get(findingId(event));
        if (record && !record.closed) record.closed = event;
        break;
      }
      case 'answer':
        this.#answer(event);
        break;
      case 'exercise-passed':
        this.#exercise(event);
        break;
      case 'item-erased':
        this.#erase(event.item);
        break;
      case 'workspace-erased':
        this.#eraseWorkspace(event.workspace);
        break;
    }
  }

  evidence(): readonly Evidence[] {
    return [
      ...[...this.#findings].flatMap(([id, record]) => ofFinding(id, record)),
      ...[...this.#constructs].map(([id, event]) => this.#ofConstruct(id, event)),
      ...this.#answers.values(),
      ...this.#exercises.values(),
    ];
  }

  #scanned(workspace: string, at: number): void {
    this.#scans.set(workspace, at);
    for (const record of this.#findings.values()) {
      const { opened, closed } = record;
      if (opened.workspace !== workspace || !closed || record.heldAt !== undefined) continue;
      if (at - closed.at >= fixes.heldDays * day) record.heldAt = at;
    }
  }

  /** What is gone keeps fading from the last time it was seen. */
  #construct(event: ConstructEvent): void {
    const id = `construct ${event.workspace} ${event.signal} ${event.resource}`;
    const known = this.#constructs.get(id);
    if (event.kind === 'construct-gone' && !known) return;
    this.#constructs.set(id, { ...event, authored: event.authored || known?.authored === true });
  }

  /** Right at first, right at last, right when asked again: one question counts once, as the best it was. */
  #answer({ at, skill, question, right }: AnswerEvent): void {
    const id = `answer ${question}`;
    const askedAt = this.#asked.get(id);
    this.#asked.set(id, at);
    if (!right) return;
    const known = this.#answers.get(id);
    const delayed = askedAt !== undefined && at - askedAt >= answers.delayDays * day;
    const result = delayed || known?.result === 'right-delayed' ? 'right-delayed' : (known?.result ?? firstOr(askedAt));
    const confirmed = known !== undefined && at - known.at >= confirmationDays * day;
    const confirmations = (known?.confirmations ?? 0) + (confirmed ? 1 : 0);
    this.#answers.set(id, { kind: 'answer', id, skill, question, result, at, confirmations });
  }

  /** Passed again after a while it counts once more, and the first time fades more slowly. */
  #exercise({ at, skill, exercise, depth, hints, revealed }: ExerciseEvent): void {
    const id = `exercise ${exercise} ${skill}`;
    const known = this.#exercises.get(id);
    const passed = { kind: 'exercise', skill, exercise, depth, at } as const;
    const help = revealed ? 'revealed' : 'none';
    if (!known) {
      this.#exercises.set(id, { ...passed, id, hints, help, repeated: false, confirmations: 0 });
      return;
    }
    if (known.help === 'revealed' && !revealed) this.#exercises.set(id, { ...known, at, hints, help });
    if (at - known.at < exercises.repeatDays * day) return;
    const again = `${id} again`;
    const confirmations = this.#exercises.get(again)?.confirmations ?? 0;
    this.#exercises.set(id, { ...known, at, confirmations: known.confirmations + 1 });
    this.#exercises.set(again, { ...passed, id: again, hints, help, repeated: true, confirmations: confirmations + 1 });
  }

  #ofConstruct(id: string, event: ConstructEvent): ConstructEvidence {
    const { skill, signal, resource, authored, steward, place, workspace, at, kind } = event;
    const seen = kind === 'construct-gone' ? at : Math.max(at, this.#scans.get(workspace) ?? at);
    return { kind: 'construct', id, skill, signal, resource, authored, steward, place, seen };
  }

  /** What happens later counts again. */
  #erase(item: string): void {
    for (const items of [this.#findings, this.#constructs, this.#answers, this.#exercises]) items.delete(item);
  }

  #eraseWorkspace(workspace: string): void {
    this.#scans.delete(workspace);
    for (const [id, event] of this.#constructs) if (event.workspace === workspace) this.#constructs.delete(id);
    for (const [id, { opened }] of this.#findings) if (opened.workspace === workspace) this.#findings.delete(id);
  }
}

/** Repaired, still open, or neither: what was deleted, taken back or made a moment before shows nothing. */
function ofFinding(id: string, { opened, closed, heldAt }: FindingRecord): readonly Evidence[] {
  const { skill, rule, severity, place } = opened;
  const finding = { id, skill, rule, severity, place };
  // A suppression without a reason hides a fault; it does not take it away.
  if (!closed || closed.how === 'suppression')
    return [{ ...finding, kind: 'open-finding', since: opened.at, ...(opened.made && { made: true }) }];
  const by = repairs[closed.how];
  const isFresh = opened.made && closed.at - opened.at < fixes.freshHours * hour;
  if (!by || isFresh) return [];
  return [{ ...finding, kind: 'fix', by, at: closed.at, ...(heldAt !== undefined && { heldAt }) }];
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

const repairs: Readonly<Partial<Record<Closing, 'hand' | 'button'>>> = { hand: 'hand', button: 'button' };

function firstOr(askedAt: number | undefined): AnswerEvidence['result'] {
  return askedAt === undefined ? 'right-at-first' : 'right-later';
}

function findingId({ workspace, fingerprint }: Pick<FindingOpenedEvent, 'workspace' | 'fingerprint'>): string {
  return `finding ${workspace} ${fingerprint}`;
}
