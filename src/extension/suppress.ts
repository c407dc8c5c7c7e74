import * as vscode from 'vscode';
import type { FixParams } from '../server/protocol.js';
import type { Coach } from './coach.js';

/** Writes the comment that accepts a finding above its line, with the cursor on the reason still to be given. */
export async function suppress(coach: Coach, params: FixParams): Promise<void> {
  const suppression = await coach.suppression(params);
  if (!suppression) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This file cannot hold comments. Switch the rule off in .serverless-coach.yaml instead.'),
    );
    return;
  }
  const { line, character } = suppression.position;
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(suppression.uri));
  const snippet = new vscode.SnippetString()
    .appendText(suppression.before)
    .appendPlaceholder(suppression.reason)
    .appendText(suppression.after);
  await editor.insertSnippet(snippet, new vscode.Position(line, character), {
    undoStopBefore: true,
    undoStopAfter: true,
  });
}
