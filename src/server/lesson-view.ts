import { exercises } from '../../exercises/index.js';
import { framework } from '../../rules/skills.js';
import type { Lesson } from '../coach/lesson.js';
import { type ChangeInWords, changeInWords } from '../coach/progress/change-in-words.js';
import type { History } from '../coach/progress/history.js';
import { whatFixingChanges } from '../coach/progress/what-it-changes.js';
import { settingOf } from '../coach/setting.js';
import { type Found, findingOf } from './found.js';
import type { LessonFinding, LessonParams, LessonView } from './protocol.js';
import type { Session } from './session.js';

/** The lesson of a rule, with what is known here of the finding it was opened from. Null when there is no such rule. */
export async function lessonView(session: Session, { rule: id, place }: LessonParams): Promise<LessonView | null> {
  const lesson = (await session.lessons())(id);
  if (!lesson) return null;
  const found = place && (await findingOf(session, { rule: id, ...place }));
  const applications = (found ? [found.folder] : session.folders.all).flatMap(
    ({ result }) => result?.applications ?? [],
  );
  const { now } = session.progress;
  const history = await session.progress.history();
  await session.progress.tell([{ kind: 'lesson-shown', at: now, rule: id }]);
  return {
    ...lesson,
    at: now,
    setting: settingOf(applications, found?.finding),
    ...(found && { finding: lessonFinding(found) }),
    // What is opened alone, as the sample is, belongs to nobody's work.
    ...(found && !found.folder.loose && { change: changeOf(found, lesson, history, now) }),
    answered: history.answers.of(id),
    exercises: exercises
      .filter(({ checks }) => checks.absent.includes(lesson.rule.signal))
      .map(({ id, title, minutes }) => ({ id, name: title, minutes })),
  };
}

function lessonFinding({ finding }: Found): LessonFinding {
  const { message, severity } = finding;
  return { message, severity, fixable: finding.fixes().length > 0 };
}

function changeOf({ finding }: Found, { rule, skillName }: Lesson, { ledger }: History, now: number): ChangeInWords {
  const { severity, range: place } = finding;
  const open = { rule: rule.id, skill: rule.skill, severity, place };
  return changeInWords(whatFixingChanges(ledger.evidenceOf(rule.skill), open, now), skillName, framework);
}
