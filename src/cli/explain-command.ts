import { createColors } from 'picocolors';
import { type Catalogue, resourcesOf, ruleById } from './catalogue.js';
import { type Io, wantsColour } from './io.js';
import { renderMarkdown } from './terminal-markdown.js';
import { parseArguments, UsageError } from './usage.js';

/** `explain RULE`: the rule's page in the terminal, with what to read next. */
export async function explain(args: readonly string[], io: Io, catalogue: Catalogue): Promise<number> {
  const { positionals } = parseArguments('explain', args, {});
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0)
    throw new UsageError('explain needs one rule; serverless-coach rules lists them.');
  const rule = ruleById(catalogue, id);
  const colours = createColors(wantsColour(io.stdout, io.environment));
  const page = (catalogue.pages[id] ?? '').replaceAll('\r\n', '\n').replace(/^---\n[\s\S]*?\n---\n/, '');
  const facts = `${rule.id} · ${rule.severity} · ${rule.skill} · ${rule.level}${rule.maturity === 'preview' ? ' · preview' : ''}`;
  const resources = resourcesOf(catalogue, rule).map(
    ({ title, url, publisher, minutes }) =>
      `  ${title} (${publisher}, ${minutes} min)\n    ${colours.underline(url)}\n`,
  );
  io.stdout.write(`${colours.bold(rule.title)}\n${colours.dim(facts)}\n\n`);
  io.stdout.write(renderMarkdown(page, colours, Math.min(io.stdout.columns ?? 80, 100)));
  if (resources.length > 0) io.stdout.write(`\n${colours.bold('Read on')}\n\n${resources.join('')}`);
  return 0;
}
