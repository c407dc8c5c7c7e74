import type { ParameterDeclaration } from '../../../model/template.js';
import { rangeIn } from '../../documents/document.js';
import { entryOf, type MapEntry } from '../../documents/nodes.js';
import { parameterOf } from '../../resources/parameters.js';
import { keysOf } from '../../values/head.js';
import { placeOfNode } from '../../values/node-place.js';
import { Place } from '../../values/place.js';
import type { DocumentFile } from './file.js';
import type { Project } from './project.js';

/** The settings a project declares, and those its stacks have; what is encrypted there is masked. */
export function settingsDeclared({ file, stacks }: Project): readonly ParameterDeclaration[] {
  const ofProject = ['config', 'configuration'].flatMap((section) => declaredIn(file, section));
  return [...ofProject, ...stacks.flatMap((stack) => declaredIn(stack, 'config'))];
}

function declaredIn(file: DocumentFile, section: string): readonly ParameterDeclaration[] {
  const settings = entryOf(file.root, section)?.value;
  if (settings?.kind !== 'map') return [];
  return settings.entries.map((entry) => parameterIn(entry, section, file));
}

function parameterIn({ key, keyStart, keyEnd, value }: MapEntry, section: string, file: DocumentFile) {
  const path = { parent: { parent: undefined, key: section }, key };
  const range = rangeIn(file, keyStart, keyEnd);
  const place = placeOfNode(value, {
    range: (start, end) => rangeIn(file, start, end),
    text: (text, at) => [{ kind: 'text', parts: [text], ...at }],
  });
  const secure = entryOf(value, 'secure') !== undefined;
  const isDeclaration = value.kind === 'map' && !secure;
  const masked = secure
    ? Place.of({ kind: 'text', parts: ['true'], range, path })
    : isDeclaration
      ? place.get('secret')
      : Place.absent;
  const fallback = secure ? Place.absent : isDeclaration ? place.get('default') : place;
  const type = isDeclaration ? (place.get('type').literal ?? 'string') : 'string';
  const name = key.slice(key.indexOf(':') + 1);
  const origin = { dialect: 'pulumi', file: file.path, path: keysOf(path) } as const;
  return parameterOf({ name, range, origin, masked }, fallback, type.toLowerCase() === 'string');
}
