import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HostedVSCode, startCodeServer } from './code-server.js';
import { ensureInstalled, runsHere } from './installation.js';
import { packageExtension } from './workbench-suite.js';

/**
 * Opens a VS Code with the extension on a folder, for a browser, and prints its address. The folder itself is opened, not a
 * copy. Ends when the user stops it with Ctrl+C.
 */
export async function openEditor(folder: string): Promise<void> {
  if (!runsHere()) {
    console.log('There is no desktop VS Code here (the command `code`), and the hosted one needs Linux on x64.');
    return;
  }
  ensureInstalled();
  const vsix = packageExtension(fileURLToPath(new URL('../../', import.meta.url)));
  const host = await startCodeServer({ workspace: folder, vsix, testDriver: false, inPlace: true });
  console.log(
    `VS Code is open on ${folder}. In a browser on this machine, go to:\n\n  ${host.address(firstFile(folder, host))}\n\nStop it with Ctrl+C.`,
  );
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await host.stop();
}

/** The folder's own template is shown at once: what is found in it is what people come for. */
function firstFile(folder: string, host: HostedVSCode): readonly (readonly [string, string])[] {
  const template = ['template.yaml', 'template.yml', 'template.json']
    .map((name) => join(folder, name))
    .find((path) => existsSync(path));
  return template ? [['openFile', host.resource(template)]] : [];
}
