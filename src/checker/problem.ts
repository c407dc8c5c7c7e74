import type { SourceRange } from '../model/source.js';

/** Something that kept a file from being read or checked as it should: never a finding, always told. */
export interface Problem {
  /** Workspace-relative path of the file, with `/`. */
  readonly file: string;
  /** Where in the file; absent when the whole file is meant. */
  readonly range?: SourceRange;
  /** What is wrong and, where a person can do something, what. */
  readonly message: string;
}
