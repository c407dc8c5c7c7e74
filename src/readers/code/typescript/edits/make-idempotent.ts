import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { Changes } from './changes.js';
import { insertionBefore } from './comments.js';
import type { EditedModule } from './edited-module.js';
import { functionAt } from './handler-at.js';
import { idempotencySubject, type Subject } from './idempotency-subject.js';
import { addImports } from './module-imports.js';
import { enclosingFunction, type FunctionNode, freeName, onlyInitialiser } from './names.js';
import { extractWork } from './record-work.js';
import { statementEnd, stringLiteral } from './style.js';

const utility = '@aws-lambda-powertools/idempotency';

/**
 * Makes a handler idempotent with the utility of Powertools for AWS Lambda (version 2): what it does for each record of a
 * batch where that can be told apart, so that one record is not held back by another, otherwise all of it. `at` is the
 * handler. The table is named by an environment variable.
 */
export function makeIdempotent(
  module: EditedModule,
  at: SourceRange,
  tableVariable: string,
  changes: Changes,
): boolean {
  const handler = functionAt(module, at);
  const subject = handler && idempotencySubject(module, handler);
  if (!subject) return false;
  const target = insertionBefore(module, 'block' in subject.work ? subject.work.block : subject.work);
  const store = existingStore(module, target);
  const imports = [
    { name: 'makeIdempotent', from: utility },
    ...(subject.key ? [{ name: 'IdempotencyConfig', from: utility }] : []),
    ...(store ? [] : [{ name: 'DynamoDBPersistenceLayer', from: `${utility}/dynamodb` }]),
  ];
  const storeName = store ?? freeName(module, 'persistenceStore');
  const statements = store ? [] : [storeText(module, storeName, tableVariable)];
  if (!addImports(module, imports, statements, target, changes)) return false;
  const options = optionsText(module, subject, storeName);
  if (!('block' in subject.work)) return wrap(module, subject.work, options, changes);
  extractWork(module, subject.work, target, changes, (written) => `makeIdempotent(${written}, ${options})`);
  return true;
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
