import { folderOf } from '../../paths.js';
import { type Datum, literalOf, type Site, type TextDatum, text } from '../data.js';

/** What a text gives when it is a path of `pathlib`: `parent`, `parents`. Undefined for other names and unknown paths. */
export function pathMember(of: TextDatum, name: string, site: Site): Datum | undefined {
  const path = literalOf(of);
  if (path === undefined) return undefined;
  switch (name) {
    case 'parent':
      return text(folderOf(path), site);
    case 'parents': {
      const folders: string[] = [];
      for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
      return { kind: 'list', items: folders.map((folder) => ({ datum: text(folder, site), site })), site };
    }
    default:
      return undefined;
  }
}
