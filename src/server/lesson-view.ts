import { exercises } from '../../exercises/index.js';
import { lessonOf } from '../coach/lesson.js';
import { settingOf } from '../coach/setting.js';
import { type Found, findingOf } from './found.js';
import { loadLessons } from './lessons.js';
import type { LessonFinding, LessonParams, LessonView } from './protocol.js';
import type { Session } from './session.js';

/** The lesson of a rule, with what is known here of the finding it was opened from. Null when there is no such rule. */
export async function lessonView(session: Session, { rule: id, place }: LessonParams): Promise<LessonView | null> {
  const rule = session.rules.get(id);
  if (!rule) return null;
  const { pages, sources } = await loadLessons();
  const found = place && (await findingOf(session, { rule: id, ...place }));
  const applications = (found ? [found.folder] : session.folders.all).flatMap(
    ({ result }) => result?.applications ?? [],
  );
  return {
    ...lessonOf(rule, pages[id] ?? '', sources),
    setting: settingOf(applications, found?.finding),
    ...(found && { finding: lessonFinding(found) }),
    answered: [],
    exercises: exercises
      .filter(({ checks }) => checks.absent.includes(rule.signal))
      .map(({ id, title, minutes }) => ({ id, name: title, minutes })),
  };
}

function lessonFinding({ finding }: Found): LessonFinding {
  const { message, severity } = finding;
  return { message, severity, fixable: finding.fixes().length > 0 };
}
