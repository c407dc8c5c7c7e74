import type { SourceRange } from '../model/source.js';
import type { Folder } from './folder.js';
import type { PlaceView } from './protocol.js';

/** Places as views show them: with the path as people read it, and the name of what stands there. */
export class PlaceViews {
  /** There are other folders: paths begin with the folder's name. */
  readonly #several: boolean;

  constructor(folders: readonly Folder[]) {
    this.#several = folders.filter(({ result }) => (result?.applications.length ?? 0) > 0).length > 1;
  }

  /** `about`: the rule or skill that speaks of the place. `name`: what is shown where the place itself has no name. */
  async of(folder: Folder, about: string, range: SourceRange, name: string | undefined): Promise<PlaceView> {
    const { file, start, end } = range;
    const shown = (mayQuote(about) ? await wordsAt(folder, range) : undefined) ?? name;
    return {
      uri: folder.uriOf(file),
      path: this.#several ? folder.pathWithFolder(file) : file,
      range: { start, end },
      ...(shown && { name: shown }),
    };
  }
}

/** Secrets are not spread into views, where others may look on. */
export function mayQuote(about: string): boolean {
  return !/secret/.test(about);
}

const longestName = 48;

/** What is written at a place, when it is a name. */
async function wordsAt(folder: Folder, { file, start, end }: SourceRange): Promise<string | undefined> {
  if (start.line !== end.line || end.character - start.character > longestName) return undefined;
  const line = (await (await folder.workspace).text(file))?.split('\n')[start.line];
  const words = line?.slice(start.character, end.character).replace(/:\s*$/, '').trim();
  return words && /^[A-Za-z_][\w.:/*-]*$/.test(words) ? words : undefined;
}
