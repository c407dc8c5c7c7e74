import type { Argument } from '../../model/code.js';
import type { CallExpression, Expression } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import type { Declaration } from './scopes.js';
import { childrenOf, isArgument, isClass, isFunction, type Node } from './tree.js';

type Derivation = 'generated' | 'event' | 'other';

/** Longer trails are not followed. */
const deepest = 60;

/** Tells where values come from: the source, the environment, the event, chance. Each name is followed once. */
export class Origins {
  readonly #file: AnalysedFile;
  readonly #ofDeclarations = new Map<Declaration, Derivation>();

  constructor(file: AnalysedFile) {
    this.#file = file;
  }

  of(expression: Expression): Argument {
    const value = this.#file.constantOf(expression);
    if (value !== undefined) return { kind: 'literal', value };
    const name = this.environmentName(expression);
    if (name !== undefined) return { kind: 'environment', name };
    return { kind: this.#derivation(expression, 0) };
  }

  /** The variable an expression reads, through names bound to it once, defaults and conversions. */
  environmentName(expression: Expression, depth = 0): string | undefined {
    if (depth > deepest) return undefined;
    const { words } = this.#file;
    const access = words.values.environmentRead(expression, this.#file);
    if (access) return access.name;
    switch (expression.kind) {
      case 'name':
      case 'member': {
        const value = this.#file.valueOf(expression);
        return value && this.environmentName(value, depth + 1);
      }
      case 'binary': {
        const isDefault = expression.operator === '??' || expression.operator === '||';
        return isDefault ? this.environmentName(expression.left, depth + 1) : undefined;
      }
      case 'conditional':
        return (
          this.environmentName(expression.then, depth + 1) ?? this.environmentName(expression.otherwise, depth + 1)
        );
      case 'cast':
      case 'unary':
        return this.environmentName(expression.operand, depth + 1);
      case 'call':
        return this.#environmentNameOfCall(expression, depth);
      default:
        return undefined;
    }
  }

  #environmentNameOfCall(call: CallExpression, depth: number): string | undefined {
    const { conversions, requirements, tolerances } = this.#file.words.values;
    const passesOn = this.#file
      .calleesOf(call)
      .some((name) => conversions.test(name) || requirements.test(name) || tolerances.test(name));
    const [first] = call.arguments;
    if (passesOn && first) return this.environmentName(first.value, depth + 1);
    // `Optional.ofNullable(…).orElse(…)`
    const { callee } = call;
    return callee.kind === 'member' && passesOn ? this.environmentName(callee.object, depth + 1) : undefined;
  }

  /** Chance outweighs the event, and the event what nobody knows. */
  #derivation(node: Node, depth: number): Derivation {
    if (depth > deepest || isFunction(node) || isClass(node)) return 'other';
    if (isArgument(node)) return this.#derivation(node.value, depth + 1);
    if (!('kind' in node)) return 'other';
    switch (node.kind) {
      case 'name':
        return this.#ofName(node, depth);
      case 'member':
        return this.#file.declarationOf(node) ? this.#ofName(node, depth) : this.#derivation(node.object, depth + 1);
      case 'call':
        return this.#ofCall(node, depth);
      default:
        return this.#strongest(childrenOf(node), depth);
    }
  }

  #ofCall(call: CallExpression, depth: number): Derivation {
    const { generators } = this.#file.words.values;
    if (this.#file.calleesOf(call).some((name) => generators.test(name))) return 'generated';
    const { callee } = call;
    const object = callee.kind === 'member' ? this.#file.objectOf(callee.object) : undefined;
    if (object && object.kind !== 'event') return 'other';
    const parts: readonly Node[] = callee.kind === 'member' ? [callee.object, ...call.arguments] : call.arguments;
    return this.#strongest(parts, depth);
  }

  #strongest(nodes: readonly Node[], depth: number): Derivation {
    let strongest: Derivation = 'other';
    for (const node of nodes) {
      const derivation = this.#derivation(node, depth + 1);
      if (derivation === 'generated') return 'generated';
      if (derivation === 'event') strongest = 'event';
    }
    return strongest;
  }

  #ofName(expression: Expression, depth: number): Derivation {
    const declaration = this.#file.declarationOf(expression);
    if (!declaration) return 'other';
    const known = this.#ofDeclarations.get(declaration);
    if (known) return known;
    // A value that leads back to itself adds nothing.
    this.#ofDeclarations.set(declaration, 'other');
    const derivation = this.#ofDeclaration(declaration, depth);
    this.#ofDeclarations.set(declaration, derivation);
    return derivation;
  }

  #ofDeclaration(declaration: Declaration, depth: number): Derivation {
    if (declaration.kind === 'parameter') return this.#carriesInput(declaration) ? 'event' : 'other';
    const { value, elementOf } = declaration;
    const assigned = this.#file.assignmentsTo(declaration).map((assignment) => assignment.value);
    const added = this.#file.entries.additionsTo(declaration).map((entry) => entry.value);
    const from = [...(elementOf ? [elementOf] : []), ...(value ? [value] : []), ...assigned, ...added];
    return this.#strongest([...from, ...this.#fillings(declaration)], depth);
  }

  /** What else is given to calls that get the address of a name, to put something there: `json.Unmarshal(body, &order)`. */
  #fillings(declaration: Declaration): readonly Node[] {
    return this.#file.usesOf(declaration.name).flatMap((use) => {
      const address = this.#file.tree.parentOf(use);
      if (!address || !('kind' in address) || address.kind !== 'unary' || address.operator !== '&') return [];
      const argument = this.#file.tree.parentOf(address);
      const call = argument && isArgument(argument) ? this.#file.tree.parentOf(argument) : undefined;
      if (!call || !('kind' in call) || call.kind !== 'call') return [];
      if (this.#file.declarationOf(use)?.place !== declaration.place) return [];
      const object = call.callee.kind === 'member' ? [call.callee.object] : [];
      return [...object, ...call.arguments.filter((each) => each !== argument)];
    });
  }

  /** Parameters carry what the caller got from the event, but for the context, and for clients and other tools. */
  #carriesInput(declaration: Declaration): boolean {
    const { parameter } = declaration;
    if (!parameter || parameter.function.name === 'constructor') return false;
    const object = this.#file.types.objectOfType(this.#file.types.ofDeclaration(declaration));
    return object === undefined || object.kind === 'event';
  }
}
