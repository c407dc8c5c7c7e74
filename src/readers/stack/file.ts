import type { Document } from '../documents/document.js';

/** What one file of CloudFormation says before anything in it is worked out. Plain data. */
export interface CloudFormationFile extends Document {
  /**
   * - `stack`: a template with `Resources`.
   * - `workflow`: a state machine's definition that a template may name.
   * - `api`: an OpenAPI definition that a template may name.
   */
  readonly part: 'stack' | 'workflow' | 'api';
}

/** A file by its workspace-relative path; undefined when there is none that this reader knows. */
export type FileSource = (path: string) => CloudFormationFile | undefined;
