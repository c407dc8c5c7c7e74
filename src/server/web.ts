import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.js';

/**
 * Parsers that also run in Node ask `process` for its settings without looking whether it is there. This one says that it is
 * a browser, which they know how to be in. They are loaded later, when a first file needs them.
 */
const browserProcess = { browser: true, env: {}, argv: [], platform: 'browser', cwd: () => '/' };
Object.assign(globalThis, { process: browserProcess });

/** The language server as a browser's worker: files and grammars come through the client. */
const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
startServer(connection, {
  fileSystem: () => undefined,
  progressFile: () => undefined,
  now: Date.now,
  assets: undefined,
});
connection.listen();
