import type { Datum, ObjectDatum, Site } from '../data.js';

/** The text of a file that the program reads when it runs. */
export class FileText {
  /** As the program names it: absolute in the workspace, or relative to where the program is started. */
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

/** The text of a file as a value. */
export function fileText(path: string, site: Site): ObjectDatum {
  return { kind: 'object', object: new FileText(path), site };
}

/** The file whose text this is. */
export function textFileOf(datum: Datum): string | undefined {
  return datum.kind === 'object' && datum.object instanceof FileText ? datum.object.path : undefined;
}
