import type { Intent } from './intent.js';
import type { SourceRange, TextEdit } from './source.js';

export type Severity = 'error' | 'warning' | 'info';
export type SkillLevel = 'junior' | 'middle' | 'senior' | 'lead' | 'principal';

/** What a rule page says of its rule in the front matter, plus id and skill from its folder. */
export interface RuleMetadata {
  readonly id: string;
  readonly title: string;
  readonly skill: string;
  readonly level: SkillLevel;
  readonly severity: Severity;
  readonly maturity: 'stable' | 'preview';
  /** The signal of `rules/skills.yaml` that a finding is evidence of. */
  readonly signal: string;
  readonly platforms: readonly string[];
  /** Ids from `rules/resources.yaml`, the most official first. */
  readonly resources: readonly string[];
}

/** What is wrong at one place, and perhaps how to repair it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly range: SourceRange;
  readonly message: string;
  /** Root of the application it was found in. */
  readonly application: string;
  /** The function it concerns, when it is one. */
  readonly function?: string;
  /** The name of the place: a declaration, a handler. Tells equal lines apart when findings are compared over time. */
  readonly site?: string;
  readonly related: readonly RelatedPlace[];
  /** The practice is kept nowhere in the application, and that is one thing to decide. */
  readonly habit?: true;
  /** The findings it stands for, the first of them at its own place. */
  readonly members?: readonly Finding[];
  /** Proposed repairs, best first; worked out only when asked for. */
  readonly fixes: () => readonly FixProposal[];
}

export interface RelatedPlace {
  readonly range: SourceRange;
  readonly message: string;
}

/** `safe`: the program means the same but for the repaired fault. `suggested`: a person should look. */
export type FixSafety = 'safe' | 'suggested';

export interface FixProposal {
  readonly title: string;
  readonly safety: FixSafety;
  readonly intents: readonly Intent[];
}

/** A repair as text edits, ready to apply. */
export interface Fix {
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly TextEdit[];
  /** Resources and variables it adds, by file and name: two fixes that add one name cannot be made in one go. */
  readonly adds?: readonly string[];
}
