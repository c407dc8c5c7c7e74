import type { SkillLevel } from '../model/finding.js';
import type { SkillFramework } from '../model/skills.js';
import type { SkillOverview, Tally } from './skill-overview.js';

/** What each role expects at each level, beside what was seen here. It speaks of this workspace, never of a person. */
export interface RoleMatrix {
  readonly roles: readonly RoleExpectations[];
}

export interface RoleExpectations {
  readonly id: string;
  readonly name: string;
  readonly levels: readonly LevelExpectations[];
}

export interface LevelExpectations {
  readonly level: SkillLevel;
  readonly name: string;
  readonly mandatory: boolean;
  readonly demands: string;
  readonly expectations: readonly Expectation[];
  /** What no scanner can see; never counted. */
  readonly unseen: readonly string[];
}

export interface Expectation {
  readonly skill: string;
  readonly name: string;
  /** The depth's word: `aware`, `applies`, `designs`, `stewards`. */
  readonly depth: string;
  /** What the depth means, in a sentence. */
  readonly claims: string;
  readonly seen: Tally;
}

/** The matrix of the framework, roles and levels in its order, deepest expectations first. */
export function roleMatrix(framework: SkillFramework, overview: SkillOverview<unknown>): RoleMatrix {
  const skills = new Map(overview.groups.flatMap((group) => group.skills.map((skill) => [skill.id, skill] as const)));
  const depths = new Map(framework.depths.map((depth) => [depth.depth, depth]));
  const levels = framework.levels.toSorted((a, b) => a.order - b.order);

  const expectation = ([skill, depth]: readonly [string, number]): Expectation => ({
    skill,
    name: skills.get(skill)?.name ?? skill,
    depth: depths.get(depth)?.word ?? String(depth),
    claims: depths.get(depth)?.claims ?? '',
    seen: skills.get(skill)?.tally ?? { holds: 0, fails: 0 },
  });

  return {
    roles: framework.roles.map(({ id, name }) => ({
      id,
      name,
      levels: levels.flatMap((level) => {
        const cell = framework.matrix.find((candidate) => candidate.role === id && candidate.level === level.id);
        if (!cell) return [];
        const expectations = Object.entries(cell.expects)
          .toSorted(([, a], [, b]) => b - a)
          .map(expectation);
        const { mandatory, demands, unseen } = cell;
        return [{ level: level.id, name: level.name, mandatory, demands, expectations, unseen }];
      }),
    })),
  };
}
