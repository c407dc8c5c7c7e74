import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import type { FunctionNode } from './names.js';

const failureType = '{ itemIdentifier: string }[]';

/** The declaration of the list of failures, without a semicolon. */
export function failureList(module: EditedModule): string {
  return `const batchItemFailures${module.isTypeScript ? `: ${failureType}` : ''} = []`;
}

/** Makes the types written for a handler allow a batch response; false when one of them cannot be understood. */
export function allowBatchResponse(module: EditedModule, handler: FunctionNode, changes: Changes): boolean {
  const { parent } = handler;
  const declared = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.id.typeAnnotation : undefined;
  const returned = handler.returnType;
  if (returned && !allowPromise(module, returned.typeAnnotation, changes)) return false;
  return !declared || allowHandler(module, declared.typeAnnotation, changes);
}

function allowPromise(module: EditedModule, type: TSESTree.TypeNode, changes: Changes): boolean {
  if (allows(module, type)) return true;
  const result = type.type === AST_NODE_TYPES.TSTypeReference ? type.typeArguments?.params[0] : undefined;
  if (!result || !/^Promise\b/.test(module.textOf(type))) return false;
  changes.replace(...result.range, `{ batchItemFailures: ${failureType} }`);
  return true;
}

/** `SQSHandler` and its like allow the response; `Handler<Event, Result>` says what it allows. */
function allowHandler(module: EditedModule, type: TSESTree.TypeNode, changes: Changes): boolean {
  if (type.type === AST_NODE_TYPES.TSFunctionType) {
    return !type.returnType || allowPromise(module, type.returnType.typeAnnotation, changes);
  }
  const result = type.type === AST_NODE_TYPES.TSTypeReference ? type.typeArguments?.params[1] : undefined;
  if (result && !allows(module, result)) changes.replace(...result.range, `{ batchItemFailures: ${failureType} }`);
  return true;
}

function allows(module: EditedModule, type: Node): boolean {
  return /BatchResponse|batchItemFailures|^(Promise<)?(any|unknown)\b/.test(module.textOf(type));
}
