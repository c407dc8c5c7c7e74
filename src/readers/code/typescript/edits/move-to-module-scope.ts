import type { Variable } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { Changes } from './changes.js';
import { insertionBefore, type Span, withLeadingComments, withTrailingComment } from './comments.js';
import type { EditedModule, Node } from './edited-module.js';
import { reindented, removeLines } from './lines.js';
import { isKnownBefore, mayBecomeModuleName } from './module-names.js';
import { enclosingFunction, freeName, onlyInitialiser } from './names.js';
import { siblingsOf, startsItsLine } from './statements.js';
import { statementEnd } from './style.js';

/**
 * Builds a client once, in front of the top-level statement around it: its declaration moves there, or it gets one there
 * when it is built in the middle of an expression. `at` is the construction.
 */
export function moveToModuleScope(module: EditedModule, at: SourceRange, changes: Changes): boolean {
  const construction = module.nodesAt(at).find(isConstruction);
  if (!construction || !enclosingFunction(construction)) return false;
  const built = wholeClient(module, construction);
  const { parent } = built;
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return moveDeclaration(module, parent, changes);
    case AST_NODE_TYPES.ExpressionStatement:
    // A connection that is waited for where it is needed would be a promise that nobody handles while the module loads.
    case AST_NODE_TYPES.AwaitExpression:
      return false;
    case AST_NODE_TYPES.AssignmentExpression:
      return (
        parent.left.type !== AST_NODE_TYPES.Identifier && introduceDeclaration(module, construction, built, changes)
      );
    default:
      return introduceDeclaration(module, construction, built, changes);
  }
}

type Construction = TSESTree.CallExpression | TSESTree.NewExpression;

function isConstruction(node: Node): node is Construction {
  return node.type === AST_NODE_TYPES.NewExpression || node.type === AST_NODE_TYPES.CallExpression;
}

/** With what is known to only put a client around another: a document client, tracing, a type assertion. */
function wholeClient(module: EditedModule, node: Node): Node {
  const { parent } = node;
  const wraps =
    parent?.type === AST_NODE_TYPES.TSAsExpression ||
    parent?.type === AST_NODE_TYPES.TSSatisfiesExpression ||
    (parent?.type === AST_NODE_TYPES.CallExpression &&
      parent.callee !== node &&
      /^[A-Z]\w*Client\.from$|(^|\.)capture\w*$/.test(module.textOf(parent.callee)));
  return wraps ? wholeClient(module, parent) : node;
}

function moveDeclaration(module: EditedModule, declarator: TSESTree.VariableDeclarator, changes: Changes): boolean {
  const declaration = declarator.parent;
  const [variable] = module.scopes.getDeclaredVariables(declarator);
  if (declaration.declarations.length > 1 || declarator.id.type !== AST_NODE_TYPES.Identifier) return false;
  if (!/^(const|let|var)$/.test(declaration.kind) || !siblingsOf(declaration)) return false;
  if (!variable || onlyInitialiser(variable) !== declarator || isForOneUse(variable)) return false;
  const { name } = variable;
  const target = firstInsertion(module, declaration, ({ parent }) => {
    return parent.type === AST_NODE_TYPES.VariableDeclarator && module.textOf(parent.id) === name;
  });
  if (!isKnownBefore(module, declaration, target)) return false;

  const span = withOwnComments(module, declaration);
  const place = mayBecomeModuleName(module, variable, target);
  if (place === 'taken') return false;
  if (place === 'free') insertStatement(module, target, movedText(module, declaration, span), changes);
  removeLines(module, changes, span);
  return true;
}

/** It is opened, listened to or closed by each invocation: kept, it would be closed, or heard twice, at the next one. */
function isForOneUse(variable: Variable): boolean {
  return variable.references.some(({ identifier: { parent } }) => {
    if (parent?.type !== AST_NODE_TYPES.MemberExpression || parent.parent.type !== AST_NODE_TYPES.CallExpression)
      return false;
    return 'name' in parent.property && lifeCycle.test(String(parent.property.name));
  });
}

const lifeCycle = /^(?:connect|open|end|close|quit|disconnect|destroy|terminate|release|on|once)$/;

/** A comment above the first line of a step is about the step, and stays, unless it speaks of the client. */
function withOwnComments(module: EditedModule, declaration: Node): Span {
  const span = withLeadingComments(module, declaration);
  const comments = module.text.slice(span.start, declaration.range[0]);
  const isAlone = /^[^\n]*(?:\n\s*(?:\n|\}|$)|$)/.test(module.text.slice(span.end));
  return isAlone || aboutBuilding.test(comments) ? span : { ...span, start: declaration.range[0] };
}

const aboutBuilding =
  /client|connect|instance|initiali[sz]|creat|configur|construct|set ?up|\buse|using|load|secret|credential|region|@type|@ts-|eslint|lint|prettier/i;

/** A declaration with its comments, as it is laid out at the module's top level. */
function movedText(module: EditedModule, declaration: Node, { start, end }: Span): string {
  if (!startsItsLine(module, declaration)) return module.textOf(declaration);
  return reindented(module, start, withTrailingComment(module, end), module.indentationAt(start), '');
}

function introduceDeclaration(
  module: EditedModule,
  construction: Construction,
  built: Node,
  changes: Changes,
): boolean {
  const callee = module.textOf(construction.callee);
  const target = firstInsertion(module, built, (other) => module.textOf(other.callee) === callee);
  if (!isKnownBefore(module, built, target)) return false;
  const name = freeName(module, clientName(callee));
  const value = reindented(module, ...built.range, module.indentationAt(built.range[0]), '');
  const text = `const ${name} = ${value}${statementEnd(module)}`;
  insertStatement(module, target, text, changes);
  changes.replace(...built.range, name);
  return true;
}

/**
 * In front of the first function that builds a client of the same name. Two handlers that each have theirs would otherwise
 * both put one at the top level when they are repaired in one go; so the second finds the first.
 */
function firstInsertion(module: EditedModule, node: Node, isSame: (other: Construction) => boolean): number {
  const others = [...module.nodes.of(AST_NODE_TYPES.NewExpression), ...module.nodes.of(AST_NODE_TYPES.CallExpression)];
  const same = others.filter((other) => enclosingFunction(other) && isSame(other));
  return Math.min(...[node, ...same].map((each) => insertionBefore(module, each)));
}

function insertStatement(module: EditedModule, target: number, text: string, changes: Changes): void {
  const { newline } = module.layout;
  const guard = statementEnd(module) === '' && /^[([`]/.test(module.text.slice(target)) ? ';' : '';
  changes.insert(target, text + newline + newline + guard);
}

/** `S3Client` and `AWS.S3` are called `s3Client` and `s3`; `redis.createClient` is called `client`. */
function clientName(callee: string): string {
  const last = /([A-Za-z_$][\w$]*)\W*$/.exec(callee)?.[1] ?? 'client';
  const noun = last.replace(/^(create|make|build|get|new|open|connect)(?=[A-Z]|$)/, '') || 'client';
  if (/^[A-Z0-9]+$/.test(noun)) return noun.toLowerCase();
  return noun.replace(/^[A-Z0-9]+(?=[A-Z][a-z])|^[A-Z]/, (start) => start.toLowerCase());
}
