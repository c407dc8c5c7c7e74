import { type Question, questionsIn, splitAtHeadings } from '../lesson.js';
import { type ExerciseVariant, variantNames } from './exercise.js';

/** `exercise.md` taken apart for one variant. Texts are Markdown. */
export interface ExercisePage {
  /** The task as a short story. */
  readonly story: string;
  /** What to reach. */
  readonly goal: string;
  /** Three: where to look, what to set, almost the whole change. */
  readonly hints: readonly string[];
  /** What was changed in the solution, and why. */
  readonly solution: string;
  readonly questions: readonly Question[];
}

/** Takes the page of an exercise apart. A part the page does not have is empty. */
export function exercisePageOf(page: string, variant: ExerciseVariant): ExercisePage {
  const part = partsOf(page);
  return {
    story: part(''),
    goal: part('Goal'),
    hints: ['Hint 1', 'Hint 2', 'Hint 3'].map((heading) => forVariant(part(heading), variant)),
    solution: forVariant(part('Solution'), variant),
    questions: exerciseQuestions(page),
  };
}

/** The questions of an exercise, which are the same for every variant. */
export function exerciseQuestions(page: string): readonly Question[] {
  return questionsIn(partsOf(page)('Questions'));
}

function partsOf(page: string): (heading: string) => string {
  const parts = splitAtHeadings(page.replaceAll('\r\n', '\n').replace(/^---\n[\s\S]*?\n---\n/, ''));
  return (heading) => parts.find((each) => each.heading === heading)?.text ?? '';
}

/** Leaves out what stands under the names of other variants; a third-level heading that names none belongs to all. */
function forVariant(text: string, variant: ExerciseVariant): string {
  const names: readonly string[] = Object.values(variantNames);
  let isShown = true;
  let isFenced = false;
  const lines = text.split('\n').filter((line) => {
    if (/^(`{3,}|~{3,})/.test(line)) isFenced = !isFenced;
    const heading = isFenced ? undefined : /^### +(.+?)\s*$/.exec(line)?.[1];
    if (heading === undefined) return isShown;
    isShown = !names.includes(heading) || heading === variantNames[variant];
    return isShown && !names.includes(heading);
  });
  return lines.join('\n').trim();
}
