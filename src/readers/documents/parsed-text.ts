import type { TemplateNode } from './nodes.js';

/** What a parser makes of one text. */
export interface ParsedText {
  /** Undefined when there is nothing to read. */
  readonly root: TemplateNode | undefined;
  readonly problems: readonly TextProblem[];
}

/** Something the parser could not take as it stands. Offsets count UTF-16 units, end exclusive. */
export interface TextProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}
