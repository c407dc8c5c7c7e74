import { startCodeServer } from './code-server.js';
import { runSuiteInPage } from './suite-page.js';

export interface ExtensionHostRun {
  /** The folder with the extension's package.json. */
  readonly extension: string;
  /** A CommonJS module (`.cjs`) exporting `run(): Promise<void>`. */
  readonly suite: string;
  /** Opened as a copy. */
  readonly workspace: string;
  readonly seconds: number;
}

/**
 * Runs a mocha suite inside the real extension host (Node) and prints its report.
 * @returns the exit code of the workbench: 0 when every test passed.
 */
export async function runInExtensionHost(run: ExtensionHostRun): Promise<number> {
  const host = await startCodeServer({ workspace: run.workspace, testDriver: true });
  try {
    const address = host.address([
      ['extensionDevelopmentPath', host.resource(run.extension)],
      ['extensionTestsPath', host.resource(run.suite)],
      ['skipWelcome', 'true'],
      ['enableProposedApi', ''],
    ]);
    return await runSuiteInPage(address, run.seconds, 'the suite in the extension host');
  } catch (error) {
    console.error(host.log());
    throw error;
  } finally {
    await host.stop();
  }
}
