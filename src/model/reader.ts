import type { CodeFacts, Language } from './code.js';
import type { CodeIntent, TemplateIntent } from './intent.js';
import type { SourceFile, TextEdit } from './source.js';
import type { Dialect, TemplateFacts } from './template.js';

/** Reads one or more languages. Reading never throws on user input. */
export interface CodeReader {
  readonly languages: readonly Language[];
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * A cheap look: whether the text could matter although no template names the file and no import leads to it (SDK or
   * handler markers).
   */
  mayMatter(text: string): boolean;
  read(source: SourceFile): CodeFacts;
  /** The edits that carry out `intent`, or undefined when this code cannot express it. */
  edit(source: SourceFile, intent: CodeIntent): readonly TextEdit[] | undefined;
}

/**
 * Reads one family of templates in two steps: each file to facts of the dialect's own (cached by content), then all files
 * together to declarations. `FileFacts` must be plain data.
 */
export interface TemplateReader<FileFacts = unknown> {
  readonly dialects: readonly Dialect[];
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * Any file may come: those that look as if they were of this family, and those that `assemble` asked for, which may hold
   * anything.
   */
  read(source: SourceFile): FileFacts;
  /**
   * The applications these files declare, one for each root. Code locations are made workspace-relative; paths that leave
   * the workspace become unknown values. What is asked of `files` and not there is looked for and read, whatever it looks
   * like, and then all are assembled again. A root of which nothing changed should be the same object as before, so that it need not be linked again.
   */
  assemble(files: ReadonlyMap<string, FileFacts>): readonly TemplateFacts[];
  /**
   * The edits that carry out the intents of one fix on one file, or undefined when one of them cannot be expressed. All at
   * once, so that two additions at one place come out in order.
   */
  edit(source: SourceFile, intents: readonly TemplateIntent[]): readonly TextEdit[] | undefined;
}

/** Binary parts a reader needs (grammars in WebAssembly), by file name. */
export interface Assets {
  load(name: string): Promise<Uint8Array<ArrayBuffer>>;
}
