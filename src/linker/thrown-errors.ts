import { reportedErrorName } from '../knowledge/error-names.js';
import type { LinkedThrownError, Reached } from '../model/application.js';
import type { Language } from '../model/code.js';
import type { ErrorClassFact, ThrownErrorFact } from '../model/work.js';

/** Errors joined with their classes, wherever among the files those are declared. */
export function linkThrownErrors(
  thrown: readonly Reached<ThrownErrorFact>[],
  classes: readonly ErrorClassFact[],
  language: Language,
): readonly LinkedThrownError[] {
  const byName = new Map(classes.map((each) => [each.name, each]));
  return thrown.map((error) => {
    const reportedAs = reportedErrorName(language, error, byName);
    const declared = byName.get(error.className);
    return { ...error, ...(reportedAs !== undefined && { reportedAs }), ...(declared && { declared: declared.range }) };
  });
}
