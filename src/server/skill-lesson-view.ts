import { exercises } from '../../exercises/index.js';
import { type SeenSignal, skillSignals } from '../coach/signals/index.js';
import { nameIn } from '../coach/signals/sighting.js';
import { skillLessonOf } from '../coach/skill-lesson.js';
import type { SourceRange } from '../model/source.js';
import { observedIn } from '../workspace/index.js';
import type { Folder } from './folder.js';
import { loadLessons } from './lessons.js';
import { PlaceViews } from './place-views.js';
import type { SkillLessonView } from './protocol.js';
import type { Session } from './session.js';

/** A place with the folder it is in. */
interface Placed {
  readonly folder: Folder;
  readonly range: SourceRange;
  readonly name?: string;
}

/** The lesson of a skill, with what every folder shows of it. Null when there is no such skill. */
export async function skillLessonView(session: Session, id: string): Promise<SkillLessonView | null> {
  const { sources } = await loadLessons();
  const lessonOf = await session.lessons();
  const { now } = session.progress;
  const { answers } = await session.progress.history();
  const folders = session.folders.all;
  const settled = await Promise.all(folders.map(async (folder) => ({ folder, result: await folder.settled() })));
  const looks = settled.flatMap(({ folder, result }) => (result ? [{ folder, result }] : []));
  const lesson = skillLessonOf<Placed>(
    id,
    { ...sources, rules: [...session.rules.values()], exercises, signals: skillSignals, lessonOf },
    {
      notObservable: new Set(
        skillSignals
          .map(({ skill }) => skill)
          .filter((skill) =>
            looks.every(({ result }) => observedIn(result.checked, result.repository).notObservable.includes(skill)),
          ),
      ),
      signals: looks.flatMap(({ folder, result }) =>
        observedIn(result.checked, result.repository).seen.map(placedIn(folder)),
      ),
      faults: looks.flatMap(({ folder, result }) =>
        observedIn(result.checked, result.repository).faults.map(placedIn(folder)),
      ),
      findings: looks.flatMap(({ folder, result }) =>
        result.findings.map(({ rule, range, function: name }) => ({
          rule,
          place: { folder, range, ...(name !== undefined && { name }) },
        })),
      ),
    },
    { of: (rule) => answers.of(rule), now },
  );
  if (!lesson) return null;
  const places = new PlaceViews(folders);
  const shown = (about: string) => (each: readonly Placed[]) =>
    Promise.all(each.map(({ folder, range, name }) => places.of(folder, `${id} ${about}`, range, name)));
  return {
    ...lesson,
    at: now,
    shows: await Promise.all(lesson.shows.map(async (each) => ({ ...each, seen: await shown(each.id)(each.seen) }))),
    against: await Promise.all(
      lesson.against.map(async (each) => ({ ...each, open: await shown(each.id)(each.open) })),
    ),
  };
}

function placedIn(folder: Folder): (seen: SeenSignal) => { readonly signal: string; readonly place: Placed } {
  return ({ signal, place, resource }) => {
    const name = nameIn(resource);
    return { signal, place: { folder, range: place, ...(name !== undefined && { name }) } };
  };
}
