import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** From starting the built language server to the first diagnostics of the sample's template. */
export async function serverStart(root: string) {
  const sample = join(root, 'media', 'samples', 'orders');
  const uri = pathToFileURL(join(sample, 'template.yaml')).href;
  const text = readFileSync(join(sample, 'template.yaml'), 'utf8');
  const started = performance.now();
  const server = spawn(process.execPath, [join(root, 'dist', 'server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const first = new Promise<number>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
      if (diagnostics.length > 0) resolve(performance.now() - started);
    });
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(sample).href,
    workspaceFolders: [{ uri: pathToFileURL(sample).href, name: 'orders' }],
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  const millis = await first;
  server.kill();
  return { millis, files: 1 };
}
