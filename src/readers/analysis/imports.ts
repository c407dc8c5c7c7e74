import type { ImportFact, InvocationFact } from '../../model/code.js';
import type { SourceRange } from '../../model/source.js';
import type {
  CallExpression,
  ClassNode,
  Expression,
  FunctionNode,
  NameExpression,
  NewExpression,
  TypeNode,
} from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { headOf } from './names.js';
import { bySource } from './tree.js';

type Callee = InvocationFact['callee'];

/** Methods that run a function that is kept in a variable: of the functional interfaces of Java, and of C#'s delegates. */
const runners = /^(?:apply|accept|get|run|call|test|invoke|Invoke|applyAs\w+|getAs\w+)$/;

/**
 * The imports of a file, with those that nobody has to write: types of the same package that the file uses. Tells which
 * function of this file or of another one a call runs.
 */
export class ImportTable {
  readonly #file: AnalysedFile;
  readonly #facts: ImportFact[] = [];
  readonly #byName = new Map<string, { readonly import: number; readonly imported: string }>();
  /** Names that turned out to belong to no file of the project. */
  readonly #foreign = new Set<string>();
  readonly #targets = new Map<CallExpression | NewExpression, FunctionNode | undefined>();

  constructor(file: AnalysedFile) {
    this.#file = file;
    for (const node of file.program.imports) {
      const index = this.#facts.length;
      const candidates = node.names.flatMap(({ imported }) => file.words.modules.candidates(node, imported, file));
      for (const { imported, local } of node.names) this.#byName.set(local, { import: index, imported });
      this.#facts.push({
        module: node.module,
        range: file.places.range(node),
        statementRange: file.places.range(node),
        names: node.names.map(({ imported, local }) => ({ imported, local })),
        typeOnly: node.typeOnly,
        candidates,
        ...this.#membersUsed(node.names),
        scope: undefined,
      });
    }
  }

  /** Complete once everything else has been read, as imports that are implied are found where they are used. */
  get facts(): readonly ImportFact[] {
    return this.#facts;
  }

  /** The function of this file that a call or a `new` runs. */
  localTarget(node: CallExpression | NewExpression): FunctionNode | undefined {
    if (this.#targets.has(node)) return this.#targets.get(node);
    this.#targets.set(node, undefined);
    const target = node.kind === 'call' ? this.#targetOfCall(node) : this.#constructorOf(node);
    this.#targets.set(node, target);
    return target;
  }

  /** What a call or a `new` runs: a function of this file, or of one that can be found. */
  calleeOf(node: CallExpression | NewExpression): Callee | undefined {
    const target = this.localTarget(node);
    const index = target && this.#file.functions.indexOf(target);
    if (index !== undefined) return { kind: 'local', function: index };
    if (node.kind === 'new') return this.#calleeOfNew(node);
    const { callee } = node;
    if (callee.kind === 'name') return this.#declares(callee) ? undefined : this.#importedFunction(callee);
    if (callee.kind !== 'member') return undefined;
    const path = this.#file.types.writtenPath(callee);
    if (path !== undefined) return this.#imported(path, callee);
    const { written, class: own } = this.#file.types.of(callee.object);
    return written === undefined || own ? undefined : this.#imported(`${written}.${callee.name}`, callee);
  }

  /** The function a method reference or the name of a function means: `this::save`, `s.Save`. */
  calleeOfReference(expression: Expression): Callee | undefined {
    const declaration = this.#file.declarationOf(expression);
    if (declaration) {
      const index =
        declaration.kind === 'function' && declaration.function
          ? this.#file.functions.indexOf(declaration.function)
          : undefined;
      return index === undefined ? undefined : { kind: 'local', function: index };
    }
    if (expression.kind !== 'member') return undefined;
    const path = this.#file.types.writtenPath(expression);
    if (path !== undefined) return this.#imported(path, expression);
    const { written, class: own } = this.#file.types.of(expression.object);
    return written === undefined || own ? undefined : this.#imported(`${written}.${expression.name}`, expression);
  }

  /** What an expression means that is known to be a function: of this file, or of another one, also by its name alone. */
  calleeOfFunction(expression: Expression): Callee | undefined {
    if (expression.kind === 'function-expression') {
      const index = this.#file.functions.indexOf(expression.function);
      return index === undefined ? undefined : { kind: 'local', function: index };
    }
    const isForeign = expression.kind === 'name' && !this.#declares(expression);
    return isForeign ? this.#imported(expression.name, expression) : this.calleeOfReference(expression);
  }

  /** Notes a use of a type, so that its file is loaded with this one. */
  noteType(type: TypeNode): void {
    if (!this.#file.scopes.classNamed(type.name)) this.#imported(type.name, type);
  }

  #targetOfCall(call: CallExpression): FunctionNode | undefined {
    const { callee } = call;
    if (callee.kind === 'function-expression') return callee.function;
    if (callee.kind === 'name') return this.#targetOfName(callee, call);
    if (callee.kind !== 'member') return undefined;
    const owner = this.#ownerOf(callee.object);
    const found = owner && this.#method(owner, callee.name, call);
    if (found) return found;
    return runners.test(callee.name) ? this.#functionIn(callee.object) : undefined;
  }

  #targetOfName(
    callee: Extract<Expression, { readonly kind: 'name' }>,
    call: CallExpression,
  ): FunctionNode | undefined {
    if (callee.name === 'this' || callee.name === 'super') {
      const around = this.#file.classAround(callee);
      const base =
        callee.name === 'super' ? around?.bases[0] && this.#file.scopes.classNamed(around.bases[0].name) : around;
      const target = base && this.#method(base, 'constructor', call);
      return target === this.#file.functionAround(call) ? undefined : target;
    }
    const declaration = this.#file.scopes.lookUp(callee.name, callee);
    if (declaration?.kind !== 'function') return declaration ? this.#functionIn(callee) : this.#inherited(callee, call);
    const { class: owner, function: node } = declaration;
    return (owner && this.#method(owner, callee.name, call)) ?? node;
  }

  /** A method of a class of this file that the class around extends. */
  #inherited(callee: Extract<Expression, { readonly kind: 'name' }>, call: CallExpression): FunctionNode | undefined {
    const around = this.#file.classAround(callee);
    return around && this.#method(around, callee.name, call);
  }

  /** The function that a variable holds. */
  #functionIn(expression: Expression): FunctionNode | undefined {
    const value = this.#file.valueOf(expression);
    if (value?.kind === 'function-expression') return value.function;
    if (value?.kind !== 'member' && value?.kind !== 'name') return undefined;
    const declaration = this.#file.declarationOf(value);
    return declaration?.kind === 'function' ? declaration.function : undefined;
  }

  #ownerOf(object: Expression): ClassNode | undefined {
    if (object.kind === 'name' && object.name !== 'this' && object.name !== 'super') {
      const declaration = this.#file.scopes.lookUp(object.name, object);
      if (declaration?.kind === 'class') return declaration.class;
    }
    if (object.kind === 'name' && object.name === 'super') {
      const base = this.#file.classAround(object)?.bases[0];
      return base && this.#file.scopes.classNamed(base.name);
    }
    return this.#file.types.of(object).class;
  }

  /** Of several methods of one name the one that takes as many arguments; of an interface the only class that has it. */
  #method(owner: ClassNode, name: string, call: CallExpression | NewExpression): FunctionNode | undefined {
    const methods = this.#file.scopes.methods(owner, name);
    const count = call.arguments.length;
    const found = methods.find(({ parameters }) => parameters.length === count) ?? methods[0];
    if (found?.bodyPlace || (found && found.body.length > 0)) return found;
    const [only, ...others] = this.#file.scopes.derivedFrom(owner);
    const implemented = only && others.length === 0 ? this.#file.scopes.methods(only, name) : [];
    return implemented.find(({ parameters }) => parameters.length === count) ?? implemented[0] ?? found;
  }

  #constructorOf(node: NewExpression): FunctionNode | undefined {
    const owner = this.#file.names.isImported(node.type.name)
      ? undefined
      : this.#file.scopes.classNamed(node.type.name);
    return owner && this.#method(owner, 'constructor', node);
  }

  #calleeOfNew(node: NewExpression): Callee | undefined {
    const owner = this.#file.names.isImported(node.type.name)
      ? undefined
      : this.#file.scopes.classNamed(node.type.name);
    if (!owner) return this.#imported(node.type.name, node.type);
    const index = this.#file.functions.constructorOf(owner);
    return index === undefined ? undefined : { kind: 'local', function: index };
  }

  #declares(callee: Extract<Expression, { readonly kind: 'name' }>): boolean {
    return this.#file.scopes.lookUp(callee.name, callee) !== undefined;
  }

  #importedFunction(callee: NameExpression): Callee | undefined {
    if (this.#file.words.modules.methodsAreMembers !== true) return this.#imported(callee.name, callee);
    const base = this.#file.classAround(callee)?.bases[0];
    return base && !this.#file.scopes.classNamed(base.name)
      ? this.#imported(`${base.name}.${callee.name}`, callee)
      : undefined;
  }

  /** What a written name is in the file that its import leads to; undefined for what comes from a package. */
  #imported(written: string, from: { readonly start: number; readonly end: number }): Callee | undefined {
    const head = headOf(written);
    const rest = written.slice(head.length);
    const known = this.#byName.get(head) ?? this.#implied(head, from);
    if (!known || (this.#facts[known.import]?.candidates.length ?? 0) === 0) return undefined;
    const name = known.imported === '*' ? `*${rest}` : known.imported + rest;
    return name === '*' ? undefined : { kind: 'imported', import: known.import, name };
  }

  #implied(head: string, from: { readonly start: number; readonly end: number }) {
    if (this.#foreign.has(head)) return undefined;
    const implied = this.#file.words.modules.implied?.(head, this.#file);
    if (!implied) {
      this.#foreign.add(head);
      return undefined;
    }
    const found = { import: this.#facts.length, imported: head };
    this.#byName.set(head, found);
    const range: SourceRange = this.#file.places.range(from);
    this.#facts.push({
      module: implied.module,
      range,
      statementRange: range,
      names: [{ imported: head, local: head }],
      typeOnly: false,
      candidates: implied.candidates,
      scope: undefined,
    });
    return found;
  }

  /** For a package that is imported as a whole, the members that are used. */
  #membersUsed(names: ImportFact['names']): Pick<ImportFact, 'membersUsed'> {
    const namespace = names.find(({ imported }) => imported === '*');
    if (!namespace) return {};
    const uses = this.#file.tree
      .of('member')
      .filter(({ object }) => object.kind === 'name' && object.name === namespace.local);
    return { membersUsed: [...new Set([...uses].sort(bySource).map(({ name }) => name))] };
  }
}
