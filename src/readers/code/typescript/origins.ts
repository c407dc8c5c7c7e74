import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.js';
import { type Imports, isPassThrough, moduleExportName } from './imports.js';
import { Type } from './node-types.js';
import { bare, memberName, withoutAwait } from './syntax.js';

/**
 * The member of a module that an expression denotes: `PutCommand` of `@aws-sdk/lib-dynamodb`, `DynamoDB.DocumentClient` of
 * `aws-sdk`.
 */
export interface Origin {
  /** Index into the imports. */
  readonly import: number;
  readonly module: string;
  /** How the import binds it: an exported name, `default`, or `*` for the namespace. */
  readonly imported: string;
  /** The exported name is taken as a member of the namespace, as in `orders.save`. */
  readonly viaNamespace: boolean;
  /** Members taken after that. */
  readonly members: readonly string[];
  /** The way from the module itself, default and namespace counting as the module: what packages of CommonJS mean. */
  readonly path: readonly string[];
}

const deepest = 12;

/** Follows expressions to the imports they come from. */
export class Origins {
  readonly #known = new Map<TSESTree.Node, Origin | undefined>();

  constructor(
    readonly imports: Imports,
    readonly bindings: Bindings,
  ) {}

  /** Where the value of the expression is imported from; undefined when it is not imported. */
  of(node: TSESTree.Node, depth = 0): Origin | undefined {
    if (depth > deepest || this.imports.facts.length === 0) return undefined;
    const value = withoutAwait(node);
    if (this.#known.has(value)) return this.#known.get(value);
    const origin = this.#find(value, depth);
    this.#known.set(value, origin);
    return origin;
  }

  #find(value: TSESTree.Node, depth: number): Origin | undefined {
    switch (value.type) {
      case Type.Identifier:
        return this.#ofIdentifier(value, depth);
      case Type.MemberExpression: {
        const name = value.object && memberName(value);
        const object = name === undefined || !value.object ? undefined : this.of(value.object, depth + 1);
        if (!object || name === undefined) return undefined;
        const ofNamespace = object.imported === '*' && object.members.length === 0;
        return { ...withMember(object, name), viaNamespace: object.viaNamespace || ofNamespace };
      }
      case Type.ImportExpression:
        return this.#ofImport(value, '*');
      case Type.CallExpression: {
        const [first] = value.arguments;
        if (isPassThrough(value) && first) return this.of(first, depth + 1);
        return this.#ofImport(value, '*');
      }
      default:
        return undefined;
    }
  }

  /** The import that a type's name comes from: `SQSEvent`, `lambda.SQSEvent`. */
  ofTypeName(name: TSESTree.EntityName): Origin | undefined {
    if (name.type === Type.Identifier) return this.#ofIdentifier(name, 0);
    if (name.type !== Type.TSQualifiedName) return undefined;
    const left = this.ofTypeName(name.left);
    return left && withMember(left, name.right.name);
  }

  #ofIdentifier(identifier: TSESTree.Identifier, depth: number): Origin | undefined {
    const variable = this.bindings.variable(identifier);
    const definition = variable && this.bindings.definition(variable);
    if (!variable || !definition) return undefined;
    if (definition.type === DefinitionType.ImportBinding) return this.#ofBinding(definition.node, definition.parent);
    const source = this.bindings.soleSource(variable);
    if (source?.kind !== 'value' || !source.expression || source.rest) return undefined;
    const whole = this.of(source.expression, depth + 1);
    return whole && source.path.reduce(withMember, whole);
  }

  #ofBinding(specifier: TSESTree.Node, declaration: TSESTree.Node | null | undefined): Origin | undefined {
    if (specifier.type === Type.TSImportEqualsDeclaration) return this.#ofImport(specifier, '*');
    if (!declaration) return undefined;
    if (specifier.type === Type.ImportNamespaceSpecifier) return this.#ofImport(declaration, '*');
    if (specifier.type === Type.ImportDefaultSpecifier) return this.#ofImport(declaration, 'default');
    if (specifier.type !== Type.ImportSpecifier) return undefined;
    return this.#ofImport(declaration, moduleExportName(specifier.imported));
  }

  #ofImport(node: TSESTree.Node, imported: string): Origin | undefined {
    const index = this.imports.indexOf(bare(node));
    const fact = index === undefined ? undefined : this.imports.facts[index];
    if (index === undefined || !fact) return undefined;
    const path = imported === '*' || imported === 'default' ? [] : [imported];
    return { import: index, module: fact.module, imported, viaNamespace: false, members: [], path };
  }
}

function withMember(origin: Origin, name: string): Origin {
  if (origin.path.length === 0 && name === 'default') return { ...origin, imported: 'default' };
  if (origin.imported === '*' && origin.members.length === 0) {
    return { ...origin, imported: name, path: [name] };
  }
  return { ...origin, members: [...origin.members, name], path: [...origin.path, name] };
}
