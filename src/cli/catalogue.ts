import { exercises } from '../../exercises/index.js';
import { rules } from '../../rules/index.js';
import { pages } from '../../rules/pages.js';
import { resources } from '../../rules/resources.js';
import { framework } from '../../rules/skills.js';
import { suppressionPages, suppressionRules } from '../checker/index.js';
import { suggestion } from '../checker/nearest.js';
import type { Exercise } from '../coach/exercises/exercise.js';
import type { RuleMetadata } from '../model/finding.js';
import type { RegisteredRule } from '../model/rule.js';
import type { LearningResource, SkillFramework } from '../model/skills.js';
import { type ReaderCatalogue, standardReaders } from '../workspace/index.js';
import { nodeAssets } from '../workspace/node-assets.js';
import { UsageError } from './usage.js';

/** What the tool knows: everything it can report, what there is to learn about it, and what it can read. */
export interface Catalogue {
  readonly rules: readonly RegisteredRule[];
  /** The rules with a check, and those on suppression comments; by id. */
  readonly metadata: readonly RuleMetadata[];
  /** Pages as Markdown, by rule id; front matter may come first. */
  readonly pages: Readonly<Record<string, string>>;
  readonly resources: readonly LearningResource[];
  /** The skills, their signals, and what each role expects. */
  readonly framework: SkillFramework;
  readonly exercises: readonly Exercise[];
  /** Ids of the roles a configuration may name. */
  readonly roles: readonly string[];
  readonly readers: ReaderCatalogue;
}

/** What the tool is shipped with. */
export const shippedCatalogue: Catalogue = {
  rules,
  metadata: [...rules.map(({ metadata }) => metadata), ...suppressionRules].sort((a, b) => (a.id < b.id ? -1 : 1)),
  pages: { ...pages, ...suppressionPages },
  resources,
  framework,
  exercises,
  roles: framework.roles.map(({ id }) => id),
  readers: standardReaders(nodeAssets),
};

/** The rule of this id; throws a `UsageError` when there is none. */
export function ruleById({ metadata }: Catalogue, id: string): RuleMetadata {
  const rule = metadata.find((candidate) => candidate.id === id);
  if (rule) return rule;
  const near = suggestion(
    id,
    metadata.map((candidate) => candidate.id),
  );
  throw new UsageError(`There is no rule ${id}${near}`);
}

/** What to read about a rule, the most official first. */
export function resourcesOf({ resources: all }: Catalogue, rule: RuleMetadata): readonly LearningResource[] {
  return rule.resources.flatMap((id) => all.find((resource) => resource.id === id) ?? []);
}
