import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RuleMetadata } from '../src/model/finding.js';

export interface RulePage {
  /** Relative to `rules/`: `retries-and-dlq/queue-without-dlq`. */
  readonly folder: string;
  readonly metadata: RuleMetadata;
  /** The whole page, front matter included. */
  readonly text: string;
}

/** Every rule folder's page, ordered by rule id. Throws with the folder's name when a page cannot be read. */
export function rulePages(root: string): readonly RulePage[] {
  const rules = join(root, 'rules');
  return readdirSync(rules, { withFileTypes: true })
    .filter((skill) => skill.isDirectory())
    .flatMap((skill) =>
      readdirSync(join(rules, skill.name), { withFileTypes: true })
        .filter((rule) => rule.isDirectory() && existsSync(join(rules, skill.name, rule.name, 'rule.ts')))
        .map((rule) => readPage(rules, skill.name, rule.name)),
    )
    .sort((a, b) => (a.metadata.id < b.metadata.id ? -1 : 1));
}

function readPage(rules: string, skill: string, id: string): RulePage {
  const folder = `${skill}/${id}`;
  const text = readFileSync(join(rules, folder, 'rule.md'), 'utf8').replaceAll('\r\n', '\n');
  const frontMatter = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1];
  if (frontMatter === undefined) throw new Error(`rules/${folder}/rule.md has no front matter`);
  const { title, level, severity, maturity, signal, platforms, resources } = parse(frontMatter);
  return { folder, text, metadata: { id, title, skill, level, severity, maturity, signal, platforms, resources } };
}
