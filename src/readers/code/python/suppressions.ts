import type { SuppressionComment } from '../../../model/code.js';
import type { PythonFile } from './python-file.js';

/** Comments that ask to leave a finding out, without their `#`. */
export function readSuppressions(file: PythonFile): readonly SuppressionComment[] {
  return file.tree.comments.flatMap((comment) => {
    const text = file.places.text(comment);
    if (!text.includes('serverless-coach-ignore')) return [];
    return [{ range: file.places.range(comment), text: text.replace(/^#+\s*/, '').trimEnd() }];
  });
}
