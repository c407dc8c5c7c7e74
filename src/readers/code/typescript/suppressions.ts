import type { SuppressionComment } from '../../../model/code.js';
import type { ParsedModule } from './parse.js';

/** Comments that switch a rule off, without the comment marks and the stars that lead the lines of a block. */
export function findSuppressions({ comments, lines }: ParsedModule): readonly SuppressionComment[] {
  return comments
    .filter(({ value }) => value.includes('serverless-coach-ignore'))
    .map(({ value, range }) => ({ range: lines.range(...range), text: value.replace(/^\s*\*+ ?/gm, '').trim() }));
}
