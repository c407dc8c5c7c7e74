import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions, fixAllKind } from './code-actions.js';
import { answerExercises } from './exercises.js';
import { hoverAt } from './hover.js';
import { answerProgress } from './progress-requests.js';
import { answerPulls } from './pulling.js';
import { answerViews } from './requests.js';
import { pulls, Session, type World } from './session.js';
import { watch } from './watching.js';

/**
 * Serves the Language Server Protocol on a connection. Nothing is read before a document is opened or somebody asks for a
 * scan. The caller starts listening.
 */
export function startServer(connection: Connection, world: World): void {
  const documents = new TextDocuments(TextDocument);
  const session = new Session(connection, world);

  connection.onInitialize((params) => {
    session.initialize(params);
    return capabilities(params);
  });
  connection.onInitialized(() => {
    watch(connection, session);
    session.start();
  });

  documents.onDidChangeContent(({ document }) => {
    const { uri, version } = document;
    const text = document.getText();
    const located = mayStandAlone(uri, text) ? session.folders.locateOrAdd(uri) : session.folders.locate(uri);
    if (!located) return;
    session.progress.took(located, text);
    void located.folder.update(located.path, { uri, version, text });
  });
  documents.onDidSave(({ document }) => {
    const located = session.folders.locate(document.uri);
    if (located) session.progress.saved(located);
  });
  documents.onDidClose(({ document }) => void session.close(document.uri));

  connection.onHover(({ textDocument, position }) => {
    const located = session.folders.locate(textDocument.uri);
    return located ? hoverAt(located, position, () => session.lessons(), session.client.commands) : null;
  });
  connection.onCodeAction(async ({ textDocument, range, context: { only } }) => {
    const located = session.folders.locate(textDocument.uri);
    if (!located) return [];
    const { rules, client } = session;
    return [...(await codeActions({ located, range, only, rules, clientHasCommands: client.commands }))];
  });
  answerViews(connection, session);
  answerProgress(connection, session);
  answerExercises(connection, session);
  answerPulls(connection, session);
  documents.listen(connection);
}

/** Outside of every folder most JSON are settings of editors and tools: only a template is read there. */
function mayStandAlone(uri: string, text: string): boolean {
  return !/\.jsonc?$/i.test(uri) || text.includes('"Resources"');
}

function capabilities({ capabilities: client }: InitializeParams): InitializeResult {
  return {
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...(pulls(client) && {
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
      }),
    },
    serverInfo: { name: 'serverless-coach' },
  };
}
