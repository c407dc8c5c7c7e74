import * as vscode from 'vscode';
import type { Range } from '../server/protocol.js';

/** A range of the protocol as the editor knows it. */
export function editorRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Shows a place in the editor and selects its start. */
export async function showPlace(place: { readonly uri: string; readonly range: Range }): Promise<void> {
  const range = editorRange(place.range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), {
    selection: new vscode.Range(range.start, range.start),
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
