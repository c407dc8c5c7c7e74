/**
 * Writes what pages and tables derive from the rules and the tests: the part *After the fix* of each page,
 * `rules/README.md`, and the tables of `ARCHITECTURE.md`. With `--check` it writes nothing and fails when something is
 * stale.
 */
import { join } from 'node:path';
import { rules } from '../rules/index.js';
import { framework } from '../rules/skills.js';
import { architecture } from './architecture-page.js';
import { repairExample } from './example-workspace.js';
import { examplesOf, type RuleExample } from './rule-examples.js';
import { type RulePage, rulePages } from './rule-pages.js';
import { settleGenerated } from './settle-generated.js';

const root = join(import.meta.dirname, '..');
const pages = rulePages(root);
const repaired = new Map<RulePage, readonly RuleExample[]>();
for (const page of pages) repaired.set(page, await repairs(page));

settleGenerated(root, {
  ...Object.fromEntries(pages.map((page) => [`rules/${page.folder}/rule.md`, withRepairs(page)])),
  'rules/README.md': table(),
  'ARCHITECTURE.md': architecture(root),
});

/** Each bad example that can be repaired, as its repairs leave it: only the files that changed. */
async function repairs({ metadata, text }: RulePage): Promise<readonly RuleExample[]> {
  const examples: RuleExample[] = [];
  for (const example of examplesOf(text)) {
    if (example.part !== 'Bad') continue;
    const files = await repairExample(
      example.files,
      rules.filter((rule) => rule.metadata.id === metadata.id),
    );
    if (files) examples.push({ ...example, files: changedFiles(example.files, files) });
  }
  return examples;
}

function changedFiles(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return new Map([...after].filter(([path, text]) => before.get(path) !== text));
}

/** The page with its part *After the fix* behind the good examples, or without when nothing can be repaired. */
function withRepairs(page: RulePage): string {
  const parts = page.text.split(/^(?=## )/m).filter((part) => !part.startsWith('## After the fix\n'));
  const section = repaired.get(page) ?? [];
  if (section.length === 0) return parts.join('');
  const blocks = section.map(({ title, files }) => {
    const fences = [...files].map(([path, text]) => `\`\`\`${languageOf(path)} ${path}\n${text}\`\`\`\n`);
    return `${title ? `### ${title}\n` : ''}${fences.join('')}`;
  });
  const at = parts.findIndex((part) => part.startsWith('## How it works'));
  parts.splice(at === -1 ? parts.length : at, 0, `## After the fix\n${blocks.join('')}\n`);
  return parts.join('');
}

function languageOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return { py: 'python', mjs: 'js', yml: 'yaml' }[ending] ?? ending;
}

function table(): string {
  const sections = framework.skills.flatMap((skill) => {
    const own = pages.filter((page) => page.metadata.skill === skill.id);
    if (own.length === 0) return [];
    return [
      `## ${skill.name}\n\n| rule | finds | level | severity | repair |\n| --- | --- | --- | --- | --- |\n${own.map(row).join('\n')}\n`,
    ];
  });
  return `# Rules\n\n${pages.length} rules, each with a page that explains it. Written by \`npm run docs\`.\n\n${sections.join('\n')}`;
}

function row(page: RulePage): string {
  const { id, title, level, severity, maturity } = page.metadata;
  const repair = (repaired.get(page) ?? []).length > 0 ? 'yes' : '';
  const name = `[\`${id}\`](${page.folder}/rule.md)${maturity === 'preview' ? ' (preview)' : ''}`;
  return `| ${name} | ${title} | ${level} | ${severity} | ${repair} |`;
}
