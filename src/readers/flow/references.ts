import type { Declaration } from '../analysis/scopes.js';
import type { Expression, FunctionNode, NameExpression, Pattern, Placed } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';

/** Where the names of a file are used, and its functions called. Gathered in one pass when it is first asked. */
export class References {
  readonly #file: FlowFile;
  #uses: ReadonlyMap<Declaration, readonly NameExpression[]> | undefined;
  #calls: ReadonlyMap<string, readonly Expression[]> | undefined;

  constructor(file: FlowFile) {
    this.#file = file;
  }

  /** The places where a name is read that a pattern declares or gives a value to. */
  toPattern(pattern: Pattern): readonly NameExpression[] {
    if (pattern.kind !== 'name-pattern') return [];
    const declaration = this.#file.declarationOf(pattern.name, pattern);
    return declaration ? this.#of(declaration) : [];
  }

  /** The places where the name is read that an expression is the value of. */
  toValueOf(value: Placed): readonly NameExpression[] {
    const holder = this.#file.parentOf(value);
    if (!holder || !('kind' in holder) || (holder.kind !== 'variable' && holder.kind !== 'assign')) return [];
    return this.toPattern(holder.target);
  }

  /** The calls of a function in its file, by its name alone. */
  callsOf({ name }: FunctionNode): readonly Expression[] {
    this.#calls ??= this.#callsByName();
    return name === undefined ? [] : (this.#calls.get(name) ?? []);
  }

  #of(declaration: Declaration): readonly NameExpression[] {
    this.#uses ??= this.#allUses();
    return this.#uses.get(declaration) ?? [];
  }

  #allUses(): ReadonlyMap<Declaration, readonly NameExpression[]> {
    const uses = new Map<Declaration, NameExpression[]>();
    for (const node of this.#file.tree.of('name')) {
      const declaration = this.#file.declarationOf(node.name, node);
      if (!declaration) continue;
      const known = uses.get(declaration);
      if (known) known.push(node);
      else uses.set(declaration, [node]);
    }
    return uses;
  }

  #callsByName(): ReadonlyMap<string, readonly Expression[]> {
    const calls = new Map<string, Expression[]>();
    for (const node of this.#file.tree.of('call')) {
      const name = this.#file.callees.lastOf(node);
      const known = calls.get(name);
      if (known) known.push(node);
      else calls.set(name, [node]);
    }
    return calls;
  }
}
