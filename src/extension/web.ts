import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type ExtensionUnderTest } from './extension.js';

/** A browser's web worker; the project is compiled without the browser's types. */
declare class Worker {
  constructor(script: string);
  terminate(): void;
}

/** The extension in a browser: the server runs in a worker. */
export function activate(context: vscode.ExtensionContext): Promise<ExtensionUnderTest | undefined> {
  let worker: Worker | undefined;
  const terminate = () => worker?.terminate();
  context.subscriptions.push({ dispose: terminate });
  const start = async () => {
    terminate();
    worker = new Worker(vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true));
    // The client only makes these itself for what it takes for a worker; an editor may hand out a stand-in.
    const port = worker as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
    return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
  };
  return activateWith(
    context,
    (_, options) => new LanguageClient('serverlessCoach', 'Serverless Coach', start, options),
  );
}
