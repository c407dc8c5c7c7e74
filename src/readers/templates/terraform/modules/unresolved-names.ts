import type { UnresolvedName } from '../../../../model/template.js';
import { rangeIn } from '../../../documents/document.js';
import type { TerraformFile } from '../file.js';
import type { Block, Expression } from '../syntax/nodes.js';
import type { Module } from './module.js';

/** The names that the modules of users refer to and do not declare, each module once. */
export function unresolvedNames(modules: readonly Module[]): readonly UnresolvedName[] {
  const byFolder = new Map(modules.filter(({ call }) => !call.at).map((module) => [module.folder, module]));
  return [...byFolder.values()].flatMap(({ files }) => unresolvedIn(files));
}

/** So many names of elsewhere are no slips any more: a part of the module is made by another tool, or left out. */
const slips = 3;

function unresolvedIn(files: readonly TerraformFile[]): readonly UnresolvedName[] {
  const configurations = files.filter(({ part }) => part === 'configuration');
  if (configurations.some(({ problems }) => problems.length > 0)) return [];
  const declared = declaredIn(configurations.flatMap(({ body }) => body.blocks));
  const found = configurations.flatMap((file) =>
    file.body.blocks
      .filter(({ type }) => !addressing.has(type))
      .flatMap((block) => [...referencesIn(block.body)])
      .flatMap(({ kind, name, start, end }): readonly UnresolvedName[] => {
        const candidates = declared.get(kind) ?? new Set();
        if (candidates.has(name)) return [];
        return [{ range: rangeIn(file, start, end), name, written: `${kind}.${name}`, candidates: [...candidates] }];
      }),
  );
  return new Set(found.map(({ written }) => written)).size < slips ? found : [];
}

/** Blocks that name what is there no longer, or not yet. */
const addressing: ReadonlySet<string> = new Set(['moved', 'removed', 'import', 'terraform']);

/** What is declared, by what stands before the name: `var`, `local`, `module`, `aws_sqs_queue`, `data.aws_sqs_queue`. */
function declaredIn(blocks: readonly Block[]): ReadonlyMap<string, ReadonlySet<string>> {
  const declared = new Map<string, Set<string>>();
  const add = (kind: string, name: string | undefined) => {
    if (name !== undefined) declared.set(kind, (declared.get(kind) ?? new Set()).add(name));
  };
  for (const { type, labels, body } of blocks) {
    const [first, second] = labels.map(({ text }) => text);
    if (type === 'variable') add('var', first);
    else if (type === 'module') add('module', first);
    else if (type === 'locals') for (const { name } of body.attributes) add('local', name);
    else if (type === 'resource' && first !== undefined) add(first, second);
    else if (type === 'data' && first !== undefined) add(`data.${first}`, second);
  }
  return declared;
}

interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function* referencesIn(value: unknown): Generator<Reference> {
  if (typeof value !== 'object' || value === null) return;
  if (isAccess(value)) {
    const kind = kindOf(value.of);
    if (kind !== undefined) yield { kind, name: value.name, start: value.start, end: value.end };
  }
  for (const inner of Array.isArray(value) ? value : Object.values(value)) yield* referencesIn(inner);
}

type Access = Extract<Expression, { readonly kind: 'attribute' }>;

function isAccess(value: object): value is Access {
  return 'kind' in value && value.kind === 'attribute';
}

/** What stands before a name that has to be declared; undefined for anything else. */
function kindOf(of: Expression): string | undefined {
  if (of.kind === 'name') return /^(?:var|local|module|aws_\w+)$/.test(of.name) ? of.name : undefined;
  const isData = of.kind === 'attribute' && of.of.kind === 'name' && of.of.name === 'data';
  return isData ? `data.${of.name}` : undefined;
}
