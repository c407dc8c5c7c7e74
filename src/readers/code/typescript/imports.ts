import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ImportFact, Scope } from '../../../model/code.js';
import { importCandidates } from '../../syntax/typescript/import-candidates.js';
import type { Bindings } from './bindings.js';
import { Type } from './node-types.js';
import type { ParsedModule } from './parse.js';
import { bare, keyName, memberName, widened } from './syntax.js';

type ImportingNode =
  | TSESTree.ImportDeclaration
  | TSESTree.ImportExpression
  | TSESTree.CallExpression
  | TSESTree.TSImportEqualsDeclaration
  | TSESTree.ExportNamedDeclaration
  | TSESTree.ExportAllDeclaration;

type Names = ImportFact['names'];

/** The imports of a module, and which node of the tree each of them is. */
export class Imports {
  readonly facts: readonly ImportFact[];
  readonly #indexOf = new Map<TSESTree.Node, number>();
  readonly #local: readonly boolean[];

  constructor(parsed: ParsedModule, bindings: Bindings, scopeOf: (node: TSESTree.Node) => Scope) {
    const facts: ImportFact[] = [];
    for (const { node, module, moduleNode } of findImports(parsed, bindings)) {
      this.#indexOf.set(node, facts.length);
      const statement = statementAround(node);
      const members = membersUsed(node, bindings);
      facts.push({
        module,
        range: parsed.lines.range(...moduleNode.range),
        statementRange: parsed.lines.range(...statement.range),
        names: namesOf(node),
        typeOnly: isTypeOnly(node, bindings),
        candidates: importCandidates(parsed.source.path, module),
        ...(members ? { membersUsed: members } : {}),
        scope: scopeOf(node),
      });
    }
    this.facts = facts;
    this.#local = facts.map(({ candidates }) => candidates.length > 0);
  }

  /** The index of the import that this declaration, `require` call or `import()` makes. */
  indexOf(node: TSESTree.Node): number | undefined {
    return this.#indexOf.get(node);
  }

  /** Whether the import may mean a file of the project. */
  isLocal(index: number): boolean {
    return this.#local[index] ?? false;
  }
}

/** The `require` of CommonJS, or one that an ES module made with `createRequire`. */
function isRequire(callee: TSESTree.Node, bindings: Bindings): boolean {
  if (callee.type !== Type.Identifier || callee.name !== 'require') return false;
  if (!bindings.variable(callee)) return true;
  const made = bindings.resolve(callee);
  return made.type === Type.CallExpression && 'name' in made.callee && made.callee.name === 'createRequire';
}

interface FoundImport {
  readonly node: ImportingNode;
  readonly module: string;
  readonly moduleNode: TSESTree.Node;
}

function findImports({ nodes }: ParsedModule, bindings: Bindings): readonly FoundImport[] {
  const found: FoundImport[] = [];
  const add = (node: ImportingNode, source: TSESTree.Node | null | undefined) => {
    const module = source && moduleName(source);
    if (module) found.push({ node, module, moduleNode: source });
  };
  for (const node of nodes.of(Type.ImportDeclaration)) add(node, node.source);
  for (const node of nodes.of(Type.ExportNamedDeclaration)) add(node, node.source);
  for (const node of nodes.of(Type.ExportAllDeclaration)) add(node, node.source);
  for (const node of nodes.of(Type.ImportExpression)) add(node, node.source);
  for (const node of nodes.of(Type.TSImportEqualsDeclaration)) {
    if (node.moduleReference.type === Type.TSExternalModuleReference) add(node, node.moduleReference.expression);
  }
  for (const node of nodes.of(Type.CallExpression)) {
    if (node.callee && isRequire(node.callee, bindings)) add(node, node.arguments[0]);
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

function moduleName(source: TSESTree.Node): string | undefined {
  if (source.type === Type.Literal && typeof source.value === 'string') return source.value;
  if (source.type === Type.TemplateLiteral && source.quasis.length === 1) return source.quasis[0]?.value.cooked ?? '';
  return undefined;
}

function statementAround(node: TSESTree.Node): TSESTree.Node {
  let statement = node;
  while (statement.parent && !/Statement$|Declaration$/.test(statement.type)) statement = statement.parent;
  return statement.parent?.type === Type.ExportNamedDeclaration ? statement.parent : statement;
}

function namesOf(node: ImportingNode): Names {
  if (node.type === Type.ImportDeclaration) {
    return node.specifiers.map((specifier) => {
      if (specifier.type === Type.ImportNamespaceSpecifier) return { imported: '*', local: specifier.local.name };
      if (specifier.type === Type.ImportDefaultSpecifier) return { imported: 'default', local: specifier.local.name };
      return { imported: moduleExportName(specifier.imported), local: specifier.local.name };
    });
  }
  if (node.type === Type.TSImportEqualsDeclaration) return [{ imported: '*', local: node.id.name }];
  if (node.type === Type.CallExpression || node.type === Type.ImportExpression) return namesOfRequire(node);
  return [];
}

/** The name in `import { name }` and `export { name }`, which may be written as a string. */
export function moduleExportName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === Type.Identifier ? node.name : node.value;
}

/** `const { a: b } = require('x')`, `const x = require('x')`, `const a = require('x').a`. */
function namesOfRequire(node: TSESTree.Node): Names {
  const { value, member } = requiredValue(node);
  const declarator = value.parent;
  if (declarator?.type !== Type.VariableDeclarator || declarator.init !== value) return [];
  if (declarator.id.type === Type.Identifier) return [{ imported: member ?? '*', local: declarator.id.name }];
  if (declarator.id.type !== Type.ObjectPattern || member !== undefined) return [];
  return declarator.id.properties.flatMap((property) => {
    if (property.type !== Type.Property) return [];
    const target = property.value.type === Type.AssignmentPattern ? property.value.left : property.value;
    const imported = keyName(property);
    return imported !== undefined && target.type === Type.Identifier ? [{ imported, local: target.name }] : [];
  });
}

/** Climbs from `require(…)` over `await`, tracing wrappers (`captureAWS(…)`) and one member to the value it gives. */
function requiredValue(node: TSESTree.Node): { readonly value: TSESTree.Node; readonly member?: string } {
  let value = widened(node);
  let member: string | undefined;
  for (let parent = value.parent; parent; parent = value.parent) {
    if (parent.type === Type.AwaitExpression || isPassThrough(parent)) value = widened(parent);
    else if (parent.type === Type.MemberExpression && parent.object === value && member === undefined) {
      member = memberName(parent);
      value = widened(parent);
      if (member === undefined) break;
    } else break;
  }
  return member === undefined || member === 'default' ? { value } : { value, member };
}

/** Calls that give back what they are given: tracing, and the interop of compilers. */
export function isPassThrough(node: TSESTree.Node): node is TSESTree.CallExpression {
  if (node.type !== Type.CallExpression || node.arguments.length === 0) return false;
  const callee = bare(node.callee);
  const name =
    callee.type === Type.Identifier ? callee.name : callee.type === Type.MemberExpression ? memberName(callee) : '';
  return name !== undefined && passThroughNames.has(name);
}

const passThroughNames = new Set([
  ...['captureAWS', 'captureAWSClient', 'captureAWSv3Client', 'captureHTTPs', 'captureHTTPsGlobal'],
  ...['__importDefault', '__importStar', '__toESM', '_interopRequireDefault', '_interopRequireWildcard'],
]);

function isTypeOnly(node: ImportingNode, bindings: Bindings): boolean {
  if (node.type === Type.TSImportEqualsDeclaration) return node.importKind === 'type';
  if (node.type === Type.ExportAllDeclaration || node.type === Type.ExportNamedDeclaration) {
    return node.exportKind === 'type';
  }
  if (node.type !== Type.ImportDeclaration) return false;
  if (node.importKind === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((specifier) => isUsedAsTypeOnly(specifier, bindings));
}

/** TypeScript leaves out an import whose names stand only where types stand. */
function isUsedAsTypeOnly(specifier: TSESTree.ImportClause, bindings: Bindings): boolean {
  if (specifier.type === Type.ImportSpecifier && specifier.importKind === 'type') return true;
  const references = bindings.variable(specifier.local)?.references ?? [];
  return references.length > 0 && references.every((reference) => reference.isTypeReference);
}

/** See `ImportFact.membersUsed`. */
function membersUsed(node: ImportingNode, bindings: Bindings): readonly string[] | undefined {
  const namespace = namespaceVariable(node, bindings);
  if (namespace) return membersOf(namespace, bindings);
  if (node.type !== Type.CallExpression && node.type !== Type.ImportExpression) return undefined;
  const { member } = requiredValue(node);
  return member === undefined ? undefined : [member];
}

function namespaceVariable(node: ImportingNode, bindings: Bindings): Variable | undefined {
  if (node.type === Type.ImportDeclaration) {
    const specifier = node.specifiers.find(({ type }) => type !== Type.ImportSpecifier);
    return specifier && bindings.variable(specifier.local);
  }
  if (node.type === Type.TSImportEqualsDeclaration) return bindings.variable(node.id);
  if (node.type !== Type.CallExpression && node.type !== Type.ImportExpression) return undefined;
  const { value, member } = requiredValue(node);
  const declarator = value.parent;
  const isNamespace = declarator?.type === Type.VariableDeclarator && declarator.id.type === Type.Identifier;
  return isNamespace && member === undefined ? bindings.variable(declarator.id) : undefined;
}

function membersOf(variable: Variable, bindings: Bindings): readonly string[] | undefined {
  const members = new Set<string>();
  for (const reference of variable.references) {
    if (reference.init || reference.isTypeReference) continue;
    const used = membersAt(reference.identifier, bindings);
    if (!used) return undefined;
    for (const member of used) members.add(member);
  }
  return [...members];
}

/** `S3` at `AWS.S3`, the keys at `const { S3 } = AWS`; undefined where the namespace itself goes elsewhere. */
function membersAt(identifier: TSESTree.Node, bindings: Bindings): readonly string[] | undefined {
  const value = widened(identifier);
  const { parent } = value;
  if (parent?.type === Type.TSQualifiedName || parent?.type === Type.TSTypeQuery) return [];
  if (parent?.type === Type.VariableDeclarator && parent.id.type === Type.ObjectPattern) {
    const keys = parent.id.properties.map((property) =>
      property.type === Type.Property ? keyName(property) : undefined,
    );
    return keys.every((key) => key !== undefined) ? keys : undefined;
  }
  if (parent?.type !== Type.MemberExpression || parent.object !== value) return undefined;
  const first = memberName(parent);
  if (first === undefined) return undefined;
  if (first === 'default') return membersAt(parent, bindings);
  const path = [first];
  let member: TSESTree.Node = widened(parent);
  while (member.parent?.type === Type.MemberExpression && member.parent.object === member) {
    const name = memberName(member.parent);
    if (name === undefined) break;
    path.push(name);
    member = widened(member.parent);
  }
  return [path.join('.')];
}
