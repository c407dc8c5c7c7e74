import { framework } from '../../rules/skills.js';
import { suppressionPages } from '../checker/index.js';
import type { LessonSources } from '../coach/lesson.js';

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
