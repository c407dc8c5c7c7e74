import type { ImportNode } from '../program.js';
import { type Conversion, type PythonText, placeOf } from './conversion.js';
import { parts, type SyntaxNode, type SyntaxTree } from './tree.js';
import { dottedName } from './types.js';

/**
 * Every import of a file, wherever it stands. `import a.b` gives the name `a` to the module `a`, and loads `a.b` besides;
 * relative modules keep their dots: `.lib.orders`.
 */
export function convertImports(tree: SyntaxTree, source: Pick<Conversion, keyof PythonText>): readonly ImportNode[] {
  return ['import_statement', 'import_from_statement', 'future_import_statement']
    .flatMap((type) => tree.nodes.of(type))
    .toSorted((a, b) => a.start - b.start)
    .flatMap((node) => (node.type === 'import_statement' ? modulesOf(node, source) : [namesOf(node, source)]));
}

interface ImportedName {
  readonly name: SyntaxNode;
  readonly alias: SyntaxNode | undefined;
}

function modulesOf(node: SyntaxNode, source: PythonText): readonly ImportNode[] {
  return importedNames(parts(node)).flatMap(({ name, alias }): readonly ImportNode[] => {
    const module = dottedName(name, source);
    const common = { opensAll: false, typeOnly: false, ...placeOf(node) };
    if (alias) return [{ module, names: [{ imported: '*', local: source.text(alias) }], ...common }];
    const [top = module] = module.split('.');
    const binding = { module: top, names: [{ imported: '*', local: top }], ...common };
    return top === module ? [binding] : [binding, { module, names: [], ...common }];
  });
}

function namesOf(node: SyntaxNode, source: PythonText): ImportNode {
  const isFuture = node.type === 'future_import_statement';
  const children = parts(node);
  const from = isFuture ? undefined : children[0];
  const names = isFuture ? children : children.slice(1);
  return {
    module: from ? dottedName(from, source) : isFuture ? '__future__' : '',
    names: importedNames(names).map(({ name, alias }) => ({
      imported: dottedName(name, source),
      local: source.text(alias ?? name),
    })),
    opensAll: names.some(({ type }) => type === 'wildcard_import'),
    typeOnly: false,
    ...placeOf(node),
  };
}

function importedNames(nodes: readonly (SyntaxNode | undefined)[]): readonly ImportedName[] {
  return nodes.flatMap((node): readonly ImportedName[] => {
    if (node?.type === 'dotted_name') return [{ name: node, alias: undefined }];
    if (node?.type !== 'aliased_import') return [];
    const [name, alias] = parts(node);
    return name ? [{ name, alias }] : [];
  });
}
