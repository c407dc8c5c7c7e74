import type { SourceFile } from '../../../model/source.js';
import { isJson } from '../../documents/format.js';

/** Whether a file holds a state machine and nothing else, by a cheap look at path and text. */
export function isStateMachine({ path, text }: SourceFile): boolean {
  if (!/\.(json|ya?ml)$/i.test(path)) return false;
  if (isJson(text)) return /"StartAt"\s*:/.test(text) && /"States"\s*:/.test(text) && !text.includes('"Resources"');
  return /^["']?StartAt["']?[ \t]*:/m.test(text) && /^["']?States["']?[ \t]*:/m.test(text);
}
