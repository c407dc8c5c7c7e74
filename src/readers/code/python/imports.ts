import type { ImportCandidate, ImportFact } from '../../../model/code.js';
import { attributeParts, blockOf } from '../../syntax/python/node-parts.js';
import { ancestors, parts, type SyntaxNode, type SyntaxTree } from '../../syntax/python/tree.js';
import type { FunctionTable } from './functions.js';
import { isKnownPackage } from './packages.js';
import type { Places } from './places.js';
import type { Scopes } from './scopes.js';

/** An import that a dotted name goes back to, and what of it is meant: `save`, or `*.save` of a namespace. */
export interface ImportedName {
  readonly import: number;
  readonly name: string;
}

/**
 * The imports of a file. `from lib import store` may mean a module `lib/store.py` or a name in `lib.py`: a name that the
 * code takes members of (`store.save`) gets a fact of its own, with the places of both as candidates.
 */
export class ImportTable {
  readonly facts: readonly ImportFact[];
  readonly #paths = new Map<SyntaxNode, string>();
  readonly #namespaces = new Map<string, number>();
  readonly #names = new Map<string, ImportedName>();

  constructor(
    readonly tree: SyntaxTree,
    readonly places: Places,
    readonly functions: FunctionTable,
    readonly scopes: Scopes,
  ) {
    const statements = [...tree.nodes.of('import_statement'), ...tree.nodes.of('import_from_statement')];
    const usedMembers = membersByName(tree);
    const facts: ImportFact[] = [];
    for (const statement of statements.sort((a, b) => a.start - b.start)) {
      const imported =
        statement.type === 'import_statement' ? this.#plain(statement) : this.#from(statement, usedMembers);
      for (const part of imported) this.#register(facts, statement, part, usedMembers);
    }
    this.facts = facts;
  }

  /** The dotted name of what an import binds, `boto3`, `os.environ`, `.store.save`; `declaration` as in `Binding`. */
  pathOf(declaration: SyntaxNode): string | undefined {
    return this.#paths.get(declaration);
  }

  /** The import a dotted name goes back to. */
  importOf(path: string): ImportedName | undefined {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      const found = this.#names.get(path.slice(0, end));
      if (found) return { import: found.import, name: found.name + path.slice(end) };
    }
    for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
      const found = this.#namespaces.get(path.slice(0, end));
      if (found !== undefined) return { import: found, name: `*${path.slice(end)}` };
    }
    return undefined;
  }

  /** Whether the import may lead to a file of the project. */
  mayBeLocal(index: number): boolean {
    return (this.facts[index]?.candidates.length ?? 0) > 0;
  }

  #register(facts: ImportFact[], statement: SyntaxNode, part: ImportPart, members: MembersByName): void {
    const index = facts.length;
    for (const { imported, local } of part.names) {
      if (imported === '*') {
        if (local !== '*') this.#namespaces.set(part.module, index);
      } else this.#names.set(joinPath(part.module, imported), { import: index, name: imported });
    }
    const [only] = part.names;
    const isNamespace = only?.imported === '*' && only.local !== '*';
    const used = isNamespace ? (members.get(only.local.split('.')[0] ?? '') ?? unused) : undefined;
    facts.push({
      module: part.module,
      range: this.places.range(part.node),
      statementRange: this.places.range(statement),
      names: part.names,
      typeOnly: isForTypesOnly(statement, this.places),
      candidates: part.candidates,
      ...(used && !used.isPassedOn ? { membersUsed: [...used.members] } : {}),
      scope: this.functions.scopeOf(statement),
    });
  }

  #plain(statement: SyntaxNode): readonly ImportPart[] {
    return parts(statement).flatMap((child) => {
      const [dotted, alias] = child.type === 'aliased_import' ? parts(child) : [child];
      if (!dotted) return [];
      const module = this.places.text(dotted);
      const local = alias ? this.places.text(alias) : module;
      this.#paths.set(child, alias ? module : (module.split('.')[0] ?? module));
      return [{ node: child, module, names: [{ imported: '*', local }], candidates: this.#candidates(module) }];
    });
  }

  #from(statement: SyntaxNode, members: MembersByName): readonly ImportPart[] {
    const [moduleNode, ...nodes] = parts(statement);
    if (!moduleNode) return [];
    const module = this.places.text(moduleNode).replace(/\s+/g, '');
    const own: { readonly imported: string; readonly local: string }[] = [];
    const modules: ImportPart[] = [];
    for (const node of nodes) {
      if (node.type === 'wildcard_import') {
        own.push({ imported: '*', local: '*' });
        continue;
      }
      const [dotted, alias] = node.type === 'aliased_import' ? parts(node) : [node];
      if (!dotted) continue;
      const imported = this.places.text(dotted);
      const local = this.places.text(alias ?? dotted);
      const path = joinPath(module, imported);
      this.#paths.set(node, path);
      if (this.#mayBeModule(module, imported, members.get(local))) {
        const candidates = [...this.#candidates(path), ...this.#candidates(module)];
        modules.push({ node, module: path, names: [{ imported: '*', local }], candidates });
      } else own.push({ imported, local });
    }
    const candidates = this.#candidates(module);
    return own.length > 0 ? [{ node: moduleNode, module, names: own, candidates }, ...modules] : modules;
  }

  #mayBeModule(module: string, name: string, used: MemberUse | undefined): boolean {
    if (!module.startsWith('.') && isKnownPackage(module)) return false;
    return used !== undefined && used.members.size > 0 && /^[a-z_][a-z0-9_]*$/.test(name);
  }

  #candidates(module: string): readonly ImportCandidate[] {
    const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
    if (dots === '' && isKnownPackage(module)) return [];
    const tail = rest === '' ? [] : rest.split('.');
    if (dots === '') return filesOf(tail).map((path) => ({ base: 'code-root', path }));
    const folder = this.places.file.split('/').slice(0, -1);
    if (dots.length - 1 > folder.length) return [];
    const path = [...folder.slice(0, folder.length - (dots.length - 1)), ...tail];
    return filesOf(path, rest === '').map((file) => ({ base: 'file', path: file }));
  }
}

interface ImportPart {
  readonly node: SyntaxNode;
  readonly module: string;
  readonly names: readonly { readonly imported: string; readonly local: string }[];
  readonly candidates: readonly ImportCandidate[];
}

interface MemberUse {
  readonly members: Set<string>;
  isPassedOn: boolean;
}

const unused: MemberUse = { members: new Set(), isPassedOn: false };

type MembersByName = ReadonlyMap<string, MemberUse>;

/** For each name, the members the file takes of it, and whether it is used in another way as well. */
function membersByName(tree: SyntaxTree): MembersByName {
  const uses = new Map<string, MemberUse>();
  for (const node of tree.nodes.of('identifier')) {
    const { parent } = node;
    if (!parent || parent.type === 'dotted_name' || parent.type === 'aliased_import') continue;
    const attribute = parent.type === 'attribute' ? attributeParts(parent) : undefined;
    if (attribute?.name === node || (parent.type === 'keyword_argument' && parent.children[0] === node)) continue;
    const name = tree.text.slice(node.start, node.end);
    const use = uses.get(name) ?? { members: new Set<string>(), isPassedOn: false };
    uses.set(name, use);
    if (attribute) use.members.add(tree.text.slice(attribute.name.start, attribute.name.end));
    else use.isPassedOn = true;
  }
  return uses;
}

function joinPath(module: string, name: string): string {
  return module.endsWith('.') ? module + name : `${module}.${name}`;
}

function filesOf(path: readonly string[], isPackage = false): readonly string[] {
  const stem = path.join('/');
  const init = stem === '' ? '__init__.py' : `${stem}/__init__.py`;
  return isPackage ? [init] : [`${stem}.py`, init];
}

/** Inside `if TYPE_CHECKING:`. */
function isForTypesOnly(statement: SyntaxNode, places: Places): boolean {
  for (const around of ancestors(statement)) {
    if (around.type !== 'if_statement') continue;
    const [condition] = parts(around);
    const block = blockOf(around);
    const isInBlock = block !== undefined && block.start <= statement.start && statement.end <= block.end;
    if (condition && isInBlock && /(^|\.)TYPE_CHECKING$/.test(places.text(condition))) return true;
  }
  return false;
}
