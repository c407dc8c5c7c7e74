import { exercises } from '../../exercises/index.js';
import { creditOf } from '../coach/exercises/exercise.js';
import { exerciseQuestions } from '../coach/exercises/exercise-page.js';
import type { Question } from '../coach/lesson.js';
import { questionId } from '../coach/progress/questions.js';
import type { AnswerOutcome, AnswerParams } from './protocol.js';
import type { Session } from './session.js';

/** The page knows what is right. An answer that the page does not have is wrong, and not written down. */
export async function answer(
  session: Session,
  { lesson: id, question: number, answer: chosen }: AnswerParams,
): Promise<AnswerOutcome> {
  const { progress } = session;
  const asking = await askingOf(session, id);
  const outcome = asking?.questions[number]?.answers[chosen];
  if (!asking || !outcome) return { right: false, because: '' };
  const { right, because } = outcome;
  const { skill } = asking;
  await progress.tell([{ kind: 'answer', at: progress.now, skill, question: questionId(id, number), right }]);
  const answered = (await progress.history()).answers.of(id);
  const againAt = answered.find((each) => each.question === number)?.againAt;
  return { right, because, ...(againAt !== undefined && { againAt }) };
}

/** What asks questions, and the skill that its answers speak for: of an exercise the first that passing it speaks for. */
interface Asking {
  readonly skill: string;
  readonly questions: readonly Question[];
}

async function askingOf(session: Session, id: string): Promise<Asking | undefined> {
  const lesson = (await session.lessons())(id);
  if (lesson) return { skill: lesson.rule.skill, questions: lesson.questions };
  const exercise = exercises.find((each) => each.id === id);
  const skill = exercise && creditOf(exercise)[0]?.skill;
  const text = skill && (await session.exerciseTexts())[id];
  return skill && text ? { skill, questions: exerciseQuestions(text.page) } : undefined;
}
