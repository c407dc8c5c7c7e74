import { framework } from '../../rules/skills.js';
import { suppressionPages } from '../checker/index.js';
import { type Lesson, type LessonSources, lessonOf } from '../coach/lesson.js';
import type { RuleMetadata } from '../model/finding.js';

/** What lessons are made of. */
export interface Lessons {
  readonly pages: Readonly<Record<string, string>>;
  readonly sources: LessonSources;
}

/** Loaded when a first lesson is asked for: findings need none of it. */
export async function loadLessons(): Promise<Lessons> {
  const [{ pages }, { resources }] = await Promise.all([
    import('../../rules/pages.js'),
    import('../../rules/resources.js'),
  ]);
  return { pages: { ...suppressionPages, ...pages }, sources: { framework, resources } };
}

/** The lesson of a rule; undefined where there is no such rule. */
export type LessonOf = (rule: string) => Lesson | undefined;

/** Loads what lessons of these rules are made of. The page of each is taken apart once. */
export async function ruleLessons(rules: ReadonlyMap<string, RuleMetadata>): Promise<LessonOf> {
  const { pages, sources } = await loadLessons();
  const known = new Map<string, Lesson>();
  return (id) => {
    const rule = rules.get(id);
    const lesson = known.get(id) ?? (rule && lessonOf(rule, pages[id] ?? '', sources));
    if (lesson) known.set(id, lesson);
    return lesson;
  };
}
