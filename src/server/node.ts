import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeProgressFile } from '../progress/node-progress-file.js';
import { nodeAssets } from '../workspace/node-assets.js';
import { NodeFileSystem } from '../workspace/node-file-system.js';
import { nodeReadingThreads } from '../workspace/node-reading-threads.js';
import { clock } from './clock.js';
import { startServer as serve } from './server.js';

/**
 * The language server as a process: over Node's IPC when it was started with `--node-ipc`, otherwise over standard input
 * and output. Resolves when the client is gone.
 */
export async function startServer(): Promise<void> {
  const connection = process.argv.includes('--node-ipc')
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection, {
    fileSystem: (folder) => (folder.scheme === 'file' ? new NodeFileSystem(folder.fsPath) : undefined),
    progressFile: (address) => (address.scheme === 'file' ? new NodeProgressFile(address.fsPath) : undefined),
    now: clock(process.env.SERVERLESS_COACH_CLOCK),
    assets: nodeAssets,
    threads: nodeReadingThreads,
  });
  const exit = new Promise<void>((resolve) => connection.onExit(resolve));
  connection.listen();
  await exit;
}

/** This file is a program of its own as well: the one an editor starts. */
const program = process.argv[1];
if (program !== undefined && realpathSync(program) === realpathSync(fileURLToPath(import.meta.url))) void startServer();
