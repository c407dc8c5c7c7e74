import type { RuleMetadata } from '../model/finding.js';
import type { SkillFramework } from '../model/skills.js';

/** What one rule saw. `Place` is whatever the caller can show or open. */
export interface RuleEvidence<Place> {
  readonly rule: string;
  /** Places where the practice applies and is kept, and where it is not. */
  readonly tally: Tally;
  /** The places themselves, as far as they are known: several failures with one cause are one place. */
  readonly holding: readonly Place[];
  readonly failing: readonly Place[];
}

/** Every group and skill of the framework, with what holds and what fails here. */
export interface SkillOverview<Place> {
  readonly groups: readonly SkillGroup<Place>[];
}

export interface SkillGroup<Place> {
  readonly id: string;
  readonly name: string;
  readonly tally: Tally;
  readonly skills: readonly SkillStanding<Place>[];
}

export interface SkillStanding<Place> {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly why: string;
  readonly tally: Tally;
  /** Rules that were applicable somewhere, those that fail first. */
  readonly rules: readonly RuleStanding<Place>[];
}

export interface RuleStanding<Place> extends RuleEvidence<Place> {
  readonly title: string;
}

export interface Tally {
  readonly holds: number;
  readonly fails: number;
}

/**
 * What the evidence says of each skill, in the framework's order. Skills without evidence are listed too, with a tally of
 * zeros; evidence of rules that are not in `rules` is left out, and evidence of one rule from several applications is added up.
 */
export function skillOverview<Place>(
  framework: SkillFramework,
  rules: readonly RuleMetadata[],
  evidence: readonly RuleEvidence<Place>[],
): SkillOverview<Place> {
  const standings = ruleStandings(rules, evidence);
  const skills = framework.skills.map(({ id, group, name, what, why }) => {
    const own = standings.filter(({ skill }) => skill === id).map(({ standing }) => standing);
    return { group, standing: { id, name, what, why, tally: total(own), rules: own } };
  });
  return {
    groups: framework.groups.map(({ id, name }) => {
      const own = skills.filter(({ group }) => group === id).map(({ standing }) => standing);
      return { id, name, tally: total(own), skills: own };
    }),
  };
}

/** A tally in words: `3 hold, 1 does not`, `all 4 hold`, `1 holds`, `no evidence`. */
export function tallyWords({ holds, fails }: Tally): string {
  if (holds + fails === 0) return 'no evidence';
  if (fails === 0) return holds === 1 ? '1 holds' : `all ${holds} hold`;
  const failing = fails === 1 ? '1 does not' : `${fails} do not`;
  if (holds === 0) return fails === 1 ? '1 does not hold' : `${fails} do not hold`;
  return `${holds} ${holds === 1 ? 'holds' : 'hold'}, ${failing}`;
}

function ruleStandings<Place>(rules: readonly RuleMetadata[], evidence: readonly RuleEvidence<Place>[]) {
  return rules
    .flatMap(({ id, title, skill }) => {
      const seen = evidence.filter(({ rule }) => rule === id);
      if (seen.length === 0) return [];
      const standing: RuleStanding<Place> = {
        rule: id,
        title,
        tally: total(seen),
        holding: seen.flatMap(({ holding }) => holding),
        failing: seen.flatMap(({ failing }) => failing),
      };
      return [{ skill, standing }];
    })
    .toSorted((a, b) => b.standing.tally.fails - a.standing.tally.fails);
}

function total(parts: readonly { readonly tally: Tally }[]): Tally {
  return parts.reduce((sum, { tally }) => ({ holds: sum.holds + tally.holds, fails: sum.fails + tally.fails }), {
    holds: 0,
    fails: 0,
  });
}
