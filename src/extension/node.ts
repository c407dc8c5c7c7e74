import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type ExtensionUnderTest } from './extension.js';

/** The extension where there is Node: the server runs in a process of its own. */
export function activate(context: vscode.ExtensionContext): Promise<ExtensionUnderTest | undefined> {
  return activateWith(context, (_, options) => {
    const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    return new LanguageClient('serverlessCoach', 'Serverless Coach', { run: server, debug: server }, options);
  });
}
