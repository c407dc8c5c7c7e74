import type { Connection, WorkspaceEdit } from 'vscode-languageserver';
import { repairOf, repairTogether } from './code-actions.js';
import { findingOf } from './found.js';
import { lessonView } from './lesson-view.js';
import {
  type FixAllOutcome,
  type FixAllParams,
  type FixParams,
  type LessonParams,
  methods,
  type SkillLessonParams,
  type Suppression,
  type TourParams,
} from './protocol.js';
import { answerScans } from './scanning.js';
import type { Session } from './session.js';
import { skillLessonView } from './skill-lesson-view.js';
import { suppressionComment } from './suppression.js';
import { tourOf } from './tour.js';
import { findingsView, skillsView } from './views.js';

/** Answers what the views of an editor ask for. */
export function answerViews(connection: Connection, session: Session): void {
  connection.onRequest(methods.findings, () => findingsView(session.folders.all, session.rules));
  connection.onRequest(methods.skills, () => skillsView(session.folders.all, session.rules));
  connection.onRequest(methods.rules, () => [...session.rules.values()]);
  connection.onRequest(methods.lesson, (params: LessonParams) => lessonView(session, params));
  connection.onRequest(methods.skillLesson, ({ skill }: SkillLessonParams) => skillLessonView(session, skill));
  connection.onRequest(methods.tour, ({ skill }: TourParams) => tourOf(skill, session.folders.all, session.rules));
  connection.onRequest(methods.fix, async (params: FixParams): Promise<WorkspaceEdit | null> => {
    const found = await findingOf(session, params);
    const fixes = found ? await (await found.folder.workspace).fixesOf(found.finding) : [];
    return found && fixes[0] ? repairOf(fixes[0], found.folder) : null;
  });
  connection.onRequest(methods.fixAll, (params: FixAllParams) => fixAll(session, params));
  connection.onRequest(methods.suppression, async (params: FixParams): Promise<Suppression | null> => {
    const found = await findingOf(session, params);
    if (!found) return null;
    const text = await (await found.folder.workspace).text(found.path);
    const comment = text === undefined ? undefined : suppressionComment(found.finding, text);
    return comment ? { uri: params.uri, ...comment } : null;
  });
  answerScans(connection, session);
}

async function fixAll(session: Session, { rule, uri }: FixAllParams): Promise<FixAllOutcome<WorkspaceEdit>> {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  let [fixed, postponed, total] = [0, 0, 0];
  for (const folder of session.folders.all) {
    const result = await folder.settled();
    const path = uri === undefined ? undefined : folder.address.pathOf(uri);
    if (uri !== undefined && path === undefined) continue;
    const findings = (result?.findings ?? []).filter(
      (finding) => finding.rule === rule && (path === undefined || finding.range.file === path),
    );
    const repaired = await repairTogether(folder, findings, () => true);
    total += findings.length;
    fixed += repaired.fixed;
    postponed += repaired.postponed;
    Object.assign(changes, repaired.edit?.changes);
  }
  return { edit: fixed > 0 ? { changes } : null, fixed, postponed, left: total - fixed - postponed };
}
