import { type Definition, DefinitionType, type ScopeManager, type Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { Type } from './node-types.js';
import { bare, type FunctionNode, isFunctionNode, keyName, memberName } from './syntax.js';

/** One way in which a variable gets its value. `path` leads through destructuring: `const { a: [b] } = x` is `['a', '0']`. */
export interface ValueSource {
  /**
   * - `value`: assigned; `element`: each element of what is looped over; `parameter`: given by the caller.
   * - `unknown`: a caught error, a key of `for in`, an arithmetic assignment.
   */
  readonly kind: 'value' | 'element' | 'parameter' | 'unknown';
  readonly path: readonly string[];
  /** Gathers what is left of an object or list: `...rest`. */
  readonly rest: boolean;
  /** The properties that stand beside a rest, and so are not in it. */
  readonly without: readonly string[];
  readonly expression?: TSESTree.Node;
  /** The default of a destructuring or parameter. */
  readonly fallback?: TSESTree.Node;
  readonly parameter?: { readonly function: FunctionNode; readonly index: number };
}

/** How deep chains of constants are followed: a guard against cycles, far beyond what people write. */
const deepest = 12;

/** Stands for variables without a constant value, and for those being resolved right now, which ends cycles. */
const unresolved = {} as TSESTree.Node;

/** Which variable each identifier means, and which values variables have. */
export class Bindings {
  readonly #variables = new Map<TSESTree.Node, Variable>();
  readonly #sources = new Map<Variable, readonly ValueSource[]>();
  readonly #resolved = new Map<Variable, TSESTree.Node>();

  constructor(scopes: ScopeManager) {
    for (const scope of scopes.scopes) {
      for (const reference of scope.references) {
        if (reference.resolved) this.#variables.set(reference.identifier, reference.resolved);
      }
      for (const variable of scope.variables) {
        for (const identifier of variable.identifiers) this.#variables.set(identifier, variable);
      }
    }
  }

  /** The variable an identifier means; undefined for globals such as `process`, and for what is no identifier. */
  variable(node: TSESTree.Node): Variable | undefined {
    return this.#variables.get(node);
  }

  definition(variable: Variable): Definition | undefined {
    return variable.defs[0];
  }

  isGlobal(node: TSESTree.Node, name: string): boolean {
    return node.type === Type.Identifier && node.name === name && !this.#variables.has(node);
  }

  /** Everything that is ever put into the variable, in source order. */
  sources(variable: Variable): readonly ValueSource[] {
    let sources = this.#sources.get(variable);
    if (!sources) {
      sources = findSources(variable);
      this.#sources.set(variable, sources);
    }
    return sources;
  }

  /** The only value the variable ever has. */
  soleSource(variable: Variable): ValueSource | undefined {
    const sources = this.sources(variable);
    return sources.length === 1 ? sources[0] : undefined;
  }

  /**
   * What an expression stands for, constants and members of object literals followed: a literal, a function, a class, a
   * `new` expression. The expression itself where nothing more can be said.
   */
  resolve(node: TSESTree.Node, depth = 0): TSESTree.Node {
    const value = bare(node);
    if (depth > deepest) return value;
    if (value.type === Type.Identifier) return this.#resolveIdentifier(value, depth);
    if (value.type === Type.MemberExpression && value.object) {
      const name = memberName(value);
      const object = name === undefined ? value : this.resolve(value.object, depth + 1);
      return (name !== undefined && this.#step(object, name, depth)) || value;
    }
    return value;
  }

  #resolveIdentifier(identifier: TSESTree.Identifier, depth: number): TSESTree.Node {
    const variable = this.variable(identifier);
    const definition = variable?.defs[0];
    if (!variable || !definition) return identifier;
    const known = this.#resolved.get(variable);
    if (known) return known === unresolved ? identifier : known;
    this.#resolved.set(variable, unresolved);
    const value = this.#valueOf(variable, definition, depth);
    if (value) this.#resolved.set(variable, value);
    return value ?? identifier;
  }

  /** The value a variable always has; undefined when there are several, or none that is written down. */
  #valueOf(variable: Variable, definition: Definition, depth: number): TSESTree.Node | undefined {
    if (definition.type === DefinitionType.FunctionName && isFunctionNode(definition.node)) return definition.node;
    if (definition.type === DefinitionType.ClassName) return definition.node;
    const source = this.soleSource(variable);
    if (source?.kind !== 'value' || !source.expression || source.rest) return undefined;
    let value: TSESTree.Node | undefined = this.resolve(source.expression, depth + 1);
    for (const name of source.path) value = value && this.#step(value, name, depth);
    return value;
  }

  #step(object: TSESTree.Node, name: string, depth: number): TSESTree.Node | undefined {
    if (object.type === Type.ObjectExpression) {
      const property = object.properties.findLast(
        (candidate) => candidate.type === Type.SpreadElement || keyName(candidate) === name,
      );
      return property?.type === Type.Property ? this.resolve(property.value, depth + 1) : undefined;
    }
    if (object.type === Type.ArrayExpression) {
      const element = object.elements[Number(name)];
      return element && element.type !== Type.SpreadElement ? this.resolve(element, depth + 1) : undefined;
    }
    return undefined;
  }
}

function findSources(variable: Variable): readonly ValueSource[] {
  const sources: ValueSource[] = [];
  for (const definition of variable.defs) {
    if (definition.type === DefinitionType.Parameter) sources.push(sourceOf(definition.name));
    if (definition.type === DefinitionType.CatchClause) sources.push(nothingKnown);
  }
  // A name with a default is written twice, by the default and by the pattern: its place says both.
  const placed = new Set<TSESTree.Node>(sources.length > 0 ? variable.identifiers : []);
  for (const { identifier } of variable.references.filter((reference) => reference.isWrite())) {
    if (!placed.has(identifier)) sources.push(sourceOf(identifier));
    placed.add(identifier);
  }
  return sources;
}

const nothingKnown: ValueSource = { kind: 'unknown', path: [], rest: false, without: [] };

/** Climbs from a name in a pattern to what the pattern takes apart. */
function sourceOf(name: TSESTree.Node): ValueSource {
  const path: string[] = [];
  let fallback: TSESTree.Node | undefined;
  let rest = false;
  let without: readonly string[] = [];
  let child = name;
  for (let parent = name.parent; parent; child = parent, parent = parent.parent) {
    const found = (kind: ValueSource['kind'], more: Partial<ValueSource>): ValueSource => ({
      kind,
      path: path.reverse(),
      rest,
      without,
      ...(fallback ? { fallback } : {}),
      ...more,
    });
    if (isFunctionNode(parent)) {
      const index = parent.params.indexOf(child as TSESTree.Parameter);
      return index < 0 ? nothingKnown : found('parameter', { parameter: { function: parent, index } });
    }
    switch (parent.type) {
      case Type.Property:
        path.push(keyName(parent) ?? '');
        break;
      case Type.ArrayPattern:
        path.push(String(parent.elements.indexOf(child as TSESTree.DestructuringPattern)));
        break;
      case Type.AssignmentPattern:
        fallback ??= path.length === 0 ? parent.right : undefined;
        break;
      case Type.RestElement:
        rest = true;
        without = besides(parent);
        break;
      case Type.ObjectPattern:
      case Type.TSParameterProperty:
        break;
      case Type.VariableDeclarator:
        return sourceOfDeclarator(parent, found);
      case Type.AssignmentExpression:
        return ['=', '??=', '||='].includes(parent.operator)
          ? found('value', { expression: parent.right })
          : nothingKnown;
      case Type.ForOfStatement:
        return found('element', { expression: parent.right });
      default:
        return nothingKnown;
    }
  }
  return nothingKnown;
}

function besides({ parent }: TSESTree.RestElement): readonly string[] {
  if (parent?.type !== Type.ObjectPattern) return [];
  return parent.properties.flatMap((property) => (property.type === Type.Property ? (keyName(property) ?? []) : []));
}

function sourceOfDeclarator(
  declarator: TSESTree.VariableDeclarator,
  found: (kind: ValueSource['kind'], more: Partial<ValueSource>) => ValueSource,
): ValueSource {
  const loop = declarator.parent.parent;
  if (loop?.type === Type.ForOfStatement && loop.left === declarator.parent) {
    return found('element', { expression: loop.right });
  }
  return declarator.init ? found('value', { expression: declarator.init }) : nothingKnown;
}
