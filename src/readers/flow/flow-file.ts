import type { Scope } from '../../model/code.js';
import type { SourceRange } from '../../model/source.js';
import { type Declaration, Scopes } from '../analysis/scopes.js';
import { isFunction, type Node, Tree } from '../analysis/tree.js';
import { rangeIn } from '../documents/document.js';
import type {
  CallExpression,
  Expression,
  FunctionNode,
  NewExpression,
  Placed,
  Program,
  Statement,
} from '../syntax/program.js';
import { CalleeNames } from './callee-names.js';
import { valuesByDeclaration } from './given-values.js';

/** A program with its nodes and its names. */
export interface UnderstoodProgram {
  readonly program: Program;
  readonly tree: Tree;
  readonly scopes: Scopes;
}

/** Finds the nodes and names of a program. What is written only where it is exported belongs to its code too. */
export function understandProgram(program: Program): UnderstoodProgram {
  const whole = { ...program, body: [...program.body, ...exportedValues(program)] };
  const tree = new Tree(whole);
  return { program, tree, scopes: new Scopes(whole, tree) };
}

/** A call with what it calls: the dotted name as `CalleeNames` gives it, and the last name alone. */
export interface NamedCall {
  readonly node: CallExpression | NewExpression;
  readonly name: string | undefined;
  readonly last: string;
}

/** A program with what all questions about its values need: who is who, which function is which fact, what names are given. */
export class FlowFile {
  readonly program: Program;
  readonly tree: Tree;
  readonly scopes: Scopes;
  readonly callees: CalleeNames;
  readonly #indexes: ReadonlyMap<FunctionNode, number>;
  #given: ReadonlyMap<Declaration, readonly Expression[]> | undefined;
  #returned: ReadonlyMap<FunctionNode, readonly Expression[]> | undefined;
  #calls: readonly NamedCall[] | undefined;

  /** `functions` are the places of the facts' functions, in their order, as offsets. */
  constructor(
    { program, tree, scopes }: UnderstoodProgram,
    readonly text: string,
    functions: readonly Placed[],
  ) {
    this.program = program;
    this.tree = tree;
    this.scopes = scopes;
    this.callees = new CalleeNames(this);
    this.#indexes = matched(this.tree.functions, functions);
  }

  /** Everything that is called or made an instance of. */
  get calls(): readonly NamedCall[] {
    this.#calls ??= [...this.tree.of('call'), ...this.tree.of('new')].map((node) => ({
      node,
      name: this.callees.of(node),
      last: this.callees.lastOf(node),
    }));
    return this.#calls;
  }

  range({ start, end }: Placed): SourceRange {
    return rangeIn(this.program, start, end);
  }

  /** The text of a node without spaces and without the marks that only say it may be missing. */
  written({ start, end }: Placed): string {
    return this.text.slice(start, end).replace(/[\s?!]+/g, '');
  }

  indexOf(node: FunctionNode): number | undefined {
    return this.#indexes.get(node);
  }

  /** The function whose code holds a node, lambdas included. */
  functionAround(node: Placed): FunctionNode | undefined {
    for (const around of this.tree.ancestorsOf(node)) if (isFunction(around)) return around;
    return undefined;
  }

  scopeOf(node: Placed): Scope {
    for (const around of this.tree.ancestorsOf(node)) {
      const index = isFunction(around) ? this.indexOf(around) : undefined;
      if (index !== undefined) return index;
    }
    return undefined;
  }

  /** The values a function gives back, those of functions inside it left out. */
  returnedBy(node: FunctionNode): readonly Expression[] {
    this.#returned ??= this.#allReturned();
    return this.#returned.get(node) ?? [];
  }

  declarationOf(name: string, from: Placed): Declaration | undefined {
    return this.scopes.lookUp(name, from);
  }

  /** Everything a name is ever given in this file. */
  valuesOf(declaration: Declaration): readonly Expression[] {
    this.#given ??= valuesByDeclaration(this);
    const later = this.#given.get(declaration) ?? [];
    return declaration.value && declaration.kind !== 'parameter' ? [declaration.value, ...later] : later;
  }

  #allReturned(): ReadonlyMap<FunctionNode, readonly Expression[]> {
    const returned = new Map<FunctionNode, Expression[]>();
    for (const statement of this.tree.of('return')) {
      const around = statement.value && this.functionAround(statement);
      if (!around || !statement.value) continue;
      const values = returned.get(around);
      if (values) values.push(statement.value);
      else returned.set(around, [statement.value]);
    }
    return returned;
  }

  parentOf(node: Placed): Node | undefined {
    return this.tree.parentOf(node);
  }
}

function exportedValues({ exports }: Program): readonly Statement[] {
  return exports.flatMap(({ value }): readonly Statement[] =>
    value && value.kind !== 'name'
      ? [{ kind: 'expression', expression: value, start: value.start, end: value.end }]
      : [],
  );
}

/** A function and its fact end at the same place; where several end there, the one that begins nearest. */
function matched(nodes: readonly FunctionNode[], facts: readonly Placed[]): ReadonlyMap<FunctionNode, number> {
  const byEnd = new Map<number, number[]>();
  for (const [index, { end }] of facts.entries()) byEnd.set(end, [...(byEnd.get(end) ?? []), index]);
  const indexes = new Map<FunctionNode, number>();
  for (const node of nodes) {
    const distance = (index: number) => Math.abs((facts[index]?.start ?? 0) - node.start);
    const [nearest] = (byEnd.get(node.end) ?? []).toSorted((a, b) => distance(a) - distance(b));
    if (nearest !== undefined) indexes.set(node, nearest);
  }
  return indexes;
}
