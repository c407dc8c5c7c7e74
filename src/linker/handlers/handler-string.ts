/** A handler string taken apart. */
export interface HandlerString {
  /** The module's path in the package, without an ending: `src/orders`. */
  readonly module: string;
  /** The exported name, with dots where it is nested. */
  readonly export: string;
}

/** How the runtimes of one language find code by a handler string. */
export interface HandlerLanguage {
  /** The parts of a handler string, or undefined when the runtime could not use it either. */
  parse(handler: string): HandlerString | undefined;
  /** The source files a module may be, best first; `path` is workspace-relative and has no ending. */
  sourceFiles(path: string): readonly string[];
  /** The module a source file is, without its ending; undefined for a file of another language. */
  moduleOf(path: string): string | undefined;
}
