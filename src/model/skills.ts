import type { SkillLevel } from './finding.js';

/** What a person can learn here and how it shows: `rules/skills.yaml`. */
export interface SkillFramework {
  readonly roles: readonly Role[];
  readonly levels: readonly { readonly id: SkillLevel; readonly name: string; readonly order: number }[];
  readonly depths: readonly Depth[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly skills: readonly Skill[];
  readonly signals: readonly Signal[];
  readonly matrix: readonly MatrixCell[];
}

export interface Role {
  readonly id: string;
  readonly name: string;
}

/** How well a skill is shown: 0 (no evidence) to 4 (others inherit it). */
export interface Depth {
  readonly depth: number;
  readonly word: string;
  readonly claims: string;
  readonly gate?: string;
}

export interface Skill {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  /** Skills to have first. */
  readonly needs: readonly string[];
  readonly what: string;
  readonly why: string;
}

/** Something that can be seen in code or templates. `steward` is good and inherited by others. */
export interface Signal {
  readonly id: string;
  readonly skill: string;
  readonly kind: 'good' | 'bad' | 'steward';
  readonly says: string;
  readonly where: string;
}

/** What one role expects at one level. */
export interface MatrixCell {
  readonly role: string;
  readonly level: SkillLevel;
  readonly mandatory: boolean;
  readonly demands: string;
  /** Skill id to the depth expected of it. */
  readonly expects: Readonly<Record<string, number>>;
  readonly evidence: readonly string[];
  /** What the cell asks for that no scanner can see. */
  readonly unseen: readonly string[];
}

/** Something to read or watch: `rules/resources.yaml`. */
export interface LearningResource {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly format: string;
  readonly minutes: number;
  readonly skills: readonly string[];
  readonly levels: readonly SkillLevel[];
  /** The address was found to exist; otherwise it is shown as unchecked. */
  readonly verified: boolean;
}
