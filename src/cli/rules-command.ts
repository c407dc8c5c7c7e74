import { createColors } from 'picocolors';
import type { Catalogue } from './catalogue.js';
import { type Io, wantsColour } from './io.js';
import { oneOf, parseArguments, UsageError } from './usage.js';

/** `rules`: every rule with its metadata. */
export async function listRules(args: readonly string[], io: Io, { metadata }: Catalogue): Promise<number> {
  const { values, positionals } = parseArguments('rules', args, { format: { type: 'string', default: 'pretty' } });
  if (positionals.length > 0) throw new UsageError(`rules takes no path; use explain ${positionals[0]} for one rule.`);
  if (oneOf('--format', values.format, ['pretty', 'json']) === 'json') {
    io.stdout.write(`${JSON.stringify({ version: 1, rules: metadata }, null, 2)}\n`);
    return 0;
  }
  const colours = createColors(wantsColour(io.stdout, io.environment));
  const width = Math.max(...metadata.map(({ id }) => id.length));
  for (const { id, severity, maturity, title, skill, level } of metadata) {
    const notes = `${skill}, ${level}${maturity === 'preview' ? ', preview' : ''}`;
    io.stdout.write(
      `${colours.bold(id.padEnd(width))}  ${severity.padEnd(7)}  ${title} ${colours.dim(`(${notes})`)}\n`,
    );
  }
  return 0;
}
