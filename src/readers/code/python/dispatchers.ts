import { assignmentParts, attributeParts, definitionOf } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode, type SyntaxTree } from '../../syntax/python/tree.js';

/** An object at module level that hands its calls on to functions: a router of HTTP routes, an adapter around one. */
export interface Dispatcher {
  readonly name: SyntaxNode;
  /** The call that makes it: the node that stands for it among the functions. */
  readonly call: SyntaxNode;
  /** The functions registered on it by decorator: `@app.get('/orders')`. */
  readonly routes: readonly SyntaxNode[];
  /** Registrations on it that its module makes by a call: `app.include_router(orders)`. */
  readonly arguments: readonly SyntaxNode[];
}

const routeMethods =
  /^(?:get|post|put|patch|delete|head|options|route|api_route|any|resolver|lambda_function|schedule|on_\w+|create|update|poll_\w+|exception_handler|errorhandler|not_found|default_exception_handler|middleware|before_request|after_request|event|action|command|message|shortcut|view|view_submission|websocket|authorizer|batch_resolver|async_batch_resolver|tool|subscribe|request_handler)$/;
const makers =
  /^(?:\w*Resolver|\w*Router|Mangum|Chalice|Blueprint|FastAPI|Flask|Starlette|CfnResource|make_lambda_handler|SkillBuilder)$/;
const registrations = /^(?:include_router|register_blueprint|mount|add_middleware|use|register|register_routes)$/;

/** The dispatchers of a file, in source order. They are told by how they are used, or by what makes them. */
export function findDispatchers(tree: SyntaxTree): readonly Dispatcher[] {
  const routes = routesByObject(tree);
  return tree.root.children.flatMap((statement) => {
    const assignment = statement.type === 'expression_statement' ? parts(statement)[0] : undefined;
    const { left, right } = (assignment?.type === 'assignment' && assignmentParts(assignment)) || {};
    if (left?.type !== 'identifier' || right?.type !== 'call') return [];
    const name = textOf(tree, left);
    const registered = routes.get(name) ?? [];
    const isMade = makers.test(lastName(tree, parts(right)[0]));
    if (registered.length === 0 && !isMade) return [];
    const given = parts(right)[1]?.children.map((child) => argumentValue(child)) ?? [];
    return [{ name: left, call: right, routes: registered, arguments: [...given, ...registeredObjects(tree, name)] }];
  });
}

function routesByObject(tree: SyntaxTree): ReadonlyMap<string, readonly SyntaxNode[]> {
  const routes = new Map<string, SyntaxNode[]>();
  for (const definition of tree.nodes.of('function_definition')) {
    for (const decorator of definitionOf(definition).decorators) {
      const callee = decorator.type === 'call' ? parts(decorator)[0] : decorator;
      const attribute = callee?.type === 'attribute' ? attributeParts(callee) : undefined;
      if (attribute?.object.type !== 'identifier' || !routeMethods.test(textOf(tree, attribute.name))) continue;
      const object = textOf(tree, attribute.object);
      routes.set(object, [...(routes.get(object) ?? []), definition]);
    }
  }
  return routes;
}

function registeredObjects(tree: SyntaxTree, name: string): readonly SyntaxNode[] {
  return tree.root.children.flatMap((statement) => {
    const call = statement.type === 'expression_statement' ? parts(statement)[0] : undefined;
    const callee = call?.type === 'call' ? parts(call)[0] : undefined;
    const attribute = callee?.type === 'attribute' ? attributeParts(callee) : undefined;
    if (!call || !attribute || textOf(tree, attribute.object) !== name) return [];
    if (!registrations.test(textOf(tree, attribute.name))) return [];
    return parts(call)[1]?.children.map((child) => argumentValue(child)) ?? [];
  });
}

function argumentValue(argument: SyntaxNode): SyntaxNode {
  return argument.type === 'keyword_argument' ? (parts(argument)[1] ?? argument) : argument;
}

function lastName(tree: SyntaxTree, callee: SyntaxNode | undefined): string {
  if (!callee) return '';
  return textOf(tree, callee.type === 'attribute' ? (attributeParts(callee)?.name ?? callee) : callee);
}

function textOf(tree: SyntaxTree, node: SyntaxNode): string {
  return tree.text.slice(node.start, node.end);
}
