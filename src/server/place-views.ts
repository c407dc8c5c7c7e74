import type { SourceRange } from '../model/source.js';
import type { Folder } from './folder.js';
import type { PlaceView } from './protocol.js';

/** Of a file, what all of its places share. */
interface FileView {
  readonly uri: string;
  readonly path: string;
  readonly lines: readonly string[];
}

/**
 * Places as views show them: with the path as people read it, and the name of what stands there. Made anew for each answer:
 * what it knows of a file is as old as itself.
 */
export class PlaceViews {
  /** There are other folders: paths begin with the folder's name. */
  readonly #several: boolean;
  readonly #files = new Map<Folder, Map<string, Promise<FileView>>>();

  constructor(folders: readonly Folder[]) {
    this.#several = folders.filter(({ result }) => (result?.applications.length ?? 0) > 0).length > 1;
  }

  /** `about`: the rule or skill that speaks of the place. `name`: what is shown where the place itself has no name. */
  async of(folder: Folder, about: string, range: SourceRange, name: string | undefined): Promise<PlaceView> {
    const { start, end } = range;
    const { uri, path, lines } = await this.#file(folder, range.file);
    const shown = (mayQuote(about) ? wordsAt(lines, range) : undefined) ?? name;
    return { uri, path, range: { start, end }, ...(shown && { name: shown }) };
  }

  #file(folder: Folder, file: string): Promise<FileView> {
    const files = this.#files.get(folder) ?? new Map<string, Promise<FileView>>();
    this.#files.set(folder, files);
    const known = files.get(file) ?? this.#read(folder, file);
    files.set(file, known);
    return known;
  }

  async #read(folder: Folder, file: string): Promise<FileView> {
    const text = await (await folder.workspace).text(file);
    const path = this.#several ? folder.pathWithFolder(file) : file;
    return { uri: folder.uriOf(file), path, lines: text?.split('\n') ?? [] };
  }
}

/** Secrets are not spread into views, where others may look on. */
export function mayQuote(about: string): boolean {
  return !/secret/.test(about);
}

const longestName = 48;

/** What is written at a place, when it is a name. */
function wordsAt(lines: readonly string[], { start, end }: SourceRange): string | undefined {
  if (start.line !== end.line || end.character - start.character > longestName) return undefined;
  const words = lines[start.line]?.slice(start.character, end.character).replace(/:\s*$/, '').trim();
  return words && /^[A-Za-z_][\w.:/*-]*$/.test(words) ? words : undefined;
}
