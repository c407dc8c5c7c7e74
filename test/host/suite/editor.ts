import * as vscode from 'vscode';
import type { ExtensionUnderTest } from '../../../src/extension/extension.js';

const id = 'serverless-coach.serverless-coach';

/** The extension, started. */
export async function extension(): Promise<ExtensionUnderTest> {
  const found = vscode.extensions.getExtension<ExtensionUnderTest>(id);
  if (!found) throw new Error(`${id} is not installed`);
  return found.activate();
}

/** Opens the template of the workspace, which is a copy of the sample, with the text it had at first. */
export async function openSample(): Promise<{ readonly template: vscode.TextDocument }> {
  const uri = fileOf('template.yaml');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const template = await vscode.workspace.openTextDocument(uri);
  original ??= template.getText();
  await vscode.window.showTextDocument(template, vscode.ViewColumn.One);
  if (template.getText() !== original) await replaceText(template, original);
  return { template };
}

let original: string | undefined;

export function fileOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

/** Types as a person does, into whatever has the focus. */
export async function typed(text: string): Promise<void> {
  await vscode.commands.executeCommand('type', { text });
}

export function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Serverless Coach');
}

/** Asks again and again until the answer passes, for ten seconds. */
export async function until<Answer>(
  ask: () => Answer | Promise<Answer>,
  passes: (answer: Answer) => boolean,
): Promise<Answer> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (passes(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain, last: ${JSON.stringify(answer)?.slice(0, 1000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
