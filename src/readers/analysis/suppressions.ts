import type { SuppressionComment } from '../../model/code.js';
import type { AnalysedFile } from './analysed-file.js';

/** Comments that ask to leave a finding out. */
export function readSuppressions(file: AnalysedFile): readonly SuppressionComment[] {
  return file.program.comments.flatMap((comment) =>
    comment.text.includes('serverless-coach-ignore')
      ? [{ range: file.places.range(comment), text: comment.text.trim() }]
      : [],
  );
}
