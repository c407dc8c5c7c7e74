import { contains, descendants, type Node } from '../../../analysis/tree.js';
import type { CallExpression, Expression, Placed } from '../../../syntax/program.js';
import type { Draft } from '../draft.js';

/**
 * Whether a call asks for the same at each invocation: all it is given is written out, known to the module for good, or out of
 * the environment, and its client is not made of what the invocation brings.
 */
export function isSameEachTime({ callee, arguments: given }: CallExpression, draft: Draft): boolean {
  return (
    given.every(
      (argument) =>
        argument.spread === undefined && [...descendants(argument)].every((node) => isLasting(node, argument, draft)),
    ) && !(callee.kind === 'member' && isMadeOfInvocation(callee.object, draft))
  );
}

function isLasting(node: Node, argument: Placed, { file }: Draft): boolean {
  if (!('kind' in node)) return true;
  if (node.kind === 'spread' || node.kind === 'assign' || node.kind === 'await') return false;
  if (node.kind === 'call') {
    const isBuilding = file.program.language === 'java' && building.test(file.callees.lastOf(node));
    return isBuilding || lasting.test(file.callees.of(node) ?? '');
  }
  if (node.kind !== 'name' || isContext(node, file.program.language)) return true;
  // One object may know another name than the next, and what is kept is kept for all of them.
  if (node.name === 'this') return false;
  const declaration = file.declarationOf(node.name, node);
  // What a builder is given a function for is a name of that function.
  if (!declaration || contains(argument, declaration.place)) return true;
  if (file.functionAround(declaration.place)) return false;
  const { field } = declaration;
  if (field) return 'isStatic' in field && field.constant && (field.isStatic || field.value !== undefined);
  return declaration.kind !== 'variable' || file.valuesOf(declaration).length <= 1;
}

const building = /^(?:builder|build|secretId|versionStage|name|names|path|withDecryption|recursive)$/;

const lasting =
  /^(?:os\.getenv|os\.environ\.get|os\.Getenv|(?:java\.lang\.)?System\.getenv|(?:System\.)?Environment\.GetEnvironmentVariable|github\.com\/aws\/aws-sdk-go(?:-v2)?\/aws\.(?:String|Bool))$/;

const deepest = 8;

/**
 * A region or rights out of the event make another client each time. One that is handed over as it is may be the same for
 * all.
 */
function isMadeOfInvocation(client: Expression, draft: Draft, depth = 0): boolean {
  const { file } = draft;
  return [...descendants(client)].some((node) => {
    if (!('kind' in node) || node.kind !== 'name' || isContext(node, file.program.language)) return false;
    const declaration = file.declarationOf(node.name, node);
    if (!declaration || contains(client, declaration.place) || !file.functionAround(declaration.place)) return false;
    if (declaration.kind === 'parameter') return depth > 0;
    return depth > deepest || file.valuesOf(declaration).some((value) => isMadeOfInvocation(value, draft, depth + 1));
  });
}

function isContext({ name }: { readonly name: string }, language: string): boolean {
  return language === 'go' && /^(?:ctx|context)$/.test(name);
}
