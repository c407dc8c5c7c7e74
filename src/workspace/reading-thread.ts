import type { CodeFacts } from '../model/code.js';
import type { CodeReader } from '../model/reader.js';
import type { SourceFile } from '../model/source.js';

/** Reads source files beside the thread the workspace works on. */
export interface ReadingThread {
  /** What is in each file that has a reader, in their order. Rejects when the thread is gone. */
  read(files: readonly SourceFile[]): Promise<readonly ReadFile[]>;
  /** Ends the thread. What it has not answered is rejected. */
  close(): void;
}

/** What a reader makes of a file. */
export type ReadFile =
  /** The facts are there when it matters, or when somebody needs it all the same. */
  | { readonly kind: 'read'; readonly matters: boolean; readonly facts?: CodeFacts }
  /** The reader failed: that is our fault. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Reads one file, when it matters or is `needed`. Never throws. */
export async function readFile(
  load: () => Promise<CodeReader>,
  { path, text }: SourceFile,
  needed: boolean,
): Promise<ReadFile> {
  try {
    const reader = await load();
    const matters = reader.mayMatter(text);
    return { kind: 'read', matters, ...((needed || matters) && { facts: reader.read({ path, text }) }) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
