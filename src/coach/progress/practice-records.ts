import { answers, confirmationDays, exercises } from './constants.js';
import type { AnswerEvent, ExerciseEvent } from './events.js';
import type { AnswerEvidence, ExerciseEvidence } from './evidence.js';
import type { EvidenceGroup } from './evidence-group.js';
import { laterPasses } from './item-ids.js';
import { SkillParts } from './skill-parts.js';

/** The questions that were answered and the exercises that were passed. Whatever takes an event returns the skills it changes. */
export class PracticeRecords {
  readonly #answers = new SkillParts<readonly [AnswerEvidence]>();
  readonly #exercises = new SkillParts<readonly [ExerciseEvidence]>();
  /** When each question was answered last, right or not. */
  readonly #asked = new Map<string, number>();

  /** Right at first, right at last, right when asked again: one question counts once, as the best it was. */
  answered({ at, skill, question, right }: AnswerEvent): readonly string[] {
    const id = `answer ${question}`;
    const askedAt = this.#asked.get(id);
    this.#asked.set(id, at);
    if (!right) return [];
    const [known] = this.#answers.get(skill, id) ?? [];
    const delayed = askedAt !== undefined && at - askedAt >= answers.delayDays * day;
    const result = delayed || known?.result === 'right-delayed' ? 'right-delayed' : (known?.result ?? firstOr(askedAt));
    const confirmed = known !== undefined && at - known.at >= confirmationDays * day;
    const confirmations = (known?.confirmations ?? 0) + (confirmed ? 1 : 0);
    this.#answers.set(skill, id, [{ kind: 'answer', id, skill, question, result, at, confirmations }]);
    return [skill];
  }

  /**
   * The first time counts. Later ones count where they show more: again after a month, which makes the first fade more slowly
   * too, or soon after and for another tool, once. Somebody who had seen the solution the first time has seen it.
   */
  passed(event: ExerciseEvent): readonly string[] {
    const { at, skill, exercise, variant } = event;
    const id = `exercise ${exercise} ${skill}`;
    const [first] = this.#exercises.get(skill, id) ?? [];
    if (!first) {
      this.#exercises.set(skill, id, [passOf(event, id, 'first', 0)]);
      return [skill];
    }
    if (at - first.at >= exercises.repeatDays * day) {
      const again = `${id}${laterPasses.repeated}`;
      const confirmations = (this.#exercises.get(skill, again)?.[0].confirmations ?? 0) + 1;
      this.#exercises.set(skill, id, [{ ...first, at, confirmations: first.confirmations + 1 }]);
      this.#exercises.set(skill, again, [passOf(event, again, 'repeated', confirmations)]);
      return [skill];
    }
    const second = `${id}${laterPasses.secondVariant}`;
    const isOther = variant !== undefined && first.variant !== undefined && variant !== first.variant;
    if (!isOther || this.#exercises.get(skill, second)) return [];
    this.#exercises.set(skill, second, [passOf(event, second, 'second-variant', 0)]);
    return [skill];
  }

  /** What is answered or passed later counts again. */
  erased(item: string): readonly string[] {
    return [...this.#answers.remove(item), ...this.#exercises.remove(item)];
  }

  /** Each answer and each exercise stands alone. */
  groupsOf(skill: string): readonly EvidenceGroup[] {
    return [...this.#answers.of(skill).values(), ...this.#exercises.of(skill).values()];
  }
}

function passOf(
  { at, skill, exercise, depth, hints, revealed, variant }: ExerciseEvent,
  id: string,
  pass: ExerciseEvidence['pass'],
  confirmations: number,
): ExerciseEvidence {
  const help = revealed ? 'revealed' : 'none';
  const tool = variant === undefined ? {} : { variant };
  return { kind: 'exercise', id, skill, exercise, depth, hints, help, pass, ...tool, at, confirmations };
}

function firstOr(askedAt: number | undefined): AnswerEvidence['result'] {
  return askedAt === undefined ? 'right-at-first' : 'right-later';
}

const day = 24 * 60 * 60 * 1000;
