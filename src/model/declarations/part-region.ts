import type { SourceRange } from '../source.js';

/** A part of an application that is deployed to a region of its own: a stack of a program, a call of a module. */
export interface PartRegion {
  /** What the ids of its declarations begin with: `module.second`, the name of a stack. */
  readonly within: string;
  readonly region: string;
  readonly range: SourceRange;
}
