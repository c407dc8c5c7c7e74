import { framework } from '../../rules/skills.js';
import { suppressionPages } from '../checker/index.js';
import { type LessonSources, lessonOf } from '../coach/lesson.js';
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

let counts: Promise<(rule: string) => number> | undefined;

/** How many questions the lesson of each rule asks. */
export function questionCounts(rules: ReadonlyMap<string, RuleMetadata>): Promise<(rule: string) => number> {
  counts ??= loadLessons().then(({ pages, sources }) => {
    const known = new Map<string, number>();
    return (id) => {
      const rule = rules.get(id);
      const count = known.get(id) ?? (rule ? lessonOf(rule, pages[id] ?? '', sources).questions.length : 0);
      known.set(id, count);
      return count;
    };
  });
  return counts;
}
