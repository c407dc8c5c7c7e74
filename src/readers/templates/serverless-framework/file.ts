import type { Document } from '../../documents/document.js';
import type { TemplateNode } from '../../documents/nodes.js';

/** What one file says before anything in it is worked out. Plain data. */
export interface ServiceFile extends Document {
  /**
   * - `service`: a service, `serverless.yml` or a file of another name that looks like one.
   * - `compose`: `serverless-compose.yml`, which says where services are and what they are given.
   * - `other`: whatever a service puts in by `${file(…)}`.
   */
  readonly part: 'service' | 'compose' | 'other';
  /** What a program gives as a whole. */
  readonly top?: TemplateNode;
  /** What a program exports, by name. */
  readonly exports?: Readonly<Record<string, TemplateNode>>;
  /** The last names of paths through an `environment` that values of this file are taken from. */
  readonly variablesTaken: readonly string[];
}

/** A file by its workspace-relative path; undefined when there is none. */
export type FileSource = (path: string) => ServiceFile | undefined;
