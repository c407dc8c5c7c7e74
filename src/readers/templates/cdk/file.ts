import type { SuppressionComment } from '../../../model/code.js';
import type { Document } from '../../documents/document.js';
import type { Program } from '../../syntax/program.js';

/** What one file says before anything in it is worked out. Plain data. */
export type CdkFile = DocumentFile | ProgramFile;

/** The settings of an application (`cdk.json`), or a document that a program reads. */
export interface DocumentFile extends Document {
  readonly kind: 'document';
}

/** A file of a program. */
export interface ProgramFile {
  readonly kind: 'program';
  readonly program: Program;
  /** It looks as if it made an application, or declared a stack: then it may be where reading begins. */
  readonly marks: readonly ('app' | 'stack')[];
  readonly suppressions: readonly SuppressionComment[];
}

/** A file by its workspace-relative path; undefined when there is none. */
export type FileSource = (path: string) => CdkFile | undefined;
