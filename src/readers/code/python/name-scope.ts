import type { SyntaxNode } from '../../syntax/python/tree.js';

/** What a name is bound to at one place. */
export interface Binding {
  readonly kind: 'parameter' | 'assignment' | 'loop' | 'with' | 'import' | 'function' | 'class' | 'except' | 'other';
  readonly name: string;
  /** The name as it stands there. */
  readonly node: SyntaxNode;
  readonly scope: NameScope;
  /** The expression that is its value: of an assignment, a `with`, a parameter's default. */
  readonly value?: SyntaxNode;
  /** What the value is taken out of: the iterable of a loop, the right side of an unpacking assignment. */
  readonly source?: SyntaxNode;
  /** The definition, the import statement, or the type of a parameter. */
  readonly declaration?: SyntaxNode;
}

/** A stretch of code that has names of its own. */
export class NameScope {
  readonly bindings = new Map<string, Binding[]>();
  /** Names declared `global` or `nonlocal`. */
  readonly outerNames = new Map<string, 'global' | 'nonlocal'>();
  /** For a class: what is assigned to `self.name` and `cls.name` in its methods. */
  readonly attributes = new Map<string, Binding[]>();

  constructor(
    readonly kind: 'module' | 'function' | 'class' | 'comprehension',
    readonly node: SyntaxNode,
    readonly parent: NameScope | undefined,
  ) {}
}
