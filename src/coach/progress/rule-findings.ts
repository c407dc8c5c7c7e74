import { fixes } from './constants.js';
import type { Closing } from './events.js';
import type { Evidence } from './evidence.js';
import type { EvidenceGroup } from './evidence-group.js';
import type { FindingRecord } from './finding-records.js';

/** The findings of one rule that speak for its skill or against it. */
export class RuleFindings {
  /** In the order they closed. */
  readonly #repaired = new FirstOfMany();
  /** In the order they were found. */
  readonly #open = { error: new FirstOfMany(), warning: new FirstOfMany(), info: new FirstOfMany() };
  readonly #places = [this.#repaired, ...Object.values(this.#open)];
  #faults: EvidenceGroup = [];
  #faultsBySeverity: readonly [EvidenceGroup, EvidenceGroup, EvidenceGroup] = [[], [], []];

  /** Takes a finding, by the id of its item, as it is now; one that is where it was keeps its turn. */
  put(id: string, record: FindingRecord): void {
    const place = this.#placeOf(record);
    for (const each of this.#places) if (each !== place) each.delete(id);
    place?.set(id, evidence(id, record));
  }

  delete(id: string): void {
    for (const place of this.#places) place.delete(id);
  }

  /** Those that were repaired, as far as they count. */
  get repairs(): EvidenceGroup {
    return this.#repaired.first;
  }

  /** Those that are open, as far as they count. */
  get faults(): EvidenceGroup {
    const { error, warning, info } = this.#open;
    const [errors, warnings, infos] = this.#faultsBySeverity;
    if (error.first !== errors || warning.first !== warnings || info.first !== infos) {
      this.#faultsBySeverity = [error.first, warning.first, info.first];
      this.#faults = [...error.first, ...warning.first, ...info.first];
    }
    return this.#faults;
  }

  #placeOf(record: FindingRecord): FirstOfMany | undefined {
    if (isOpen(record)) return this.#open[record.opened.severity];
    return isRepair(record) ? this.#repaired : undefined;
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

/** Items by their ids in the order they came, of which the first ones count. */
class FirstOfMany {
  readonly #items = new Map<string, { readonly item: Evidence; readonly turn: number }>();
  #first: EvidenceGroup | undefined;
  /** The turn of the last one that counts. */
  #lastTurn = 0;
  #turns = 0;

  /** The same array as long as nothing in it changes. */
  get first(): EvidenceGroup {
    if (this.#first) return this.#first;
    const first: Evidence[] = [];
    this.#lastTurn = Number.POSITIVE_INFINITY;
    for (const { item, turn } of this.#items.values()) {
      first.push(item);
      if (first.length < mostOfRule) continue;
      this.#lastTurn = turn;
      break;
    }
    this.#first = first;
    return first;
  }

  /** One that is there already keeps its turn. */
  set(id: string, item: Evidence): void {
    const turn = this.#items.get(id)?.turn ?? this.#turns++;
    this.#items.set(id, { item, turn });
    if (turn <= this.#lastTurn) this.#first = undefined;
  }

  delete(id: string): void {
    const turn = this.#items.get(id)?.turn;
    if (turn === undefined) return;
    this.#items.delete(id);
    if (turn <= this.#lastTurn) this.#first = undefined;
  }
}

/** Repairs, and open findings of one severity, beyond these count less than a millionth: each counts half of the one before. */
const mostOfRule = 24;
