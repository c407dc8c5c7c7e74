import type { ImportNode } from '../program.js';
import { textValue } from './literals.js';
import { childIn, type GoNode } from './tree.js';
import type { GoText } from './types.js';

/**
 * The imports of a file. Where no name is written, it is the package's own, which only its source says: the last part of
 * the path, or what is left of it without a version and the marks of a language, whichever the file uses.
 */
export function convertImports(root: GoNode, source: GoText, isUsed: (name: string) => boolean): readonly ImportNode[] {
  const specs = root.children
    .filter(({ type }) => type === 'import_declaration')
    .flatMap(({ children }) => children.flatMap((child) => (child.type === 'import_spec' ? [child] : child.children)))
    .filter(({ type }) => type === 'import_spec');
  return specs.flatMap((spec): readonly ImportNode[] => {
    const path = childIn(spec, 'path');
    if (!path) return [];
    const module = textValue(source.text(path));
    const { start, end } = spec;
    const name = childIn(spec, 'name');
    const written = name && source.text(name);
    const opensAll = written === '.';
    const isUnnamed = opensAll || written === '_';
    const names = isUnnamed ? [] : [{ imported: '*', local: written ?? packageName(module, isUsed) }];
    return [{ module, names, opensAll, typeOnly: false, start, end }];
  });
}

/** The name a package most likely has: `stripe` for `github.com/stripe/stripe-go/v76`, `yaml` for `gopkg.in/yaml.v3`. */
function packageName(module: string, isUsed: (name: string) => boolean): string {
  const segments = module.split('/');
  if (segments.length > 1 && /^v\d+$/.test(segments.at(-1) ?? '')) segments.pop();
  const last = (segments.at(-1) ?? '').replace(/\.v\d+$/, '');
  const bare = last.replace(/^go[-.]/, '').replace(/[-.]go$/, '');
  const candidates = [
    last,
    bare,
    bare.replaceAll('-', ''),
    bare.replaceAll('-', '_'),
    bare.slice(bare.lastIndexOf('-') + 1),
  ];
  return candidates.find(isUsed) ?? bare;
}
