import { startCodeServer } from './code-server.js';
import type { Outcome } from './outcome.js';
import { runSuiteInPage } from './suite-page.js';

export interface SuiteRun {
  readonly title: string;
  /** The folder with the extension's package.json. */
  readonly extension: string;
  /** A CommonJS bundle (`.cjs`) exporting `run(): Promise<void>`. */
  readonly suite: string;
  /** Opened as a copy. */
  readonly workspace: string;
  readonly seconds: number;
}

/** Runs a mocha suite inside the real extension host (Node) and prints its report. */
export async function runInExtensionHost(run: SuiteRun): Promise<Outcome> {
  const host = await startCodeServer({ workspace: run.workspace, testDriver: true });
  try {
    const address = host.address([
      ['extensionDevelopmentPath', host.resource(run.extension)],
      ['extensionTestsPath', host.resource(run.suite)],
      ['skipWelcome', 'true'],
      ['enableProposedApi', ''],
    ]);
    return await runSuiteInPage(address, run.seconds, run.title);
  } catch (error) {
    console.error(host.log());
    throw error;
  } finally {
    await host.stop();
  }
}
