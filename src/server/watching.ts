import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { configurationFileName } from '../checker/index.js';
import { toldGlob } from '../coach/signals/repository.js';
import { readGlob } from '../workspace/endings.js';
import type { Folder } from './folder.js';
import { type FolderParams, methods } from './protocol.js';
import type { Session } from './session.js';

/** Templates, handlers, what tells of the practice around them, and the files that say what is read at all. */
const watched = [readGlob, toldGlob, `**/${configurationFileName}`, '**/.gitignore'];

/** Installing packages changes thousands of files that are never read. */
const neverRead = /(^|\/)(node_modules|\.git|\.aws-sam|cdk\.out)\//;

/** Follows what happens outside of open documents: files, settings, folders. Called when the client is ready. */
export function watch(connection: Connection, session: Session): void {
  if (session.client.watches) {
    void connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: watched.map((globPattern) => ({ globPattern })),
    });
  }
  if (session.client.configuration) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'serverlessCoach' });
  }
  connection.onDidChangeConfiguration(() => session.settingsChanged());
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const [folder, own] of byFolder(session, changes)) await takeChanges(folder, own);
  });
  connection.onNotification(methods.addFolder, ({ uri }: FolderParams) => session.folders.add(uri, true));
  if (session.client.folders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) session.removeFolder(uri);
      for (const { uri } of added) session.folders.add(uri);
    });
  }
}

interface Change {
  readonly path: string;
  readonly removed: boolean;
}

function byFolder(
  session: Session,
  changes: readonly { readonly uri: string; readonly type: FileChangeType }[],
): ReadonlyMap<Folder, readonly Change[]> {
  const grouped = new Map<Folder, Change[]>();
  for (const { uri, type } of changes) {
    const located = session.folders.locate(uri);
    if (!located || neverRead.test(located.path)) continue;
    const change = { path: located.path, removed: type === FileChangeType.Deleted };
    const own = grouped.get(located.folder);
    if (own) own.push(change);
    else grouped.set(located.folder, [change]);
  }
  return grouped;
}

async function takeChanges(folder: Folder, changes: readonly Change[]): Promise<void> {
  const removed = changes.filter((change) => change.removed).map(({ path }) => path);
  const changed = changes.filter((change) => !change.removed).map(({ path }) => path);
  await folder.filesChanged(changed, removed);
  if (changes.some(({ path }) => path.endsWith('.gitignore'))) await folder.reopen();
  else if (changes.some(({ path }) => path === configurationFileName)) await folder.reloadConfiguration();
}
