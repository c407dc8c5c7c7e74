import type { SourceRange } from '../../../model/source.js';
import type { Origin } from '../../../model/template.js';
import { absent, type Known, known, type Value } from '../../../model/value.js';
import { rangeIn } from '../../documents/document.js';
import { resolvePath } from '../../paths.js';
import { type ArcFile, type ArcItem, type ArcSource, type ArcWord, itemsOf, valuesOf } from './arc-file.js';
import { routeFolder } from './names.js';

/** What starts a function, in the words of the sections. */
type Pragma = 'http' | 'events' | 'queues' | 'scheduled' | 'tables-streams' | 'ws';

/** A function as the manifest declares it, with the configuration in its folder. */
export interface ArcFunction {
  readonly pragma: Pragma;
  /** The name people know it by: that of its folder. */
  readonly name: string;
  /** `http/get-index`. */
  readonly id: string;
  readonly item: ArcItem;
  readonly range: SourceRange;
  readonly folder: Value<string>;
  readonly config: ArcFile | undefined;
}

/** The functions of a manifest, section by section. */
export function functionsOf(manifest: ArcFile, files: ArcSource): readonly ArcFunction[] {
  const declared = (pragma: Pragma, item: ArcItem, name: string, section: string = pragma): readonly ArcFunction[] => {
    const [word] = item.words;
    if (!word) return [];
    const range = rangeOf(manifest, word, item.words.at(-1));
    const folder = folderOfFunction(manifest, item, `src/${section}/${name}`, range);
    const config = folder.kind === 'known' ? files(`${folder.value}/config.arc`.replace(/^\//, '')) : undefined;
    return [{ pragma, name, id: `${pragma}/${name}`, item, range, folder, config }];
  };
  const named = (pragma: Pragma) =>
    itemsOf(manifest, pragma).flatMap((item) => declared(pragma, item, item.words[0]?.text ?? ''));
  return [
    ...routeSections.flatMap((section) =>
      itemsOf(manifest, section).flatMap((item) => {
        const { method, path } = routeOf(item);
        return declared('http', item, routeFolder(method, path), section);
      }),
    ),
    ...named('events'),
    ...named('queues'),
    ...named('scheduled'),
    ...named('tables-streams'),
    ...legacyStreams(manifest).flatMap((item) => declared('tables-streams', item, item.words[0]?.text ?? '')),
    ...webSocketItems(manifest).flatMap((item) => declared('ws', item, item.words[0]?.text ?? '')),
  ];
}

/** Up to version 4 each kind of content had a section and a folder of its own. */
const routeSections = ['http', 'html', 'json', 'text', 'css', 'js', 'xml'] as const;

/** `get /cats`, or the path with the method below it. */
export function routeOf({ words, inner }: ArcItem): { readonly method: string; readonly path: string } {
  const [first, second] = words;
  if (second) return { method: (first?.text ?? '').toLowerCase(), path: second.text };
  return { method: (valuesOf(inner, 'method')[0]?.text ?? 'get').toLowerCase(), path: first?.text ?? '/' };
}

/** Three functions are always there, further ones are named. */
function webSocketItems(manifest: ArcFile): readonly ArcItem[] {
  return manifest.sections
    .filter(({ text }) => text === 'ws')
    .flatMap((section) => [
      ...['connect', 'default', 'disconnect'].map((text) => ({ words: [{ ...section, text }], inner: [] })),
      ...section.items,
    ]);
}

/** A table itself may ask for a stream. */
function legacyStreams(manifest: ArcFile): readonly ArcItem[] {
  const streams = new Set(itemsOf(manifest, 'tables-streams').map(({ words }) => words[0]?.text));
  return itemsOf(manifest, 'tables')
    .filter(({ words, inner }) => valuesOf(inner, 'stream')[0]?.text === 'true' && !streams.has(words[0]?.text))
    .map(({ words }) => ({ words, inner: [] }));
}

function folderOfFunction(manifest: ArcFile, { inner }: ArcItem, usual: string, range: SourceRange): Value<string> {
  const [own] = valuesOf(inner, 'src');
  const local = resolvePath(manifest.path, own?.text ?? usual);
  if (local.kind === 'local') return known(local.path, own ? rangeOf(manifest, own) : range);
  return { kind: 'unknown', range, reason: local.kind === 'outside' ? local.reason : 'it is no folder' };
}

/** From one word to the end of another. */
export function rangeOf(file: ArcFile, from: ArcWord, to: ArcWord = from): SourceRange {
  return rangeIn(file, from.start, Math.max(from.end, to.end));
}

/** A setting of a function: what its own configuration says, or the manifest for all functions. */
export function settingOf(
  { config }: ArcFunction,
  manifest: ArcFile,
  name: string,
): { readonly words: readonly ArcWord[]; readonly file: ArcFile } | undefined {
  for (const file of [config, manifest]) {
    const words = file ? valuesOf(itemsOf(file, 'aws'), name) : [];
    if (file && words.length > 0) return { words, file };
  }
  return undefined;
}

/** A setting that is a number. */
export function numberOf(owner: ArcFunction, manifest: ArcFile, name: string): Value<number> {
  const setting = settingOf(owner, manifest, name);
  const [word] = setting?.words ?? [];
  if (!setting || !word) return absent;
  const range = rangeOf(setting.file, word);
  const value = Number(word.text);
  if (Number.isFinite(value)) return known(value, range);
  return { kind: 'unknown', range, reason: 'it is not a number' };
}

/** A value that Architect sets when nobody does. */
export function byDefault<T>(value: T, range: SourceRange): Known<T> {
  return { ...known(value, range), isDefault: true };
}

/** Where a function can be changed: in its own configuration, where there is one. */
export function originOf({ config, pragma, item }: ArcFunction, manifest: ArcFile): Origin {
  if (config) return { dialect: 'architect', file: config.path, path: ['@aws'] };
  const words = item.words.map(({ text }) => text).join(' ');
  return { dialect: 'architect', file: manifest.path, path: [`@${pragma}`, words] };
}
