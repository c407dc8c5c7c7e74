/**
 * What was assembled from a root file, kept for as long as the root and every file that was asked for are the same, so that
 * one keystroke in one template costs one assembly.
 */
export class AssemblyCache<File extends object, Result> {
  readonly #assemblies = new WeakMap<File, Assembly<File, Result>>();

  /** The result for a root; the same object as before when nothing it is made of has changed. */
  assembled(
    root: File,
    files: ReadonlyMap<string, File>,
    assemble: (source: (path: string) => File | undefined) => Result,
  ): Result {
    const kept = this.#assemblies.get(root);
    if (kept && [...kept.asked].every(([path, file]) => files.get(path) === file)) return kept.result;
    const asked = new Map<string, File | undefined>();
    const result = assemble((path) => {
      const file = files.get(path);
      asked.set(path, file);
      return file;
    });
    this.#assemblies.set(root, { result, asked });
    return result;
  }
}

interface Assembly<File, Result> {
  readonly result: Result;
  /** Every path that was looked up, with what was there. */
  readonly asked: ReadonlyMap<string, File | undefined>;
}
