import type { SourceFile, TextEdit } from '../../../model/source.js';
import { type Change, Draft } from './draft.js';
import { appendItem, type EntryPosition, enclose, insertEntry } from './insertions.js';
import { type NewNode, wrapped } from './new-node.js';
import { parseJsonPlaces } from './parse-json.js';
import { parseYamlPlaces } from './parse-yaml.js';
import { type EntryPlace, entryAt, isIntrinsic, type MapPlace, type Place, placeAt, textAt } from './places.js';
import { removeEntry, removeItem } from './removals.js';
import { replaceItem, replaceItems, replaceValue } from './replacements.js';
import { isSpaced } from './spacing.js';
import { detectStyle, type Format, type Style } from './style.js';

/**
 * A YAML or JSON document being changed. Each method gives false, and changes nothing, where it cannot be done rightly: an anchor or
 * alias, a function of the template language where a map would have to be, a comment that would get lost.
 */
export class DocumentDraft {
  readonly style: Style;
  /** Types of resources in other files, by the names they can be referred to here. */
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly #state: State;
  readonly #inFull: (path: readonly string[]) => readonly string[];

  private constructor(state: State, style: Style, { inFull, elsewhere }: View) {
    this.#state = state;
    this.style = style;
    this.elsewhere = elsewhere;
    this.#inFull = inFull;
  }

  /** Undefined for a text that is broken, even elsewhere: its places could not be trusted. */
  static open(source: SourceFile): DocumentDraft | undefined {
    const format = source.text.trimStart().startsWith('{') ? 'json' : 'yaml';
    return DocumentDraft.#opened(source, format, format === 'json' ? parseJsonPlaces : parseYamlPlaces);
  }

  /** A program that holds its document as an object; `parse` finds the places of it. */
  static openProgram(source: SourceFile, parse: (text: string) => Place | undefined): DocumentDraft | undefined {
    return DocumentDraft.#opened(source, 'script', parse);
  }

  static #opened(
    source: SourceFile,
    format: Format,
    parse: (text: string) => Place | undefined,
  ): DocumentDraft | undefined {
    const root = openedPlaces(source.text, parse);
    if (!root) return undefined;
    const state = { draft: new Draft(source), parse, root };
    const view = { inFull: (path: readonly string[]) => path, elsewhere: new Map() };
    return new DocumentDraft(state, detectStyle(source.text, format, root), view);
  }

  /**
   * The same document for those who know what they look for under other paths. A change through either is one of
   * both.
   */
  seenAs({ inFull, elsewhere }: View): DocumentDraft {
    return new DocumentDraft(this.#state, this.style, { inFull: (path) => this.#inFull(inFull(path)), elsewhere });
  }

  get root(): Place {
    return this.#state.root;
  }

  get text(): string {
    return this.#state.draft.text;
  }

  edits(): readonly TextEdit[] {
    return this.#state.draft.edits();
  }

  at(path: readonly string[]): Place | undefined {
    return placeAt(this.root, this.#inFull(path));
  }

  textAt(path: readonly string[]): string | undefined {
    return textAt(this.at(path));
  }

  /**
   * Writes `value` at the end of a path, making the maps on the way where there are none. A value that is there is
   * replaced, a function of the template language only when `overIntrinsic` says so. `elseFirst` is for new sections.
   */
  set(
    seen: readonly string[],
    value: NewNode,
    options: Omit<EntryPosition, 'spaced'> & { readonly overIntrinsic?: boolean } = {},
  ): boolean {
    const path = this.#inFull(seen);
    // What belongs between entries goes by the path they are known under.
    const around = path.length - seen.length;
    let place = this.root;
    let owner: { readonly map: MapPlace; readonly entry: EntryPlace } | undefined;
    for (const [depth, step] of path.entries()) {
      const rest = path.slice(depth + 1);
      const isLast = rest.length === 0;
      const entry = entryAt(place, step);
      if (place.kind !== 'map' || !entry) {
        const inside = placeAt(place, [step]);
        if (inside && !isLast) {
          place = inside;
          owner = undefined;
          continue;
        }
        if (place.kind !== 'map' || isIntrinsic(place)) return false;
        if (place.entries.length > 0) {
          const known = depth < around ? path.slice(0, depth + 1) : seen.slice(0, depth + 1 - around);
          const spaced = isSpaced(this.text, this.root, place, known);
          const elseFirst = depth === 0 && options.elseFirst === true;
          const position = { ...options, elseFirst, spaced };
          return this.#change(insertEntry(this.text, this.style, place, step, wrapped(rest, value), position));
        }
        if (!owner) return false;
        return this.#change(
          replaceValue(this.text, this.style, owner.map, owner.entry, wrapped([step, ...rest], value)),
        );
      }
      if (isLast) return this.#replace(place, entry, value, options.overIntrinsic === true);
      if (!entry.value || isNull(entry.value)) {
        return this.#change(replaceValue(this.text, this.style, place, entry, wrapped(rest, value)));
      }
      owner = { map: place, entry };
      place = entry.value;
    }
    return false;
  }

  /** Adds an item behind the last of the list at `path`, making the list where there is none. */
  append(path: readonly string[], item: NewNode): boolean {
    const list = this.at(path);
    if (!list || isNull(list) || (list.kind === 'list' && list.items.length === 0)) return this.set(path, [item]);
    if (list.kind !== 'list') return false;
    return this.#change(appendItem(this.text, this.style, list, item));
  }

  /** Makes the list at `path` have exactly these items. */
  replaceList(path: readonly string[], items: readonly NewNode[]): boolean {
    const list = this.at(path);
    if (list?.kind !== 'list' || list.items.length === 0) return false;
    return this.#change(replaceItems(this.text, this.style, list, items));
  }

  /** Takes an item out of a list that keeps others. */
  removeItem(seen: readonly string[]): boolean {
    const path = this.#inFull(seen);
    const list = placeAt(this.root, path.slice(0, -1));
    const at = Number(path.at(-1));
    if (list?.kind !== 'list' || list.items.length < 2 || !list.items[at]) return false;
    return this.#change(removeItem(this.text, this.style, list, at));
  }

  /** Puts another item in the place of one of a list. */
  replaceItem(seen: readonly string[], item: NewNode): boolean {
    const path = this.#inFull(seen);
    const list = placeAt(this.root, path.slice(0, -1));
    if (list?.kind !== 'list') return false;
    return this.#change(replaceItem(this.text, this.style, list, Number(path.at(-1)), item));
  }

  /** Puts the map at `path` into a list of its own, where one is as good as a list of one. */
  makeList(path: readonly string[]): boolean {
    const map = this.at(path);
    if (map?.kind !== 'map' || map.entries.length === 0) return false;
    return this.#change(enclose(this.text, map));
  }

  /**
   * Takes out the entry at the end of a path, and with it what on the way holds nothing else. False where there is none, or
   * where an item of a list or a function of the template language would be left without a value.
   */
  remove(seen: readonly string[]): boolean {
    const path = this.#inFull(seen);
    for (let length = path.length; length > 0; length--) {
      const holder = placeAt(this.root, path.slice(0, length - 1));
      if (holder?.kind === 'list' && holder.items.length === 1) continue;
      const entry = entryAt(holder, path[length - 1] ?? '');
      if (holder?.kind !== 'map' || !entry || isIntrinsic(holder)) return false;
      if (holder.entries.length > 1) return this.#change(removeEntry(this.text, this.style, holder, entry));
    }
    return false;
  }

  /** Changes made elsewhere to the text as it stands. False, and nothing is done, when there are none or they break it. */
  change(changes: readonly Change[]): boolean {
    return this.#change(changes);
  }

  #replace(map: MapPlace, entry: EntryPlace, value: NewNode, overIntrinsic: boolean): boolean {
    if (entry.value && isIntrinsic(entry.value) && !overIntrinsic) return false;
    return this.#change(replaceValue(this.text, this.style, map, entry, value));
  }

  #change(changes: readonly Change[] | undefined): boolean {
    if (!changes) return false;
    const next = new Draft({ path: '', text: this.text });
    next.apply(changes);
    const root = this.#state.parse(next.text);
    if (!root) return false;
    this.#state.draft.apply(changes);
    this.#state.root = root;
    return true;
  }
}

/** How a document is looked at. */
interface View {
  /** Where something stands in the document, by the path it is known under. */
  inFull(path: readonly string[]): readonly string[];
  readonly elsewhere: ReadonlyMap<string, string>;
}

interface State {
  readonly draft: Draft;
  readonly parse: (text: string) => Place | undefined;
  root: Place;
}

/**
 * All fixes of a file start from the same text, and they are asked for one after the other: the last one opened is kept.
 */
let lastOpened: { readonly text: string; readonly root: Place | undefined } | undefined;

function openedPlaces(text: string, parse: (text: string) => Place | undefined): Place | undefined {
  if (lastOpened?.text !== text) lastOpened = { text, root: parse(text) };
  return lastOpened.root;
}

/** Written as nothing: `Properties: null`. */
function isNull(place: Place): boolean {
  return place.kind === 'scalar' && place.quote === '' && /^(null|~|)$/i.test(place.text);
}
