import { answers, confirmationDays, exercises } from './constants.js';
import type { AnswerEvent, ExerciseEvent } from './events.js';
import type { AnswerEvidence, ExerciseEvidence } from './evidence.js';
import { SkillItems } from './skill-items.js';

/** The questions that were answered and the exercises that were passed. Whatever takes an event returns the skills it changes. */
export class PracticeRecords {
  readonly #answers = new SkillItems<AnswerEvidence>();
  readonly #exercises = new SkillItems<ExerciseEvidence>();
  /** When each question was answered last, right or not. */
  readonly #asked = new Map<string, number>();

  get skills(): Iterable<string> {
    return [...this.#answers.skills, ...this.#exercises.skills];
  }

  /** Right at first, right at last, right when asked again: one question counts once, as the best it was. */
  answered({ at, skill, question, right }: AnswerEvent): readonly string[] {
    const id = `answer ${question}`;
    const askedAt = this.#asked.get(id);
    this.#asked.set(id, at);
    if (!right) return [];
    const known = this.#answers.get(skill, id);
    const delayed = askedAt !== undefined && at - askedAt >= answers.delayDays * day;
    const result = delayed || known?.result === 'right-delayed' ? 'right-delayed' : (known?.result ?? firstOr(askedAt));
    const confirmed = known !== undefined && at - known.at >= confirmationDays * day;
    const confirmations = (known?.confirmations ?? 0) + (confirmed ? 1 : 0);
    this.#answers.set(skill, id, { kind: 'answer', id, skill, question, result, at, confirmations });
    return [skill];
  }

  /** Passed again after a while it counts once more, and the first time fades more slowly. */
  passed({ at, skill, exercise, depth, hints, revealed }: ExerciseEvent): readonly string[] {
    const id = `exercise ${exercise} ${skill}`;
    const known = this.#exercises.get(skill, id);
    const passed = { kind: 'exercise', skill, exercise, depth, at } as const;
    const help = revealed ? 'revealed' : 'none';
    if (!known) {
      this.#exercises.set(skill, id, { ...passed, id, hints, help, repeated: false, confirmations: 0 });
      return [skill];
    }
    if (known.help === 'revealed' && !revealed) this.#exercises.set(skill, id, { ...known, at, hints, help });
    if (at - known.at < exercises.repeatDays * day) return [skill];
    const again = `${id} again`;
    const confirmations = (this.#exercises.get(skill, again)?.confirmations ?? 0) + 1;
    this.#exercises.set(skill, id, { ...known, at, confirmations: known.confirmations + 1 });
    this.#exercises.set(skill, again, { ...passed, id: again, hints, help, repeated: true, confirmations });
    return [skill];
  }

  /** What is answered or passed later counts again. */
  erased(item: string): readonly string[] {
    return [...this.#answers.remove((_, id) => id === item), ...this.#exercises.remove((_, id) => id === item)];
  }

  evidenceOf(skill: string): readonly (AnswerEvidence | ExerciseEvidence)[] {
    return [...this.#answers.of(skill).values(), ...this.#exercises.of(skill).values()];
  }
}

function firstOr(askedAt: number | undefined): AnswerEvidence['result'] {
  return askedAt === undefined ? 'right-at-first' : 'right-later';
}

const day = 24 * 60 * 60 * 1000;
