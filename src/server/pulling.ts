import { type Connection, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { diagnosticsByPath } from './publishing.js';
import type { Session } from './session.js';

/** Answers clients that ask for the diagnostics of a document instead of being sent them. */
export function answerPulls(connection: Connection, session: Session): void {
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
    const located = session.folders.locate(textDocument.uri);
    await located?.folder.settled();
    const items = located ? ((await diagnosticsByPath(located.folder, session.rules)).get(located.path) ?? []) : [];
    const resultId = JSON.stringify(items);
    return resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, items, resultId };
  });
}
