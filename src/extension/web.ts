import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type ExtensionUnderTest } from './extension.js';

/** A browser's web worker; the project is compiled without the browser's types. */
declare class Worker {
  constructor(script: string);
}

/** The extension in a browser: the server runs in a worker. */
export function activate(context: vscode.ExtensionContext): Promise<ExtensionUnderTest | undefined> {
  return activateWith(context, (_, options) => {
    const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true);
    return new LanguageClient('serverlessCoach', 'Serverless Coach', async () => new Worker(script), options);
  });
}
