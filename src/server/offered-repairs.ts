import { applyEdits } from '../checker/index.js';
import type { TextEdit } from '../model/source.js';

/**
 * The repairs that were handed out for the present texts of files. A document that gets exactly what one of them gives was
 * repaired by button, in whatever editor and however that makes its edits.
 */
export class OfferedRepairs {
  readonly #offers = new Map<string, Offers>();

  /** Edits of one file were handed out, for this text of it. */
  offer(path: string, text: string, edits: readonly TextEdit[]): void {
    const known = this.#offers.get(path);
    const offers = known?.text === text ? known : { text, repairs: new Map<string, readonly TextEdit[]>() };
    offers.repairs.set(JSON.stringify(edits), edits);
    this.#offers.set(path, offers);
  }

  /** Whether a repair gave the file its new text. What was offered for the text before is forgotten. */
  took(path: string, text: string): boolean {
    const offers = this.#offers.get(path);
    if (!offers || offers.text === text) return false;
    this.#offers.delete(path);
    const taken = withOneLineEnd(text);
    return [...offers.repairs.values()].some((edits) => withOneLineEnd(applyEdits(offers.text, edits)) === taken);
  }
}

interface Offers {
  readonly text: string;
  /** By what they write: the same ones are offered whenever the cursor moves. */
  readonly repairs: Map<string, readonly TextEdit[]>;
}

/** Editors write the line ends of the document, whatever an edit has. */
function withOneLineEnd(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
