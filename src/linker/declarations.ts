import type { Declaration, DeclarationKind, FunctionDeclaration, Target } from '../model/template.js';
import { knownValues, type Value } from '../model/value.js';
import { namedResource } from './arn.js';

type OfKind<K extends DeclarationKind> = Extract<Declaration, { readonly kind: K }>;

/** The declarations of one application, to be found by id, by what a property points to, or by their own name. */
export class Declarations {
  readonly byId: ReadonlyMap<string, Declaration>;
  readonly #byKind = new Map<DeclarationKind, Declaration[]>();
  readonly #byName = new Map<string, Declaration>();

  /** Of declarations with one id the first counts. */
  constructor(declarations: readonly Declaration[]) {
    const byId = new Map<string, Declaration>();
    for (const declaration of declarations) {
      if (byId.has(declaration.id)) continue;
      byId.set(declaration.id, declaration);
      const sameKind = this.#byKind.get(declaration.kind);
      if (sameKind) sameKind.push(declaration);
      else this.#byKind.set(declaration.kind, [declaration]);
      for (const name of ownNames(declaration)) {
        const key = nameKey(declaration.kind, name);
        if (!this.#byName.has(key)) this.#byName.set(key, declaration);
      }
    }
    this.byId = byId;
  }

  ofKind<K extends DeclarationKind>(kind: K): readonly OfKind<K>[] {
    return (this.#byKind.get(kind) ?? []) as readonly Declaration[] as readonly OfKind<K>[];
  }

  /**
   * What a target points to, by reference, ARN, URL or, when `kinds` says what may be meant, by a bare name. `from` is
   * the id of the declaration that says it: names in it mean what they mean there, in a nested stack its own resources.
   * Undefined for what is not of this application.
   */
  find(target: Target, from: string, kinds: readonly DeclarationKind[] = []): Declaration | undefined {
    if (target.kind === 'resource') return isAnotherName(target) ? undefined : this.byId.get(target.id);
    const whole = this.#referenced(target.text, from);
    if (whole) return whole;
    const named = namedResource(target.text) ?? { kinds, name: target.text };
    return this.#referenced(named.name, from) ?? this.#named(named.name, named.kinds);
  }

  /** Everything the value may point to, each once; a condition may give several. */
  all(value: Value<Target>, from: string, kinds: readonly DeclarationKind[] = []): readonly Declaration[] {
    const found = knownValues(value).flatMap((target) => this.find(target, from, kinds) ?? []);
    return [...new Set(found)];
  }

  /** What the value points to; of several the first. */
  first(value: Value<Target>, from: string, kinds: readonly DeclarationKind[] = []): Declaration | undefined {
    return this.all(value, from, kinds)[0];
  }

  /** The functions the value may point to, by themselves or through an alias or version. */
  functions(value: Value<Target>, from: string): readonly FunctionDeclaration[] {
    const reached = new Set(this.all(value, from, ['function', 'alias']));
    // The set grows while it is walked.
    for (const each of reached) {
      if (each.kind !== 'alias') continue;
      for (const next of this.all(each.function, each.id, ['function', 'alias'])) reached.add(next);
    }
    return [...reached].flatMap((each) => (each.kind === 'function' ? [each] : []));
  }

  /** An attribute behind the name does not matter; names of some dialects have dots in them. */
  #referenced(text: string, from: string): Declaration | undefined {
    const written = placeholder.exec(text)?.[1] ?? '';
    for (let name = written; name !== ''; name = name.slice(0, Math.max(name.lastIndexOf('.'), 0))) {
      const found = this.inScopeOf(from, name);
      if (found) return found;
    }
    return undefined;
  }

  /** The declaration a logical name means where the declaration `from` stands: its own module's, or one further out. */
  inScopeOf(from: string, name: string): Declaration | undefined {
    for (let end = from.lastIndexOf('/'); end > 0; end = from.lastIndexOf('/', end - 1)) {
      const inner = this.byId.get(`${from.slice(0, end)}/${name}`);
      if (inner) return inner;
    }
    return this.byId.get(name);
  }

  #named(name: string, kinds: readonly DeclarationKind[]): Declaration | undefined {
    for (const kind of kinds) {
      const found = this.#byName.get(nameKey(kind, name));
      if (found) return found;
    }
    return undefined;
  }
}

/** `${Orders}-archive` begins with a resource's name and means something else; `${Save.Arn}:live` does not. */
function isAnotherName({ suffix }: Extract<Target, { readonly kind: 'resource' }>): boolean {
  return suffix !== undefined && !/^[/:*?]/.test(suffix);
}

/** A text that is one placeholder and nothing else: `${Orders}`, `${Orders.Arn}`. */
const placeholder = /^\$\{([^}]+)\}$/;

function nameKey(kind: DeclarationKind, name: string): string {
  return `${kind} ${name}`;
}

/** The names a resource is given, each possibility of a condition. */
function ownNames(declaration: Declaration): readonly string[] {
  switch (declaration.kind) {
    case 'function':
      return knownValues(declaration.functionName);
    case 'queue':
      return knownValues(declaration.queueName);
    case 'topic':
      return knownValues(declaration.topicName);
    case 'table':
      return knownValues(declaration.tableName);
    case 'stream':
      return knownValues(declaration.streamName);
    case 'bucket':
      return knownValues(declaration.bucketName);
    case 'bus':
      return knownValues(declaration.busName);
    case 'log-group':
      return knownValues(declaration.logGroupName).flatMap((name) => (name.kind === 'text' ? [name.text] : []));
    default:
      return [];
  }
}
