import {
  attributeParts,
  callParts,
  definitionOf,
  functionParts,
  parametersOf,
  subscriptParts,
} from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode, type SyntaxTree } from '../../syntax/python/tree.js';
import { CallIndex } from './call-index.js';
import { type Constants, isNone } from './constants.js';
import { enclosingFunction, type FunctionTable } from './functions.js';
import type { ImportTable } from './imports.js';
import { isLoggerName, loggerOf } from './libraries/loggers.js';
import { isLibraryStep, libraryClient } from './libraries/services.js';
import { type Meaning, unknownMeaning } from './meaning.js';
import { awsCall, awsMember, awsOfType, elementOf } from './meanings-of-aws.js';
import { eventClassName, eventEntry, eventMember, eventOfParameter } from './meanings-of-events.js';
import type { Binding, NameScope } from './name-scope.js';
import type { Scopes } from './scopes.js';

/** How far a value is followed through names and calls. */
const longestTrail = 60;

/** Says what expressions stand for, each worked out once. */
export class Meanings {
  readonly #known = new Map<SyntaxNode, Meaning>();
  readonly #text: string;
  readonly #calls: CallIndex;
  #trail = 0;

  constructor(
    readonly tree: SyntaxTree,
    readonly scopes: Scopes,
    readonly functions: FunctionTable,
    readonly imports: ImportTable,
    readonly constants: Constants,
  ) {
    this.#text = tree.text;
    this.#calls = new CallIndex(tree);
  }

  of(node: SyntaxNode): Meaning {
    const known = this.#known.get(node);
    if (known) return known;
    if (this.#trail > longestTrail) return unknownMeaning;
    // A value that leads back to itself is unknown on the way.
    this.#known.set(node, unknownMeaning);
    this.#trail += 1;
    const meaning = this.#workOut(node);
    this.#trail -= 1;
    this.#known.set(node, meaning);
    return meaning;
  }

  /** What a call calls. */
  ofCallee(call: SyntaxNode): Meaning {
    const [callee] = parts(call);
    return callee ? this.of(callee) : unknownMeaning;
  }

  /** The dotted name an expression goes back to, when it is an import or a builtin. */
  symbolOf(node: SyntaxNode | undefined): string | undefined {
    const meaning = node && this.of(node);
    return meaning?.kind === 'symbol' ? meaning.path : undefined;
  }

  /** What a name is bound to at one place. */
  ofBinding(binding: Binding): Meaning {
    switch (binding.kind) {
      case 'import': {
        const path = binding.declaration && this.imports.pathOf(binding.declaration);
        return path === undefined ? unknownMeaning : this.#imported(path, binding.name);
      }
      case 'function': {
        const index = binding.declaration && this.functions.indexOf(binding.declaration);
        return index === undefined ? unknownMeaning : { kind: 'function', index };
      }
      case 'class': {
        const scope = binding.declaration && this.scopes.opened(binding.declaration);
        return scope ? { kind: 'class', scope } : unknownMeaning;
      }
      case 'parameter':
        return this.#ofParameter(binding);
      case 'loop':
        return binding.source ? elementOf(this.of(binding.source)) : unknownMeaning;
      case 'with':
      case 'assignment':
        return binding.value ? this.of(binding.value) : unknownMeaning;
      default:
        return unknownMeaning;
    }
  }

  /** The places that call a function of this file by its name. */
  callsOf(index: number): readonly SyntaxNode[] {
    const node = this.functions.nodes[index];
    const name = node && functionParts(node).name;
    if (!name) return [];
    const calls = this.#calls.byName(this.#textOf(name));
    return calls.filter((call) => {
      const meaning = this.ofCallee(call);
      return meaning.kind === 'function' && meaning.index === index;
    });
  }

  /** The expressions a function returns or yields. */
  resultsOf(definition: SyntaxNode): readonly SyntaxNode[] {
    return this.#calls.resultsOf(definition);
  }

  #workOut(node: SyntaxNode): Meaning {
    const [first, second, third] = parts(node);
    switch (node.type) {
      case 'identifier':
        return this.#ofName(node);
      case 'attribute':
        return this.#ofAttribute(node);
      case 'call': {
        const dispatcher = this.functions.indexOf(node);
        return dispatcher === undefined ? this.#ofCall(node) : { kind: 'function', index: dispatcher };
      }
      case 'subscript':
        return this.#ofSubscript(node);
      case 'await':
      case 'parenthesized_expression':
      case 'as_pattern':
        return first ? this.of(first) : unknownMeaning;
      case 'named_expression':
        return second ? this.of(second) : unknownMeaning;
      case 'conditional_expression':
        return this.#firstKnown([first, third]);
      case 'boolean_operator':
        return this.#firstKnown([first, second]);
      case 'lambda': {
        const index = this.functions.indexOf(node);
        return index === undefined ? unknownMeaning : { kind: 'function', index };
      }
      default:
        return unknownMeaning;
    }
  }

  #firstKnown(nodes: readonly (SyntaxNode | undefined)[]): Meaning {
    for (const node of nodes) {
      const meaning = node && this.of(node);
      if (meaning && meaning.kind !== 'unknown') return meaning;
    }
    return unknownMeaning;
  }

  #ofName(node: SyntaxNode): Meaning {
    const name = this.#textOf(node);
    const bindings = this.scopes.lookUp(name, node);
    if (bindings.length === 0) return { kind: 'symbol', path: name };
    return this.#ofBindings(bindings, node);
  }

  /**
   * In the scope of the binding, the nearest one before counts, as code runs downwards; seen from elsewhere, any that is
   * known. `client = None` says nothing.
   */
  #ofBindings(bindings: readonly Binding[], node: SyntaxNode): Meaning {
    const isOwn = bindings[0] !== undefined && this.#isEvaluatedIn(bindings[0].scope, node);
    const nearest = isOwn ? bindings.findLast((each) => each.node.end <= node.start && !isNone(each.value)) : undefined;
    if (nearest) {
      const meaning = this.ofBinding(nearest);
      if (meaning.kind !== 'unknown' || nearest.kind !== 'parameter') return meaning;
    }
    for (let index = bindings.length - 1; index >= 0; index -= 1) {
      const binding = bindings[index];
      const meaning = binding && !isNone(binding.value) ? this.ofBinding(binding) : unknownMeaning;
      if (meaning.kind !== 'unknown') return meaning;
    }
    return unknownMeaning;
  }

  /** Comprehensions are worked out where they stand. */
  #isEvaluatedIn(scope: NameScope, node: SyntaxNode): boolean {
    let around: NameScope | undefined = this.scopes.around(node);
    while (around !== scope && around?.kind === 'comprehension') around = around.parent;
    return around === scope;
  }

  #imported(path: string, local: string): Meaning {
    const logger = loggerOf(path);
    if (logger && path === 'loguru.logger') return { kind: 'logger', isStructured: false };
    const isOwnLogger = !logger && isLoggerName(local) && !/^(?:logging|structlog)/.test(path);
    return isOwnLogger ? { kind: 'logger', isStructured: false } : { kind: 'symbol', path };
  }

  #ofParameter(binding: Binding): Meaning {
    const definition = binding.scope.node;
    const parameters = parametersOf(definition);
    const position = parameters.findIndex(({ name }) => name === binding.node);
    const owner = binding.scope.parent;
    if (position === 0 && owner?.kind === 'class' && definition.type === 'function_definition') {
      const decorators = definitionOf(definition).decorators.map((decorator) => this.#textOf(decorator));
      if (decorators.includes('classmethod')) return { kind: 'class', scope: owner };
      if (!decorators.includes('staticmethod')) return { kind: 'instance', scope: owner };
    }
    const type = binding.declaration && this.#textOf(binding.declaration);
    const typed = type === undefined ? undefined : awsOfType(type, this.symbolOf(binding.declaration?.children[0]));
    if (typed) return typed;
    const given = this.#givenArgument(definition, binding.name, position);
    if (given.meaning.kind !== 'unknown') return given.meaning;
    if (!given.isCalled && eventOfParameter(definition, binding.name, position, type)) {
      return { kind: 'event', part: 'whole' };
    }
    return binding.value ? this.of(binding.value) : unknownMeaning;
  }

  /** What the calls in this file give for a parameter. */
  #givenArgument(definition: SyntaxNode, name: string, position: number): { meaning: Meaning; isCalled: boolean } {
    const index = this.functions.indexOf(definition);
    const calls = index === undefined ? [] : this.callsOf(index).filter((call) => enclosingFunction(call));
    for (const call of calls) {
      const { callee, positional, keywords } = callParts(call, this.#text);
      const isMethodCall = callee?.type === 'attribute' && this.scopes.around(definition).kind === 'class';
      const argument = keywords.get(name) ?? positional[position - (isMethodCall ? 1 : 0)];
      const meaning = argument ? this.of(argument) : unknownMeaning;
      if (meaning.kind !== 'unknown' && meaning.kind !== 'symbol') return { meaning, isCalled: true };
    }
    return { meaning: unknownMeaning, isCalled: calls.length > 0 };
  }

  #ofAttribute(node: SyntaxNode): Meaning {
    const { object, name } = attributeParts(node) ?? {};
    if (!object || !name) return unknownMeaning;
    const member = this.#textOf(name);
    const meaning = this.of(object);
    switch (meaning.kind) {
      case 'symbol':
      case 'made-by-symbol':
        return { kind: 'symbol', path: `${meaning.path}.${member}` };
      case 'class':
      case 'instance':
        return this.#ofMember(meaning.scope, member, node) ?? ownLogger(member);
      case 'aws':
      case 'aws-member':
        return awsMember(meaning, member);
      case 'library':
        return { ...meaning, path: [...meaning.path, member] };
      case 'event':
        return eventMember(meaning, member);
      case 'function':
        return member === 'current_event' ? { kind: 'event', part: 'whole' } : unknownMeaning;
      default:
        return unknownMeaning;
    }
  }

  #ofMember(scope: NameScope, member: string, node: SyntaxNode, depth = 0): Meaning | undefined {
    const bindings = [...(scope.bindings.get(member) ?? []), ...(scope.attributes.get(member) ?? [])];
    if (bindings.length > 0) {
      const meaning = this.#ofBindings(bindings, node);
      return meaning.kind === 'function' && this.#isProperty(meaning.index) ? this.#result(meaning.index) : meaning;
    }
    if (depth > 5) return undefined;
    const bases = parts(scope.node).find((child) => child.type === 'argument_list')?.children ?? [];
    for (const base of bases) {
      const meaning = this.of(base);
      const found = meaning.kind === 'class' ? this.#ofMember(meaning.scope, member, node, depth + 1) : undefined;
      if (found) return found;
      if (meaning.kind === 'symbol' && this.imports.importOf(meaning.path)) {
        return { kind: 'symbol', path: `${meaning.path}.${member}` };
      }
    }
    return undefined;
  }

  #isProperty(index: number): boolean {
    const node = this.functions.nodes[index];
    return node !== undefined && definitionOf(node).decorators.some((d) => /(?:^|_|\.)property$/.test(this.#textOf(d)));
  }

  #ofCall(call: SyntaxNode): Meaning {
    const { callee, positional, keywords } = callParts(call, this.#text);
    if (!callee) return unknownMeaning;
    const meaning = this.of(callee);
    const aws = awsCall(meaning, { positional, keywords }, this.constants);
    if (aws) return aws;
    switch (meaning.kind) {
      case 'symbol':
        return this.#ofSymbolCall(meaning.path, positional);
      case 'class':
        return { kind: 'instance', scope: meaning.scope };
      case 'function':
        return this.#result(meaning.index);
      case 'library': {
        const last = meaning.path.at(-1);
        if (last === undefined || isLibraryStep(meaning.service, last)) return { ...meaning, path: [] };
        return unknownMeaning;
      }
      case 'event':
        return meaning.part === 'whole' ? meaning : unknownMeaning;
      default:
        return this.#ofMethodCall(callee, positional);
    }
  }

  #ofMethodCall(callee: SyntaxNode, positional: readonly SyntaxNode[]): Meaning {
    const { object, name } = (callee.type === 'attribute' && attributeParts(callee)) || {};
    const owner = object && name ? this.of(object) : unknownMeaning;
    const method = name ? this.#textOf(name) : '';
    if (owner.kind === 'logger') return /^(?:bind|new|getChild|opt|unbind)$/.test(method) ? owner : unknownMeaning;
    if (owner.kind !== 'event') return unknownMeaning;
    if (method === 'get' || method === 'pop') {
      const key = this.constants.textOf(positional[0]);
      if (owner.part === 'whole' && key !== undefined) return eventEntry(owner, key);
      return owner.part === 'records' ? { kind: 'event', part: 'record' } : { kind: 'event', part: 'field' };
    }
    return /^(?:copy|model_dump|dict)$/.test(method) ? owner : { kind: 'event', part: 'field' };
  }

  #ofSymbolCall(path: string, positional: readonly SyntaxNode[]): Meaning {
    const logger = loggerOf(path);
    if (logger) return { kind: 'logger', isStructured: logger === 'structured' };
    const client = libraryClient(path);
    if (client) return { kind: 'library', ...client, path: [] };
    if (/^sqlalchemy\.orm\.(?:sessionmaker|scoped_session|Session)$/.test(path)) {
      return { kind: 'library', provider: 'database', service: 'sqlalchemy', isAsync: false, path: [] };
    }
    const [first] = positional;
    const given = first ? this.of(first) : unknownMeaning;
    if (given.kind === 'event') {
      if (/^(?:dict|copy\.copy|copy\.deepcopy)$/.test(path) || eventClassName(path)) return given;
      if (/^(?:iter|list|reversed|tuple|sorted)$/.test(path)) return given;
      if (path === 'next') return elementOf(given);
    }
    return { kind: 'made-by-symbol', path };
  }

  /** What calling a function of this file gives. */
  #result(index: number): Meaning {
    const node = this.functions.nodes[index];
    return node && node.type !== 'call' ? this.#firstKnown(this.resultsOf(node)) : unknownMeaning;
  }

  #ofSubscript(node: SyntaxNode): Meaning {
    const { value, index } = subscriptParts(node) ?? {};
    if (!value || !index) return unknownMeaning;
    const meaning = this.of(value);
    if (meaning.kind === 'library')
      return isLibraryStep(meaning.service, 'x') ? { ...meaning, path: [] } : unknownMeaning;
    if (meaning.kind === 'event') {
      if (meaning.part === 'records') return index.type === 'slice' ? meaning : { kind: 'event', part: 'record' };
      const key = this.constants.textOf(index);
      return key === undefined ? { kind: 'event', part: 'field' } : eventEntry(meaning, key);
    }
    return this.#ofEntry(value, index);
  }

  /** `clients['s3']` of a dictionary written in this file. */
  #ofEntry(value: SyntaxNode, index: SyntaxNode): Meaning {
    const key = this.constants.valueOf(index);
    const name = value.type === 'identifier' ? this.scopes.lookUp(this.#textOf(value), value) : [];
    const dictionary = name.find((binding) => binding.value?.type === 'dictionary')?.value;
    for (const pair of dictionary && key !== undefined ? parts(dictionary) : []) {
      const [entryKey, entry] = pair.type === 'pair' ? parts(pair) : [];
      if (entryKey && entry && this.constants.valueOf(entryKey) === key) return this.of(entry);
    }
    return unknownMeaning;
  }

  #textOf(node: SyntaxNode): string {
    return this.#text.slice(node.start, node.end);
  }
}

/** `self.logger` that a base class from elsewhere gives. */
function ownLogger(member: string): Meaning {
  return isLoggerName(member) ? { kind: 'logger', isStructured: false } : unknownMeaning;
}
