import { checksOf, type ExaminationSources } from './examination.js';
import { type Exercise, type ExerciseVariant, variantNames } from './exercise.js';
import type { ExercisePage } from './exercise-page.js';

/** The task as a file of the exercise's folder, in Markdown. Hints and the solution are added to it when they are opened. */
export function readmeOf(
  exercise: Exercise,
  variant: ExerciseVariant,
  { story, goal, questions }: Pick<ExercisePage, 'story' | 'goal' | 'questions'>,
  sources: Pick<ExaminationSources, 'framework'>,
): string {
  const skills = Object.keys(exercise.skills).map(
    (id) => sources.framework.skills.find((skill) => skill.id === id)?.name ?? id,
  );
  const parts = [
    `# ${exercise.title}`,
    `${variantNames[variant]}, about ${exercise.minutes} minutes. Practises: ${skills.join(', ')}.`,
    story,
    '## Goal',
    goal,
    '## What is examined',
    checksOf(exercise, sources)
      .map(({ title }) => `- ${title}`)
      .join('\n'),
    'Run the exercise in the view *Testing* to see what is missing, and where. Nothing is deployed or executed: the files are read, as everywhere. There are three hints and a solution, by command: *Open Hint of Exercise*, *Show Solution of Exercise*.',
    ...(questions.length > 0 ? ['## Afterwards', afterwards(questions.length)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The questions themselves are asked where answers can be given. */
function afterwards(questions: number): string {
  const many = questions === 1 ? 'One question is' : `${questions} questions are`;
  return `${many} left for when it is done, by command: *Show Exercise and Its Questions*. One is asked again a week later.`;
}

/** A hint, counted from 1, as a part of the task's file. */
export function hintPart(hint: number, { hints }: Pick<ExercisePage, 'hints'>): string {
  return `\n## Hint ${hint} of ${hints.length}\n\n${hints[hint - 1] ?? ''}\n`;
}

/** What the solution changes, and why, as a part of the task's file. */
export function solutionPart({ solution }: Pick<ExercisePage, 'solution'>): string {
  return `\n## Solution\n\n${solution}\n`;
}
