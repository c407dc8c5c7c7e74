import type { Edits } from './snapshot.js';

/**
 * What one session remembers of edits: which files were typed in, repaired or read again since the last look, and what
 * texts there were, as hashes. Nothing of it is stored.
 */
export class EditTrail {
  readonly #typed = new Set<string>();
  readonly #repaired = new Set<string>();
  readonly #reread = new Set<string>();
  readonly #seen = new Set<string>();
  /** By file: when each text was there first, in looks. */
  readonly #texts = new Map<string, Map<string, number>>();
  readonly #current = new Map<string, string>();
  readonly #firstSeen = new Map<string, number>();
  #looks = 0;

  /** A document was opened. An empty one counts as looked at: whatever is in it later was written there. */
  opened(path: string, hash: string, isEmpty: boolean): void {
    if (isEmpty) this.#seen.add(path);
    this.#note(path, hash);
  }

  typed(path: string, hash: string): void {
    this.#typed.add(path);
    this.#current.set(path, hash);
  }

  /** A repair of ours gave a document its present text. */
  repaired(path: string): void {
    this.#repaired.add(path);
  }

  /** The editor had read the present text of a document again, because its file was changed by something else. */
  reread(path: string): void {
    this.#reread.add(path);
  }

  /** A document was written to its file: that the file had its text says nothing of where the text is from. */
  saved(path: string): void {
    this.#reread.delete(path);
  }

  /** The edits since the last look. */
  get edits(): Edits {
    const reread = new Set(this.#reread);
    const edited = [...this.#typed].filter((path) => !reread.has(path));
    const repaired = new Set([...this.#repaired].filter((path) => !reread.has(path)));
    const typed = new Set(edited.filter((path) => !repaired.has(path)));
    return {
      typed,
      repaired,
      reread,
      wasSeen: (path) => this.#seen.has(path),
      isRevert: (fingerprint) => {
        const since = this.#firstSeen.get(fingerprint);
        return since !== undefined && edited.length > 0 && edited.every((path) => this.#isFromBefore(path, since));
      },
    };
  }

  /** A look was taken: these files and findings have been seen now, and the edits are told. */
  looked(files: Iterable<string>, fingerprints: Iterable<string>): void {
    for (const path of files) this.#seen.add(path);
    for (const fingerprint of fingerprints)
      if (!this.#firstSeen.has(fingerprint)) this.#firstSeen.set(fingerprint, this.#looks);
    for (const [path, hash] of this.#current) this.#note(path, hash);
    this.#typed.clear();
    this.#repaired.clear();
    this.#reread.clear();
    this.#looks++;
  }

  /** A finding is known by another fingerprint from now on. */
  moved(from: string, to: string): void {
    const since = this.#firstSeen.get(from);
    if (since !== undefined) this.#firstSeen.set(to, since);
  }

  #note(path: string, hash: string): void {
    const texts = this.#texts.get(path) ?? new Map<string, number>();
    this.#texts.set(path, texts);
    this.#current.set(path, hash);
    if (!texts.has(hash)) texts.set(hash, this.#looks);
  }

  #isFromBefore(path: string, look: number): boolean {
    const first = this.#texts.get(path)?.get(this.#current.get(path) ?? '');
    return first !== undefined && first < look;
  }
}
