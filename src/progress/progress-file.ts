/**
 * The one file progress is kept in. `alone` keeps other windows out while `work` runs; all else is called inside of it, but
 * for `read`.
 */
export interface ProgressFile {
  /** Undefined when there is none yet. */
  read(): Promise<string | undefined>;
  append(text: string): Promise<void>;
  /** All at once: who reads meanwhile gets the old text or the new one. */
  replace(text: string): Promise<void>;
  /** Puts a file that cannot be read out of the way; returns its new name. */
  setAside(): Promise<string>;
  alone<T>(work: () => Promise<T>): Promise<T>;
}
