import {
  assignmentParts,
  attributeParts,
  blockOf,
  boundNames,
  exceptParts,
  functionParts,
  loopParts,
  parametersOf,
  withItems,
} from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode, type SyntaxTree } from '../../syntax/python/tree.js';
import { type Binding, NameScope } from './name-scope.js';

/** Which name means what, by Python's own rules of scope. */
export class Scopes {
  readonly module: NameScope;
  readonly #byNode = new Map<SyntaxNode, NameScope>();
  readonly #text: string;
  readonly #hasOuterNames: boolean;

  constructor(tree: SyntaxTree) {
    this.#text = tree.text;
    this.#hasOuterNames = ['global_statement', 'nonlocal_statement'].some((type) => tree.nodes.of(type).length > 0);
    this.module = new NameScope('module', tree.root, undefined);
    this.#byNode.set(tree.root, this.module);
    this.#declare(tree.root, this.module);
  }

  /** The scope a function, lambda, class or comprehension opens. */
  opened(node: SyntaxNode): NameScope | undefined {
    return this.#byNode.get(node);
  }

  /** The scope in which a node is evaluated. Decorators, defaults and base classes belong to the scope around. */
  around(node: SyntaxNode): NameScope {
    let inner = node;
    for (let at = node.parent; at; at = at.parent) {
      const scope = this.#byNode.get(at);
      if (scope && isInside(at, inner)) return scope;
      inner = at;
    }
    return this.module;
  }

  /** All places that bind the name as seen from `node`, in source order; empty for builtins and unknown names. */
  lookUp(name: string, node: SyntaxNode): readonly Binding[] {
    const start = this.around(node);
    for (let scope: NameScope | undefined = start; scope; scope = scope.parent) {
      if (scope.outerNames.get(name) === 'global') return this.module.bindings.get(name) ?? [];
      if (scope.kind === 'class' && scope !== start) continue;
      const bindings = scope.bindings.get(name);
      if (bindings) return bindings;
    }
    return [];
  }

  textOf(node: SyntaxNode): string {
    return this.#text.slice(node.start, node.end);
  }

  #open(kind: NameScope['kind'], node: SyntaxNode, parent: NameScope): NameScope {
    const scope = new NameScope(kind, node, parent);
    this.#byNode.set(node, scope);
    return scope;
  }

  #bind(scope: NameScope, kind: Binding['kind'], node: SyntaxNode, rest: Partial<Binding> = {}): void {
    const name = this.textOf(node);
    const outer = scope.outerNames.get(name);
    const owner = outer === 'global' ? this.module : outer === 'nonlocal' ? this.#ownerOf(name, scope) : scope;
    add(owner.bindings, { ...rest, kind, name, node, scope: owner });
  }

  #ownerOf(name: string, from: NameScope): NameScope {
    for (let scope = from.parent; scope; scope = scope.parent) {
      if (scope.kind === 'function' && scope.bindings.has(name)) return scope;
    }
    return from;
  }

  #declareAll(nodes: readonly SyntaxNode[], scope: NameScope): void {
    for (const node of nodes) this.#declareNode(node, scope);
  }

  #declare(node: SyntaxNode, scope: NameScope): void {
    this.#declareAll(node.children, scope);
  }

  #declareNode(node: SyntaxNode, scope: NameScope): void {
    switch (node.type) {
      case 'identifier':
      case 'string':
        if (node.children.length > 0) this.#declare(node, scope);
        return;
      case 'function_definition':
      case 'lambda':
        this.#declareFunction(node, scope);
        return;
      case 'class_definition':
        this.#declareClass(node, scope);
        return;
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression':
        this.#declare(node, this.#open('comprehension', node, scope));
        return;
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
        this.#declareImport(node, scope);
        return;
      case 'global_statement':
      case 'nonlocal_statement':
        return;
      default:
        this.#declareTargets(node, scope);
        this.#declare(node, scope);
    }
  }

  #declareTargets(node: SyntaxNode, scope: NameScope): void {
    switch (node.type) {
      case 'assignment':
      case 'augmented_assignment':
        this.#declareAssignment(node, scope);
        return;
      case 'named_expression': {
        const target = assignmentParts(node);
        let owner = scope;
        while (owner.kind === 'comprehension' && owner.parent) owner = owner.parent;
        if (target) this.#bindTarget(owner, 'assignment', target.left, target.right);
        return;
      }
      case 'for_statement':
      case 'for_in_clause': {
        const loop = loopParts(node);
        if (!loop) return;
        for (const name of boundNames(loop.left)) this.#bind(scope, 'loop', name, { source: loop.right });
        return;
      }
      case 'with_statement':
        for (const { value, target } of withItems(node)) if (target) this.#bindTarget(scope, 'with', target, value);
        return;
      case 'except_clause': {
        const { name } = exceptParts(node);
        if (name?.type === 'identifier') this.#bind(scope, 'except', name);
        return;
      }
      case 'case_pattern':
      case 'splat_pattern':
        for (const child of parts(node)) {
          if (child.type === 'identifier') this.#bind(scope, 'other', child);
          if (child.type === 'dotted_name' && child.children.length === 1 && child.children[0]) {
            this.#bind(scope, 'other', child.children[0]);
          }
        }
        return;
    }
  }

  #declareAssignment(node: SyntaxNode, scope: NameScope): void {
    const assignment = assignmentParts(node);
    if (!assignment) return;
    const { left, right, type } = assignment;
    if (node.type === 'augmented_assignment') {
      if (left.type === 'identifier') this.#bind(scope, 'other', left, right ? { source: right } : {});
      return;
    }
    const value = right && finalValue(right);
    if (left.type === 'identifier' && !value) {
      if (scope.kind === 'class' && type) this.#bind(scope, 'other', left, { declaration: type });
      return;
    }
    this.#bindTarget(scope, 'assignment', left, value);
  }

  #bindTarget(scope: NameScope, kind: 'assignment' | 'with', target: SyntaxNode, value: SyntaxNode | undefined): void {
    if (target.type === 'identifier') {
      this.#bind(scope, kind, target, value ? { value } : {});
      return;
    }
    if (target.type === 'attribute') {
      this.#bindAttribute(scope, kind, target, value);
      return;
    }
    const elements = value && unpackedElements(value);
    const targets = parts(target).filter((child) => child.type !== 'ERROR');
    if (elements && elements.length === targets.length && isUnpacking(target)) {
      for (const [index, child] of targets.entries()) this.#bindTarget(scope, kind, child, elements[index]);
      return;
    }
    for (const name of boundNames(target)) this.#bind(scope, kind, name, value ? { source: value } : {});
  }

  /** `self.client = …` and `cls.client = …` in a method, `Store.client = …` anywhere. */
  #bindAttribute(scope: NameScope, kind: Binding['kind'], target: SyntaxNode, value: SyntaxNode | undefined): void {
    const attribute = attributeParts(target);
    if (attribute?.object.type !== 'identifier') return;
    const owner = this.#classMeant(this.textOf(attribute.object), scope);
    if (!owner) return;
    const name = this.textOf(attribute.name);
    add(owner.attributes, { kind, name, node: attribute.name, scope: owner, ...(value ? { value } : {}) });
  }

  #classMeant(object: string, scope: NameScope): NameScope | undefined {
    for (let at: NameScope | undefined = scope; at; at = at.parent) {
      if (at.kind === 'class' && at.node.children.some((child) => isNamed(child, object, this.#text))) return at;
      if (at.kind !== 'function' || at.parent?.kind !== 'class') continue;
      const first = parametersOf(at.node)[0];
      if (first && this.textOf(first.name) === object) return at.parent;
    }
    const [binding] = this.module.bindings.get(object) ?? [];
    return binding?.kind === 'class' && binding.declaration ? this.#byNode.get(binding.declaration) : undefined;
  }

  #declareFunction(node: SyntaxNode, around: NameScope): void {
    const { name, body } = functionParts(node);
    if (name) this.#bind(around, 'function', name, { declaration: node });
    const scope = this.#open('function', node, around);
    for (const parameter of parametersOf(node)) {
      if (parameter.defaultValue) this.#declareNode(parameter.defaultValue, around);
      this.#bind(scope, 'parameter', parameter.name, {
        ...(parameter.type ? { declaration: parameter.type } : {}),
        ...(parameter.defaultValue ? { value: parameter.defaultValue } : {}),
      });
    }
    if (!body) return;
    if (this.#hasOuterNames) this.#collectOuterNames(body, scope);
    this.#declareNode(body, scope);
  }

  #declareClass(node: SyntaxNode, around: NameScope): void {
    const children = parts(node);
    const name = children.find((child) => child.type === 'identifier');
    if (name) this.#bind(around, 'class', name, { declaration: node });
    const body = blockOf(node);
    this.#declareAll(
      children.filter((child) => child !== body && child !== name),
      around,
    );
    const scope = this.#open('class', node, around);
    if (body) this.#declareNode(body, scope);
  }

  #declareImport(node: SyntaxNode, scope: NameScope): void {
    const isFrom = node.type !== 'import_statement';
    const names = isFrom && node.type === 'import_from_statement' ? parts(node).slice(1) : parts(node);
    for (const child of names) {
      const alias = child.type === 'aliased_import' ? parts(child)[1] : undefined;
      const dotted = child.type === 'aliased_import' ? parts(child)[0] : child;
      const local = alias ?? (dotted?.type === 'dotted_name' ? dotted.children[0] : undefined);
      if (local) this.#bind(scope, 'import', local, { declaration: child });
    }
  }

  /** `global` and `nonlocal` count for the whole function, wherever in it they stand. */
  #collectOuterNames(node: SyntaxNode, scope: NameScope): void {
    for (const child of node.children) {
      if (child.type === 'function_definition' || child.type === 'class_definition') continue;
      if (child.type === 'global_statement' || child.type === 'nonlocal_statement') {
        const reach = child.type === 'global_statement' ? 'global' : 'nonlocal';
        for (const name of parts(child)) scope.outerNames.set(this.textOf(name), reach);
      } else if (child.children.length > 0) this.#collectOuterNames(child, scope);
    }
  }
}

/** In `a = b = value`, the value. */
function finalValue(right: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = right;
  while (at?.type === 'assignment') at = assignmentParts(at)?.right;
  return at;
}

function isUnpacking(target: SyntaxNode): boolean {
  return ['pattern_list', 'tuple_pattern', 'list_pattern'].includes(target.type);
}

function unpackedElements(value: SyntaxNode): readonly SyntaxNode[] | undefined {
  return ['expression_list', 'tuple', 'list'].includes(value.type) ? parts(value) : undefined;
}

function isInside(owner: SyntaxNode, child: SyntaxNode): boolean {
  if (owner.type === 'function_definition') return child.type === 'block';
  if (owner.type === 'lambda') return child.type !== 'lambda_parameters';
  if (owner.type === 'class_definition') return child.type === 'block';
  return true;
}

function isNamed(child: SyntaxNode, name: string, text: string): boolean {
  return child.type === 'identifier' && text.slice(child.start, child.end) === name;
}

function add(map: Map<string, Binding[]>, binding: Binding): void {
  const bindings = map.get(binding.name);
  if (bindings) bindings.push(binding);
  else map.set(binding.name, [binding]);
}
