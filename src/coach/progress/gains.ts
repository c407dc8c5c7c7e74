import type { MatrixCell, SkillFramework } from '../../model/skills.js';
import { depthOf } from './depth.js';
import type { Evidence } from './evidence.js';
import { masteryOf } from './mastery.js';
import { type CellFit, roleFits, type SkillPosition } from './role-fit.js';

/** What a step would add to the role and level that were chosen. */
export interface Gain {
  /** Of the fit of the cell, 0 to 1. */
  readonly gain: number;
  /** Skills of which the expectation would be met by it, and is not now. */
  readonly meets: readonly string[];
}

const nothing: Gain = { gain: 0, meets: [] };

/** Tries steps out: what the cell that was chosen would be with other evidence. */
export class Gains {
  readonly #cell: MatrixCell | undefined;
  readonly #levels: SkillFramework['levels'];
  readonly #positionOf: (skill: string) => SkillPosition;
  readonly #now: number;
  readonly #current: CellFit | undefined;

  /** Without a cell nothing gains anything. */
  constructor(
    cell: MatrixCell | undefined,
    { levels }: Pick<SkillFramework, 'levels'>,
    positionOf: (skill: string) => SkillPosition,
    now: number,
  ) {
    this.#cell = cell;
    this.#levels = levels;
    this.#positionOf = positionOf;
    this.#now = now;
    this.#current = this.#fit(positionOf);
  }

  /** Whether the cell expects a skill; every skill is wanted where no cell was chosen. */
  isWanted(skill: string): boolean {
    return this.#cell === undefined || Object.hasOwn(this.#cell.expects, skill);
  }

  /** Whether the cell expects more of a skill than shows. */
  isLacking(skill: string): boolean {
    return this.#current?.expectations.some((each) => each.skill === skill && each.state !== 'met') === true;
  }

  /** What is gained when the evidence of some skills becomes this. Never less than nothing. */
  of(changed: ReadonlyMap<string, readonly Evidence[]>): Gain {
    const counts = [...changed.keys()].some(
      (skill) => this.#cell && this.isWanted(skill) && this.#positionOf(skill).kind !== 'not-observable',
    );
    if (!counts || !this.#current) return nothing;
    const positions = new Map([...changed].map(([skill, evidence]) => [skill, this.#position(skill, evidence)]));
    const after = this.#fit((skill) => positions.get(skill) ?? this.#positionOf(skill));
    if (!after) return nothing;
    const before = new Set(metSkills(this.#current));
    return {
      gain: Math.max(0, share(after) - share(this.#current)),
      meets: metSkills(after).filter((skill) => !before.has(skill)),
    };
  }

  #position(skill: string, evidence: readonly Evidence[]): SkillPosition {
    const before = this.#positionOf(skill);
    if (before.kind === 'not-observable') return before;
    const mastery = masteryOf(evidence, this.#now);
    if (mastery.mean === undefined) return { kind: 'no-evidence' };
    return { kind: 'standing', depth: depthOf(mastery).depth, mastery: mastery.mean };
  }

  #fit(positionOf: (skill: string) => SkillPosition): CellFit | undefined {
    return this.#cell && roleFits({ matrix: [this.#cell], levels: this.#levels }, positionOf)[0];
  }
}

/** The fit of a cell also where too little can be observed to show it. */
function share({ expectations }: CellFit): number {
  const observable = expectations.filter(({ state }) => state !== 'not-observable');
  const wanted = observable.reduce((sum, { depth }) => sum + depth, 0);
  return wanted === 0 ? 0 : observable.reduce((sum, { depth, fit }) => sum + depth * fit, 0) / wanted;
}

function metSkills({ expectations }: CellFit): readonly string[] {
  return expectations.filter(({ state }) => state === 'met').map(({ skill }) => skill);
}
