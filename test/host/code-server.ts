import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { installation, node24 } from './installation.js';
import { freePort, type RunningProgram, startProgram } from './server-process.js';

/** A VS Code server of its own: fresh user data, no extension but those given, a copy of the workspace. */
export interface HostedVSCode {
  readonly port: number;
  /** The folder that is open: a copy, which tests may change, unless it was asked for in place. */
  readonly workspace: string;
  readonly log: () => string;
  /** The address of the workbench on the workspace, with `payload` entries as the workbench knows them. */
  address(payload: readonly (readonly [string, string])[]): string;
  /** `path` on this machine as the workbench names it. */
  resource(path: string): string;
  stop(): Promise<void>;
}

export interface HostOptions {
  /** Copied, so that a run never changes it. */
  readonly workspace: string;
  /** Opens the workspace itself instead of a copy. */
  readonly inPlace?: boolean;
  /** A packaged extension to install. */
  readonly vsix?: string;
  /** Takes the development entries of an address, for suites inside the extension host. Hides notifications. */
  readonly testDriver: boolean;
  /** User settings besides those that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables for the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts code-server on a free port and waits until it answers.
 * @throws Error with the server's log when it ends or does not answer within 30 seconds.
 */
export async function startCodeServer(options: HostOptions): Promise<HostedVSCode> {
  const home = mkdtempSync(join(tmpdir(), 'serverless-coach-host-'));
  const workspace = options.inPlace ? options.workspace : join(home, basename(options.workspace));
  if (!options.inPlace) cpSync(options.workspace, workspace, { recursive: true });
  writeUserSettings(home, options.settings ?? {});
  const env = { ...quietEnvironment(), ...options.environment };
  if (options.vsix) installExtension(home, options.vsix, env);

  const port = await freePort();
  const program = startProgram(node24(), serverParameters(home, port, options.testDriver), { env });
  const stop = async () => {
    await program.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await answering(`http://127.0.0.1:${port}/healthz`, program);
  } catch (error) {
    await stop();
    throw error;
  }
  const resource = (path: string) => `vscode-remote://127.0.0.1:${port}${path}`;
  return {
    port,
    workspace,
    log: program.log,
    resource,
    address: (payload) =>
      `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    stop,
  };
}

function serverParameters(home: string, port: number, testDriver: boolean): readonly string[] {
  return [
    installation.codeServer,
    ...['--bind-addr', `127.0.0.1:${port}`],
    ...['--auth', 'none'],
    ...['--config', join(home, 'config.yaml')],
    ...folders(home),
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    // Warnings only would swallow what mocha prints.
    ...['--log', 'info'],
    ...(testDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

function folders(home: string): readonly string[] {
  return ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')];
}

function installExtension(home: string, vsix: string, env: NodeJS.ProcessEnv): void {
  const outcome = spawnSync(node24(), [installation.codeServer, ...folders(home), '--install-extension', vsix], {
    env,
    encoding: 'utf8',
  });
  if (outcome.status !== 0)
    throw new Error(`the extension could not be installed:\n${outcome.stdout}${outcome.stderr}`);
}

function writeUserSettings(home: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(home, 'data', 'User'), { recursive: true });
  writeFileSync(join(home, 'config.yaml'), '');
  const quiet = {
    'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'extensions.autoUpdate': false,
    'git.enabled': false,
    'telemetry.telemetryLevel': 'off',
  };
  writeFileSync(join(home, 'data', 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
}

/** This environment without what a surrounding VS Code left in it, and with no extension gallery. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_'));
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

async function answering(address: string, program: RunningProgram): Promise<void> {
  const deadline = Date.now() + 30_000;
  let ended = false;
  void program.ended.then(() => {
    ended = true;
  });
  while (Date.now() < deadline && !ended) {
    const answered = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`code-server ${ended ? 'ended' : 'does not answer'}:\n${program.log()}`);
}
