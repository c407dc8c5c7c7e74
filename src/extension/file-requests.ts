import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type FileParams, type FolderEntry, methods } from '../server/protocol.js';

/** Reads files and folders for a server that cannot: in virtual workspaces and in the browser. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(methods.readFile, ({ uri }: FileParams) => readFile(vscode.Uri.parse(uri))),
    client.onRequest(methods.readFolder, ({ uri }: FileParams) => readFolder(vscode.Uri.parse(uri))),
  );
}

async function readFile(uri: vscode.Uri): Promise<string | null> {
  try {
    return toBase64(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}

async function readFolder(uri: vscode.Uri): Promise<readonly FolderEntry[] | null> {
  try {
    return (await vscode.workspace.fs.readDirectory(uri)).map(([name, type]) => ({ name, kind: kindOf(type) }));
  } catch {
    return null;
  }
}

function kindOf(type: vscode.FileType): FolderEntry['kind'] {
  if (type & vscode.FileType.SymbolicLink) return 'link';
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}

/** In pieces: a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(''));
}
