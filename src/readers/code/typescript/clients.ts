import { DefinitionType, type Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.js';
import { isPassThrough } from './imports.js';
import type { Instances } from './instances.js';
import { Type } from './node-types.js';
import type { Origins } from './origins.js';
import { hasClients, type Service, serviceConstructed, serviceMade, serviceOfType } from './packages.js';
import { bare, isFunctionNode, memberName, methodCall } from './syntax.js';

/** A client as an expression has it. */
export interface Client extends Service {
  /** The document client of DynamoDB, whose operations have other names. */
  readonly isDocument: boolean;
}

const deepest = 10;

/** Finds the client behind an expression: what it is called on, passed to or taken from. */
export class Clients {
  /** Answers so far; undefined while one is being looked for, which ends cycles. */
  readonly #found = new Map<TSESTree.Node, Client | undefined>();

  /** Without a package that has clients there are none, whatever is asked. */
  readonly #mayExist: boolean;

  constructor(
    readonly bindings: Bindings,
    readonly origins: Origins,
    readonly instances: Instances,
  ) {
    this.#mayExist = origins.imports.facts.some(({ module }) => hasClients(module));
  }

  /** The client that the expression is, however it came there: constants, fields, factories, declared types. */
  of(node: TSESTree.Node, depth = 0): Client | undefined {
    if (depth > deepest || !this.#mayExist) return undefined;
    const value = this.bindings.resolve(node);
    if (this.#found.has(value)) return this.#found.get(value);
    this.#found.set(value, undefined);
    const client = this.#find(value, depth);
    this.#found.set(value, client);
    return client;
  }

  /** The client that this very expression builds. */
  built(node: TSESTree.NewExpression | TSESTree.CallExpression): Client | undefined {
    const origin = node.callee && this.#mayExist ? this.origins.of(node.callee) : undefined;
    if (!origin) return undefined;
    const service = node.type === Type.NewExpression ? serviceConstructed(origin) : serviceMade(origin);
    const isDocument = origin.path.includes('DocumentClient') || origin.module === '@aws-sdk/lib-dynamodb';
    return service && { ...service, isDocument };
  }

  #find(value: TSESTree.Node, depth: number): Client | undefined {
    switch (value.type) {
      case Type.NewExpression:
        return this.built(value);
      case Type.CallExpression:
        return this.#ofCall(value, depth);
      case Type.MemberExpression:
        return this.#ofMember(value, depth);
      case Type.Identifier:
        return this.#ofIdentifier(value, depth);
      case Type.AssignmentExpression:
        return this.of(value.right, depth + 1);
      case Type.AwaitExpression:
        return this.#ofAwaited(value, depth);
      case Type.LogicalExpression:
        return this.of(value.left, depth + 1) ?? this.of(value.right, depth + 1);
      case Type.ConditionalExpression:
        return this.of(value.consequent, depth + 1) ?? this.of(value.alternate, depth + 1);
      default:
        return undefined;
    }
  }

  #ofCall(call: TSESTree.CallExpression, depth: number): Client | undefined {
    const [first] = call.arguments;
    if (isPassThrough(call) && first) return this.of(first, depth + 1);
    const built = this.built(call);
    if (built) return built;
    for (const value of this.#returned(call)) {
      const client = this.of(value, depth + 1);
      if (client) return client;
    }
    const callee = this.bindings.resolve(call.callee);
    return handleOf(this.of(callee.type === Type.MemberExpression ? callee.object : callee, depth + 1));
  }

  /** Waiting for an answer gives data; only waiting for a connection gives something to work with. */
  #ofAwaited(node: TSESTree.AwaitExpression, depth: number): Client | undefined {
    const awaited = bare(node.argument);
    const method = methodCall(awaited);
    const isAnswer = method && !connecting.has(method.name) && handleOf(this.of(method.object, depth + 1));
    return isAnswer ? undefined : this.of(awaited, depth + 1);
  }

  #returned(call: TSESTree.CallExpression): readonly TSESTree.Node[] {
    const callee = this.bindings.resolve(call.callee);
    if (isFunctionNode(callee)) return this.instances.returned(callee);
    if (callee.type !== Type.MemberExpression || !callee.object) return [];
    const name = memberName(callee);
    const instance = name === undefined ? undefined : this.instances.of(callee.object);
    const methods = instance && name !== undefined ? this.instances.member(instance, name) : [];
    return methods.flatMap((method) => (isFunctionNode(method) ? this.instances.returned(method) : []));
  }

  #ofMember(node: TSESTree.MemberExpression, depth: number): Client | undefined {
    const name = memberName(node);
    if (!node.object || name === undefined) return undefined;
    const instance = this.instances.of(node.object);
    for (const value of instance ? this.instances.member(instance, name) : []) {
      const client = isFunctionNode(value) ? undefined : this.of(value, depth + 1);
      if (client) return client;
    }
    const type = instance?.kind === 'class' ? this.instances.memberType(instance.node, name) : undefined;
    return (type && this.#ofType(type)) ?? handleOf(this.of(node.object, depth + 1));
  }

  #ofIdentifier(node: TSESTree.Identifier, depth: number): Client | undefined {
    const variable = this.bindings.variable(node);
    if (!variable) return undefined;
    for (const { kind, expression, path, fallback } of this.bindings.sources(variable)) {
      const whole = fallback ?? (kind === 'value' ? expression : undefined);
      const client = whole && (path.length === 0 || fallback) ? this.of(whole, depth + 1) : undefined;
      const found = client ?? (whole && path.length > 0 ? this.#ofPath(whole, path, depth) : undefined);
      if (found) return found;
    }
    const type = declaredType(variable);
    return type && this.#ofType(type);
  }

  #ofPath(whole: TSESTree.Node, path: readonly string[], depth: number): Client | undefined {
    const [name = '', ...rest] = path;
    const instance = this.instances.of(whole);
    for (const value of instance ? this.instances.member(instance, name) : []) {
      const client = rest.length === 0 ? this.of(value, depth + 1) : this.#ofPath(value, rest, depth + 1);
      if (client) return client;
    }
    return undefined;
  }

  #ofType(type: TSESTree.TypeNode): Client | undefined {
    if (type.type === Type.TSUnionType) return type.types.map((part) => this.#ofType(part)).find(Boolean);
    if (type.type !== Type.TSTypeReference) return undefined;
    const origin = this.origins.ofTypeName(type.typeName);
    const service = origin && serviceOfType(origin);
    return service && { ...service, isDocument: /Document/.test(origin.path.at(-1) ?? '') };
  }
}

const connecting = new Set(['connect', 'getConnection', 'getClient', 'acquire', 'asPromise', 'startSession']);

/** What a client hands out is worked with as the client is: `mongo.db().collection('orders')`, `stripe.charges`. */
function handleOf(client: Client | undefined): Client | undefined {
  return client && client.provider !== 'aws' && client.provider !== 'http' ? client : undefined;
}

function declaredType(variable: Variable): TSESTree.TypeNode | undefined {
  const definition = variable.defs[0];
  if (definition?.type !== DefinitionType.Parameter && definition?.type !== DefinitionType.Variable) return undefined;
  const { name } = definition;
  return name.type === Type.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
}
