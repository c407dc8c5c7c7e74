import type { WriteStream } from 'node:tty';

/** What a command may touch of the process it runs in. */
export interface Io {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
}

/** The process's own streams. */
export function processIo(process: NodeJS.Process): Io {
  const stream = (output: WriteStream & { fd: 1 | 2 }): Output => ({
    write: (text) => output.write(text),
    isTTY: output.isTTY === true,
    columns: output.columns ?? 80,
  });
  return {
    cwd: process.cwd(),
    environment: process.env,
    stdout: stream(process.stdout),
    stderr: stream(process.stderr),
  };
}

/** Whether colours help: a terminal, unless `NO_COLOR` is set (https://no-color.org); `FORCE_COLOR` has them anyway. */
export function wantsColour(output: Output, environment: Io['environment']): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR && environment.FORCE_COLOR !== '0') return true;
  return output.isTTY === true && environment.TERM !== 'dumb';
}
