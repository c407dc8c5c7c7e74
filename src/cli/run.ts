import { suggestion } from '../checker/nearest.js';
import { type Catalogue, shippedCatalogue } from './catalogue.js';
import { explain } from './explain-command.js';
import { help } from './help.js';
import type { Io } from './io.js';
import { lint } from './lint-command.js';
import { model } from './model-command.js';
import { policy } from './policy-command.js';
import { progress } from './progress-command.js';
import { listRules } from './rules-command.js';
import { parseArguments, UsageError } from './usage.js';
import { version } from './version.js';

type Command = (args: readonly string[], io: Io, catalogue: Catalogue) => Promise<number>;

const commands: Readonly<Record<string, Command>> = { lint, rules: listRules, explain, model, policy, progress, lsp };

/** Runs one command line and gives the exit code: 0 nothing to report, 1 findings, 2 wrong usage or configuration. */
export async function run(args: readonly string[], io: Io, catalogue: Catalogue = shippedCatalogue): Promise<number> {
  const [name = '', ...rest] = args;
  try {
    if (name === '--version' || name === '-v') return print(io, `${version}\n`);
    if (name === '' || name === '--help' || name === '-h' || name === 'help')
      return print(io, help[rest[0] ?? ''] ?? help['']);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`There is no command ${name}${suggestion(name, Object.keys(commands))}`);
    if (rest.includes('--help') || rest.includes('-h')) return print(io, help[name]);
    return await command(rest, io, catalogue);
  } catch (error) {
    io.stderr.write(`serverless-coach: ${error instanceof UsageError ? error.message : ownFault(error)}\n`);
    return 2;
  }
}

function ownFault(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this should not have happened; please report it with these lines:\n${details}`;
}

function print(io: Io, text = ''): number {
  io.stdout.write(text);
  return 0;
}

/** The server speaks on standard input and output until its client is gone. */
async function lsp(args: readonly string[]): Promise<number> {
  const { values } = parseArguments('lsp', args, { stdio: { type: 'boolean' } });
  if (!values.stdio) throw new UsageError('lsp needs --stdio, the only way it can speak.');
  const { startServer } = await import('../server/node.js');
  await startServer();
  return 0;
}
