import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import { callsBack } from './callback-answer.js';
import type { Changes } from './changes.js';
import { insertionBefore } from './comments.js';
import type { EditedModule, Node } from './edited-module.js';
import { functionAt } from './handler-at.js';
import { addImports } from './module-imports.js';
import { ancestors, enclosingFunction, type FunctionNode, freeName, isFunction, onlyInitialiser } from './names.js';
import { perRecordFunction, recordLoops } from './per-record-function.js';
import { statementEnd, stringLiteral } from './style.js';

const utility = '@aws-lambda-powertools/idempotency';

/**
 * Wraps a handler with the idempotency utility of Powertools for AWS Lambda (version 2); where its loop waits for a
 * function of this file for each record, that function instead, so that one record is not held back by another. `at` is
 * the handler. Its table is named by an environment variable.
 */
export function makeIdempotent(
  module: EditedModule,
  at: SourceRange,
  tableVariable: string,
  changes: Changes,
): boolean {
  const handler = functionAt(module, at);
  const subject = handler && subjectOf(module, handler);
  if (!subject || !isWrappable(module, subject.wrapped)) return false;
  const target = insertionBefore(module, subject.wrapped);
  const store = existingStore(module, target);
  const imports = [
    { name: 'makeIdempotent', from: utility },
    ...(subject.key ? [{ name: 'IdempotencyConfig', from: utility }] : []),
    ...(store ? [] : [{ name: 'DynamoDBPersistenceLayer', from: `${utility}/dynamodb` }]),
  ];
  const storeName = store ?? freeName(module, 'persistenceStore');
  const statements = store ? [] : [storeText(module, storeName, tableVariable)];
  if (!addImports(module, imports, statements, target, changes)) return false;
  return wrap(module, subject.wrapped, optionsText(module, subject, storeName), changes);
}

/** What is wrapped, and how it is told apart from the same work done before. */
interface Subject {
  readonly wrapped: FunctionNode;
  readonly dataIndexArgument?: number;
  /** The part of the payload that stays the same when it is delivered again, in JMESPath; all of it when undefined. */
  readonly key?: string | undefined;
}

function subjectOf(module: EditedModule, handler: FunctionNode): Subject | undefined {
  const isQueue = speaksOfQueue(module, handler);
  const each = perRecordFunction(module, handler);
  if (!each) return { wrapped: handler, key: isQueue ? 'Records[*].messageId' : undefined };
  const { declaration, argument, isRecord } = each;
  const wrapped = declaration.type === AST_NODE_TYPES.FunctionDeclaration ? declaration : declaration.init;
  if (!wrapped || !isFunction(wrapped)) return undefined;
  // The utility takes a function whose second parameter is a Lambda context for a handler, and always reads the first.
  const second = wrapped.params[1];
  const takesContext = second !== undefined && /:\s*Context$/.test(module.textOf(second));
  if (takesContext && argument > 0) return undefined;
  const key = isQueue && isRecord ? 'messageId' : undefined;
  return takesContext ? { wrapped, key } : { wrapped, dataIndexArgument: argument, key };
}

/** Messages of a queue carry a receipt that is new at every delivery; all other events come back as they were. */
function speaksOfQueue(module: EditedModule, handler: FunctionNode): boolean {
  const owner = handler.parent.type === AST_NODE_TYPES.VariableDeclarator ? handler.parent : handler;
  if (/\bSQS(Event|Record|Handler)\b/.test(module.textOf(owner)) || /\bEventType\.SQS\b/.test(module.text)) return true;
  return recordLoops(module, handler).some(({ statement }) => {
    return /\.body\b|\bbody\b\s*[,:}]|\bmessageId\b/.test(module.textOf(statement));
  });
}

/** An async function of the module's own top level that nothing makes idempotent yet. */
function isWrappable(module: EditedModule, node: FunctionNode): boolean {
  if (!node.async || node.generator || enclosingFunction(node)) return false;
  if (callsBack(module, node, module.nodesWithin(...node.range))) return false;
  for (const ancestor of ancestors(node)) {
    if (ancestor.type === AST_NODE_TYPES.ClassBody) return false;
    if (ancestor.type === AST_NODE_TYPES.Property && ancestor.method) return false;
    if (ancestor.type === AST_NODE_TYPES.CallExpression && isIdempotency(module, ancestor)) return false;
  }
  const usedIdempotently = module.nodes.of(AST_NODE_TYPES.CallExpression).some((call) => {
    return isIdempotency(module, call) && call.arguments.some((argument) => meansFunction(module, argument, node));
  });
  return !usedIdempotently && !module.text.includes('makeHandlerIdempotent');
}

function isIdempotency(module: EditedModule, { callee }: TSESTree.CallExpression): boolean {
  return /(^|\.)makeIdempotent$/.test(module.textOf(callee));
}

function meansFunction(module: EditedModule, argument: Node, node: FunctionNode): boolean {
  const names = [node.id, node.parent.type === AST_NODE_TYPES.VariableDeclarator ? node.parent.id : undefined];
  return (
    argument.type === AST_NODE_TYPES.Identifier && names.some((name) => name && module.textOf(name) === argument.name)
  );
}

function existingStore(module: EditedModule, before: number): string | undefined {
  const variable = module.moduleScope.variables.find((each) => {
    const declarator = onlyInitialiser(each);
    const isStore = declarator?.init?.type === AST_NODE_TYPES.NewExpression;
    return isStore && declarator.range[1] <= before && /DynamoDBPersistenceLayer\(/.test(module.textOf(declarator));
  });
  return variable?.name;
}

function storeText(module: EditedModule, name: string, tableVariable: string): string {
  const table = `process.env.${tableVariable}${module.isTypeScript ? ' as string' : ''}`;
  return `const ${name} = new DynamoDBPersistenceLayer({ tableName: ${table} })${statementEnd(module)}`;
}

function optionsText(module: EditedModule, { dataIndexArgument, key }: Subject, store: string): string {
  const options = [store === 'persistenceStore' ? store : `persistenceStore: ${store}`];
  if (dataIndexArgument !== undefined) options.push(`dataIndexArgument: ${dataIndexArgument}`);
  if (key) options.push(`config: new IdempotencyConfig({ eventKeyJmesPath: ${stringLiteral(module, key)} })`);
  return `{ ${options.join(', ')} }`;
}

function wrap(module: EditedModule, node: FunctionNode, options: string, changes: Changes): boolean {
  if (node.type === AST_NODE_TYPES.FunctionDeclaration) return wrapDeclaration(module, node, options, changes);
  changes.insert(node.range[0], `makeIdempotent${typeArgument(module, node)}(`);
  changes.insert(node.range[1], `, ${options})`);
  return true;
}

/** A declared function becomes a constant; refused when something at the top level uses it before it is declared. */
function wrapDeclaration(
  module: EditedModule,
  node: TSESTree.FunctionDeclaration,
  options: string,
  changes: Changes,
): boolean {
  const [variable] = module.scopes.getDeclaredVariables(node);
  const uses = variable?.references ?? [];
  const isDefault = node.parent.type === AST_NODE_TYPES.ExportDefaultDeclaration;
  const usedBefore = uses.some(
    ({ identifier }) => identifier.range[0] < node.range[0] && !enclosingFunction(identifier),
  );
  if (usedBefore || (isDefault && uses.length > 0) || (variable?.defs.length ?? 0) > 1) return false;
  const binding = isDefault || !node.id ? '' : `const ${node.id.name} = `;
  changes.insert(node.range[0], `${binding}makeIdempotent(`);
  changes.insert(node.range[1], `, ${options})${statementEnd(module)}`);
  return true;
}

/** The type written for what the function is bound to, so that its parameters keep their types inside the wrapper. */
function typeArgument(module: EditedModule, { parent }: FunctionNode): string {
  if (parent.type === AST_NODE_TYPES.VariableDeclarator) {
    return parent.id.typeAnnotation ? `<${module.textOf(parent.id.typeAnnotation.typeAnnotation)}>` : '';
  }
  const isAsserted =
    parent.type === AST_NODE_TYPES.TSAsExpression || parent.type === AST_NODE_TYPES.TSSatisfiesExpression;
  return isAsserted ? `<${module.textOf(parent.typeAnnotation)}>` : '';
}
