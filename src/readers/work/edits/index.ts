import type { CodeIntent } from '../../../model/intent.js';
import type { Draft } from './draft.js';
import { failInsteadOfExit } from './fail-instead-of-exit.js';
import { writeText } from './write-text.js';

export { Draft } from './draft.js';

/** Carries out what is written nearly alike in all languages; false when this code, or its language, cannot express it. */
export function carryOutWork(draft: Draft, intent: CodeIntent): boolean {
  switch (intent.kind) {
    case 'fail-instead-of-exit':
      return failInsteadOfExit(draft, intent.at);
    case 'write-text':
      return writeText(draft, intent.at, intent.text);
    default:
      return false;
  }
}
