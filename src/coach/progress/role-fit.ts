import type { MatrixCell, SkillFramework } from '../../model/skills.js';
import { roleFit, thresholds } from './constants.js';

/** Where one skill stands: worked out from its evidence, or not to be seen in these workspaces at all. */
export type SkillPosition =
  | { readonly kind: 'standing'; readonly depth: number; readonly mastery: number }
  | { readonly kind: 'no-evidence' }
  /** There is nothing here that could show it: no workflow, no network. */
  | { readonly kind: 'not-observable' };

/** What one role expects at one level, and how much of it shows. */
export interface CellFit {
  readonly role: string;
  readonly level: MatrixCell['level'];
  readonly mandatory: boolean;
  readonly expectations: readonly ExpectationFit[];
  readonly met: number;
  readonly notObservable: number;
  /** 0 to 1; undefined when more than half of the expectations cannot be observed. */
  readonly fit: number | undefined;
  /** Every expectation of it and of the mandatory levels below shows well enough. */
  readonly covered: boolean;
}

export interface ExpectationFit {
  readonly skill: string;
  readonly depth: number;
  readonly state: 'met' | 'partly' | 'no-evidence' | 'not-observable';
  /** 0 to 1; 0 where there is no evidence. */
  readonly fit: number;
}

/** The fit of every cell of the matrix, in its order. */
export function roleFits(
  { matrix, levels }: Pick<SkillFramework, 'matrix' | 'levels'>,
  positionOf: (skill: string) => SkillPosition,
): readonly CellFit[] {
  const order = new Map(levels.map(({ id, order }) => [id, order]));
  const cells = matrix.map((cell) => cellFit(cell, positionOf));
  return cells.map((cell) => ({
    ...cell,
    covered: cells
      .filter(
        (other) =>
          other.role === cell.role &&
          (other.level === cell.level ||
            (other.mandatory && (order.get(other.level) ?? 0) < (order.get(cell.level) ?? 0))),
      )
      .every(isCovered),
  }));
}

function cellFit(cell: MatrixCell, positionOf: (skill: string) => SkillPosition): Omit<CellFit, 'covered'> {
  const expectations = Object.entries(cell.expects).map(([skill, depth]) => ({
    skill,
    depth,
    ...fitOf(positionOf(skill), depth),
  }));
  const observable = expectations.filter(({ state }) => state !== 'not-observable');
  const wanted = observable.reduce((sum, { depth }) => sum + depth, 0);
  const shown = observable.reduce((sum, { depth, fit }) => sum + depth * fit, 0);
  const notObservable = expectations.length - observable.length;
  return {
    role: cell.role,
    level: cell.level,
    mandatory: cell.mandatory,
    expectations,
    met: expectations.filter(({ state }) => state === 'met').length,
    notObservable,
    fit: wanted === 0 || notObservable > expectations.length / 2 ? undefined : shown / wanted,
  };
}

function fitOf(position: SkillPosition, expected: number): Pick<ExpectationFit, 'state' | 'fit'> {
  if (position.kind !== 'standing') return { state: position.kind, fit: 0 };
  const fit = Math.min(1, (position.depth + shareOfTheWay(position)) / expected);
  return { state: position.depth >= expected ? 'met' : 'partly', fit };
}

/** How far it is to the next depth, 0 to 0.95. */
function shareOfTheWay({ depth, mastery }: { readonly depth: number; readonly mastery: number }): number {
  const next = thresholds[depth];
  if (next === undefined) return 0;
  const from = thresholds[depth - 1] ?? 0;
  return Math.min(roleFit.mostOfTheWay, Math.max(0, (mastery - from) / (next - from)));
}

function isCovered({ expectations }: Pick<CellFit, 'expectations'>): boolean {
  return expectations.every(
    ({ state, fit }) => state === 'not-observable' || (state !== 'no-evidence' && fit >= roleFit.covered),
  );
}
