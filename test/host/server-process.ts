import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A program running in a process group of its own, with all it has said. */
export interface RunningProgram {
  readonly log: () => string;
  /** Resolves when the program has ended by itself. */
  readonly ended: Promise<number | null>;
  /** Ends the whole group: first politely, after two seconds for good. */
  stop(): Promise<void>;
}

/** Starts `command`; nothing of it reaches this terminal, see `log`. */
export function startProgram(
  command: string,
  parameters: readonly string[],
  options: { readonly cwd?: string; readonly env: NodeJS.ProcessEnv },
): RunningProgram {
  const child = spawn(command, parameters, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { log: () => said.join(''), ended, stop: () => stopGroup(child, ended) };
}

/** A TCP port nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function stopGroup(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const inTime = await Promise.race([
    ended.then(() => true),
    new Promise((resolve) => setTimeout(resolve, 2000, false)),
  ]);
  if (!inTime) await Promise.resolve(signalGroup(child, 'SIGKILL'));
  else signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
