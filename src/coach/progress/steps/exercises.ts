import { creditOf, type Exercise } from '../../exercises/exercise.js';
import { exercises as exerciseNumbers } from '../constants.js';
import type { Evidence, ExerciseEvidence } from '../evidence.js';
import { candidate, day, daysAgo, type PossibleStep, reasonOf, type Situation } from './situation.js';

/** Exercises that were not passed, and those whose time to be passed again has come. */
export function exerciseSteps(situation: Situation): readonly PossibleStep[] {
  const passed = new Map<string, number>();
  for (const { id } of situation.framework.skills) {
    for (const item of situation.evidenceOf(id))
      if (item.kind === 'exercise') passed.set(item.exercise, Math.max(item.at, passed.get(item.exercise) ?? 0));
  }
  return situation.exercises.flatMap((exercise) => {
    const at = passed.get(exercise.id);
    if (at !== undefined && situation.now - at < exerciseNumbers.repeatDays * day) return [];
    const credit = creditOf(exercise);
    const [main] = credit;
    if (!main) return [];
    const changed = new Map(
      credit.map(({ skill, depth }) => [skill, passing(exercise, skill, depth, at !== undefined, situation)] as const),
    );
    const gained = situation.gains.of(changed);
    const isOpen = exercise.needs.every((id) => passed.has(id));
    const own = candidate(
      `exercise ${exercise.id}`,
      'exercise',
      main.skill,
      `Exercise: ${exercise.title}`,
      exercise.minutes,
      situation,
    );
    const why =
      at === undefined ? `practises ${situation.names.skill(main.skill)}` : `passed ${daysAgo(at, situation.now)}`;
    return [
      {
        candidate: { ...own, gain: gained.gain, prepared: own.prepared && isOpen },
        reason: reasonOf([why], gained, main.skill, situation),
        exercise: exercise.id,
      },
    ];
  });
}

function passing(
  { id: exercise }: Exercise,
  skill: string,
  depth: 2 | 3,
  isRepeated: boolean,
  { evidenceOf, now }: Situation,
): readonly Evidence[] {
  const common = {
    kind: 'exercise',
    skill,
    exercise,
    depth,
    hints: 0,
    help: 'none',
    at: now,
    confirmations: 0,
  } as const;
  const passed: ExerciseEvidence = { ...common, id: 'step', pass: isRepeated ? 'repeated' : 'first' };
  return [...evidenceOf(skill), passed];
}
