import { type ParseArgsConfig, parseArgs } from 'node:util';
import { suggestion } from '../checker/nearest.js';

/** The command line or the configuration cannot be used as it is. One line that says what to change. */
export class UsageError extends Error {}

/** Takes arguments apart; throws a `UsageError` for what the command does not know. */
export function parseArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  command: string,
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(explain(command, error, args, Object.keys(options)));
  }
}

/** The word when it is one of `words`; throws a `UsageError` otherwise. */
export function oneOf<Word extends string>(option: string, word: string, words: readonly Word[]): Word {
  const found = words.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  throw new UsageError(`${option} is "${word}"; use ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`);
}

function explain(command: string, error: unknown, args: readonly string[], options: readonly string[]): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && error instanceof Error) {
    const written = /'(-[^']*)'/.exec(error.message)?.[1] ?? args.join(' ');
    const near = suggestion(written.replace(/^-+/, ''), options).replace(/mean (?=\w)/, 'mean --');
    return `${command} has no option ${written}${near}`;
  }
  return error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : String(error);
}
