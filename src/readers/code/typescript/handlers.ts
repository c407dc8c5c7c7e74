import type { TSESTree } from '@typescript-eslint/types';
import type { HandlerShape, WrapperFact } from '../../../model/code.js';
import type { FoundExport } from './exports.js';
import type { Functions } from './functions.js';
import { eventOfType, eventOfWrapper, isHandlerWrapper } from './lambda-types.js';
import { Type } from './node-types.js';
import type { Origins } from './origins.js';
import { type FunctionNode, isFunctionNode, widened } from './syntax.js';

/** The handler shapes of functions, by index, and the wrappers around them. */
export interface Handlers {
  readonly shapes: ReadonlyMap<number, HandlerShape>;
  /** Functions that are exported, directly or in wrappers, with the name. */
  readonly exported: ReadonlyMap<number, string>;
}

/** Finds the functions that look like Lambda handlers: by their type, by what wraps them, by name and signature. */
export function findHandlers(
  functions: Functions,
  exports: readonly FoundExport[],
  origins: Origins,
  wrappersOf: (index: number) => readonly WrapperFact[],
): Handlers {
  const exported = new Map<number, string>();
  for (const { fact, resolved } of exports) {
    const isPlain = resolved && !(exported.get(resolved.function) === 'handler');
    if (isPlain) exported.set(resolved.function, fact.name);
  }
  const isForeign = exports.some(({ fact }) => fact.name === 'builder' || fact.name === 'command');
  const isOfLambda = hasToDoWithLambda(functions, origins);
  const isFrontend = origins.imports.facts.some(({ module }) =>
    /^(?:react|react-dom|next|vue|svelte)(?:\/|$)/.test(module),
  );

  const shapes = new Map<number, HandlerShape>();
  for (const [index, node] of functions.nodes.entries()) {
    if (!isFunctionNode(node)) continue;
    const name = exported.get(index);
    const shape =
      shapeByType(node, name, origins) ??
      shapeByWrappers(wrappersOf(index)) ??
      (name === undefined || isForeign || isFrontend ? undefined : shapeBySignature(node, name, isOfLambda));
    if (shape) shapes.set(index, shape);
  }
  return { shapes, exported };
}

/**
 * Functions of any name take an event all over the place. They are taken for handlers in modules that import something of
 * AWS, and in those of CommonJS, which no browser loads.
 */
function hasToDoWithLambda({ parsed: { nodes } }: Functions, { imports }: Origins): boolean {
  const isEsModule = nodes.of(Type.ExportNamedDeclaration).length + nodes.of(Type.ExportDefaultDeclaration).length > 0;
  return !isEsModule || imports.facts.some(({ module }) => /aws|lambda|middy|serverless/i.test(module));
}

/**
 * A function typed as a handler is one wherever it stands. One that only takes an event of `aws-lambda` may be a helper,
 * so it also has to be exported and to look like something Lambda calls.
 */
function shapeByType(node: FunctionNode, name: string | undefined, origins: Origins): HandlerShape | undefined {
  const declared = declaredType(node);
  const asHandler = declared && handlerType(declared, origins);
  if (asHandler) return asHandler;
  if (name === undefined) return undefined;
  const event = parameterType(node.params[0], origins);
  if (!event || !/Event(?:V\d)?$|Event[A-Z]\w*$/.test(event.name)) return undefined;
  const looksCalled =
    node.async ||
    node.params.length > 1 ||
    isHandlerName(name) ||
    typeNames(node.returnType?.typeAnnotation, origins).some(({ name: type }) => /Result|Response/.test(type));
  return looksCalled ? byType(event.kind) : undefined;
}

function handlerType(type: TSESTree.TypeNode, origins: Origins): HandlerShape | undefined {
  const [outer, ...inner] = typeNames(type, origins);
  if (!outer || !/(?:Handler(?:V2)?|Handler[A-Z]\w*)$/.test(outer.name)) return undefined;
  return byType(outer.kind ?? inner.find(({ kind }) => kind !== undefined)?.kind);
}

function byType(event: HandlerShape['event']): HandlerShape {
  return event === undefined ? { evidence: 'type' } : { evidence: 'type', event };
}

/** `const handler: SQSHandler = …`, `… satisfies SQSHandler`, `… as SQSHandler` */
function declaredType(node: FunctionNode): TSESTree.TypeNode | undefined {
  for (let value: TSESTree.Node = node; value !== widened(node); value = value.parent as TSESTree.Node) {
    const { parent } = value;
    if (parent?.type === Type.TSAsExpression || parent?.type === Type.TSSatisfiesExpression)
      return parent.typeAnnotation;
  }
  let value = widened(node);
  while (value.parent?.type === Type.CallExpression && value.parent.callee !== value) value = widened(value.parent);
  const { parent } = value;
  if (parent?.type === Type.VariableDeclarator && parent.init === value)
    return parent.id.typeAnnotation?.typeAnnotation;
  return parent?.type === Type.PropertyDefinition ? parent.typeAnnotation?.typeAnnotation : undefined;
}

interface NamedType {
  readonly name: string;
  readonly kind: HandlerShape['event'];
}

function parameterType(parameter: TSESTree.Parameter | undefined, origins: Origins): NamedType | undefined {
  const pattern = parameter?.type === Type.AssignmentPattern ? parameter.left : parameter;
  if (!pattern || !('typeAnnotation' in pattern)) return undefined;
  return typeNames(pattern.typeAnnotation?.typeAnnotation, origins)[0];
}

/** The types of `aws-lambda` (and its global namespace) that a type is made of, outermost first. */
function typeNames(type: TSESTree.TypeNode | undefined, origins: Origins): readonly NamedType[] {
  if (!type) return [];
  if (type.type === Type.TSUnionType || type.type === Type.TSIntersectionType) {
    return type.types.flatMap((part) => typeNames(part, origins));
  }
  if (type.type !== Type.TSTypeReference) return [];
  const name = lambdaTypeName(type.typeName, origins);
  const inner = (type.typeArguments?.params ?? []).flatMap((part) => typeNames(part, origins));
  return name === undefined ? inner : [{ name, kind: eventOfType(name) }, ...inner];
}

function lambdaTypeName(name: TSESTree.EntityName, origins: Origins): string | undefined {
  const origin = origins.ofTypeName(name);
  if (origin) return /^(?:@types\/)?aws-lambda(?:\/|$)/.test(origin.module) ? origin.path.at(-1) : undefined;
  const isGlobal = name.type === Type.TSQualifiedName && name.left.type === Type.Identifier;
  return isGlobal && name.left.type === Type.Identifier && name.left.name === 'AWSLambda' ? name.right.name : undefined;
}

function shapeByWrappers(wrappers: readonly WrapperFact[]): HandlerShape | undefined {
  if (!wrappers.some(isHandlerWrapper)) return undefined;
  const event = wrappers.map(eventOfWrapper).find((kind) => kind !== undefined);
  return event === undefined ? { evidence: 'wrapper' } : { evidence: 'wrapper', event };
}

const eventName = /^_*(?:lambda)?(?:event|evt|e|ev|input|payload|message|data)$/i;
const contextName = /^_*(?:lambda)?(?:context|ctx)$/i;
const callbackName = /^_*(?:callback|cb|done)$/i;

/** Whether a parameter's name says that it takes the event that started the function. */
export function isEventName(name: string): boolean {
  return /^_*(?:lambda)?(?:event|evt)$/i.test(name);
}

function isHandlerName(name: string): boolean {
  return /^(?:handler|lambda_?handler|handle|main)$/i.test(name) || /[a-z]Handler$/.test(name);
}

/** `handler` with at most an event, a context and a callback; any other name needs the full signature. */
function shapeBySignature(node: FunctionNode, name: string, isAnyName: boolean): HandlerShape | undefined {
  const names = node.params.map(plainName);
  if (names.length > 3) return undefined;
  const [event, context, callback] = names;
  if (context !== undefined && context !== '' && !contextName.test(context)) return undefined;
  if (callback !== undefined && !callbackName.test(callback)) return undefined;
  const isHandler = isHandlerName(name)
    ? event === undefined || event === '' || eventName.test(event) || isHandlerFirstParameter(name, event, context)
    : isEventName(event ?? '') && (context !== undefined || (node.async && isAnyName));
  return isHandler ? { evidence: 'signature' } : undefined;
}

/** Names such as `order` are fine for what is called `handler`; those of command lines and web frameworks are not. */
function isHandlerFirstParameter(name: string, event: string, context: string | undefined): boolean {
  if (!/^(?:handler|lambda_?handler)$/i.test(name)) return false;
  return (
    context !== undefined ||
    !/^(?:argv|args|yargs|options|req|request|res|ctx|context|interaction|props|err|error)$/i.test(event)
  );
}

/** The name of a parameter; empty for a pattern. */
export function plainName(parameter: TSESTree.Parameter): string {
  if (parameter.type === Type.Identifier) return parameter.name;
  return parameter.type === Type.AssignmentPattern && parameter.left.type === Type.Identifier
    ? parameter.left.name
    : '';
}
