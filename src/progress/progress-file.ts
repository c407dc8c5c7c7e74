/**
 * The one file progress is kept in. `alone` keeps other windows out while `work` runs; whatever writes is called inside of it.
 */
export interface ProgressFile {
  /** Undefined when there is none yet. */
  read(): Promise<string | undefined>;
  /** Something that is another after each change by whomever, without reading the file; undefined when there is none yet. */
  stamp(): Promise<string | undefined>;
  /** The first line without its end, and the last character, without reading what is between; undefined when there is none yet. */
  edges(): Promise<{ readonly firstLine: string; readonly last: string } | undefined>;
  append(text: string): Promise<void>;
  /** All at once: who reads meanwhile gets the old text or the new one. */
  replace(text: string): Promise<void>;
  /** Puts a file that cannot be read out of the way; returns its new name. */
  setAside(): Promise<string>;
  alone<T>(work: () => Promise<T>): Promise<T>;
}
