import { DefinitionType, type Reference, type Variable } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { EditedModule, Node } from './edited-module.js';
import {
  allReferences,
  enclosingFunction,
  isInside,
  isNeverReassigned,
  onlyInitialiser,
  referencesWithin,
} from './names.js';

/** Whether code means the same at a place of the module's top level: all it names is there, and it needs no call around it. */
export function isKnownBefore(module: EditedModule, code: Node, offset: number): boolean {
  if (module.nodesWithin(...code.range).some(needsItsCall)) return false;
  return referencesWithin(module, code).every(
    (reference) =>
      isReadyBefore(module, reference, code, offset) && !isConfiguredAfter(module, reference.resolved, offset),
  );
}

/** `AWS.config.update(…)` in a function, or further down: what is built before it would not be set up by it. */
function isConfiguredAfter(module: EditedModule, variable: Variable | null, offset: number): boolean {
  return (
    variable?.references.some(({ identifier }) => {
      const { parent } = identifier;
      const isConfig = parent.type === AST_NODE_TYPES.MemberExpression && module.textOf(parent.property) === 'config';
      return isConfig && (identifier.range[0] > offset || enclosingFunction(identifier) !== undefined);
    }) ?? false
  );
}

function needsItsCall(node: Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.Super:
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.YieldExpression:
      return true;
    case AST_NODE_TYPES.MetaProperty:
      return node.meta.name === 'new';
    default:
      return false;
  }
}

function isReadyBefore(module: EditedModule, { resolved }: Reference, code: Node, offset: number): boolean {
  if (!resolved) return true;
  const inside = resolved.defs.length > 0 && resolved.defs.every(({ name }) => isInside(code, name));
  if (inside) return true;
  if (resolved.scope !== module.moduleScope && resolved.scope !== module.scopes.globalScope) return false;
  return resolved.defs.every((definition) => {
    switch (definition.type) {
      case DefinitionType.ImportBinding:
      case DefinitionType.FunctionName:
      case DefinitionType.Type:
        return true;
      case DefinitionType.Variable:
        return definition.node.range[1] <= offset && isNeverReassigned(resolved);
      default:
        return definition.node.range[1] <= offset;
    }
  });
}

/**
 * Whether a function's variable can be the module's instead.
 *
 * - `shared`: the module has the very same constant already.
 * - `taken`: another variable would be meant somewhere.
 */
export function mayBecomeModuleName(
  module: EditedModule,
  variable: Variable,
  offset: number,
): 'free' | 'shared' | 'taken' {
  const { name } = variable;
  for (let scope = variable.scope.upper; scope && scope !== module.moduleScope; scope = scope.upper) {
    if (scope.set.has(name)) return 'taken';
  }
  const existing = module.moduleScope.set.get(name);
  if (existing) return isSameConstant(module, existing, variable, offset) ? 'shared' : 'taken';
  const meansGlobal = allReferences(module).some(({ resolved, identifier }) => !resolved && identifier.name === name);
  return meansGlobal ? 'taken' : 'free';
}

function isSameConstant(module: EditedModule, existing: Variable, variable: Variable, offset: number): boolean {
  const theirs = onlyInitialiser(existing);
  const ours = onlyInitialiser(variable);
  if (!theirs?.init || !ours?.init || theirs.range[1] > offset) return false;
  return spaceless(module.textOf(theirs)) === spaceless(module.textOf(ours));
}

function spaceless(text: string): string {
  return text.replace(/\s+/g, '');
}
