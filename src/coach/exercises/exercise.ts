import type { SkillLevel } from '../../model/finding.js';
import type { Dialect } from '../../model/template.js';

/** A small application with known faults, to be repaired by hand: what `exercises/<id>/exercise.md` says of it. */
export interface Exercise {
  readonly id: string;
  readonly title: string;
  /** What the application does, in one sentence. */
  readonly summary: string;
  /** Who it is for, at the least. */
  readonly level: SkillLevel;
  /** What passing it shows: 3 is more than 2. */
  readonly depth: 2 | 3;
  /** Skill id to the depth it practises, 1 to 4. */
  readonly skills: Readonly<Record<string, number>>;
  readonly minutes: number;
  /** Exercises to do first. That is advice: nobody is kept out. */
  readonly needs: readonly string[];
  readonly variants: readonly ExerciseVariant[];
  readonly checks: ExerciseChecks;
}

/** The tool the application is written for. */
export type ExerciseVariant = Extract<Dialect, 'sam' | 'terraform' | 'cdk' | 'serverless-framework'>;

export interface ExerciseChecks {
  /** Bad signals that nothing may show in the end. The start shows each of them. */
  readonly absent: readonly string[];
  /** Good signals, each with the number of resources that have to show it; `a or b` where either will do. */
  readonly present: Readonly<Record<string, number>>;
  /** A file that has to say what the functions cost in a month, as `cost-estimate.ts` reads it. */
  readonly estimate?: string;
  /** Functions of the code that have to run for some handler still. */
  readonly keep: readonly string[];
  /** What of the start need not be there in the end, as `Item.what` has it. */
  readonly mayGo: readonly string[];
}

/** The names of the variants as people write them. */
export const variantNames: Readonly<Record<ExerciseVariant, string>> = {
  sam: 'SAM',
  terraform: 'Terraform',
  cdk: 'CDK',
  'serverless-framework': 'Serverless Framework',
};

/** Whether exercises can be written for a tool of this id. */
export function isVariant(id: string): id is ExerciseVariant {
  return Object.hasOwn(variantNames, id);
}

/** The name of a variant as people write it; an unknown one keeps its id. */
export function variantName(variant: string): string {
  return isVariant(variant) ? variantNames[variant] : variant;
}

/** For which skills passing the exercise speaks, and at which depth. Skills it only touches are left out. */
export function creditOf({ skills }: Exercise): readonly { readonly skill: string; readonly depth: 2 | 3 }[] {
  return Object.entries(skills).flatMap(([skill, depth]) =>
    depth < 2 ? [] : [{ skill, depth: depth === 2 ? (2 as const) : (3 as const) }],
  );
}

/** The texts of an exercise. They are large, and only wanted when it is opened. */
export interface ExerciseText {
  /** The whole `exercise.md`. */
  readonly page: string;
  readonly variants: Readonly<Partial<Record<ExerciseVariant, VariantText>>>;
}

/** Files by path: as the exercise begins, and with all its faults repaired. */
export interface VariantText {
  readonly start: Readonly<Record<string, string>>;
  readonly solved: Readonly<Record<string, string>>;
}
