import type { SuppressionComment } from '../../../model/code.js';
import type { Document } from '../../documents/document.js';
import type { Program } from '../../syntax/program.js';

/** What one file says before anything in it is worked out. Plain data. */
export type PulumiFile = DocumentFile | ProgramFile;

/** A project file, the settings of a stack, or a document that a program reads. */
export interface DocumentFile extends Document {
  readonly kind: 'document';
}

/** A file of a program in TypeScript, JavaScript or Python. */
export interface ProgramFile {
  readonly kind: 'program';
  readonly program: Program;
  readonly suppressions: readonly SuppressionComment[];
}

/** A file by its workspace-relative path; undefined when there is none. */
export type FileSource = (path: string) => PulumiFile | undefined;
