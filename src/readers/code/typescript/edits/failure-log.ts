import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { EditedModule } from './edited-module.js';
import type { RecordIdentifier } from './record-identifier.js';
import { stringLiteral } from './style.js';

/** A statement that logs the failure of a record the way the file logs: through its logger, otherwise on the console. */
export function failureLog(module: EditedModule, { name, text }: RecordIdentifier, end: string): string {
  const message = stringLiteral(module, 'Could not process record');
  const logger = loggerOf(module);
  if (!logger) return `console.error(${message}, ${text}, error)${end}`;
  const identifier = text === name ? name : `${name}: ${text}`;
  return takesObjectFirst(module)
    ? `${logger}.error({ ${identifier}, err: error }, ${message})${end}`
    : `${logger}.error(${message}, { ${identifier}, error })${end}`;
}

/** The name of the module's own logger, when its code uses one. */
function loggerOf(module: EditedModule): string | undefined {
  for (const { callee } of module.nodes.of(AST_NODE_TYPES.CallExpression)) {
    if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier) continue;
    const { name } = callee.object;
    const logs = /^(debug|info|warn|error)$/.test(module.textOf(callee.property));
    if (logs && /(logger|^log)$/i.test(name) && module.moduleScope.set.has(name)) return name;
  }
  return undefined;
}

/** These libraries take the fields of an entry before its message. */
function takesObjectFirst(module: EditedModule): boolean {
  return module.nodes.of(AST_NODE_TYPES.Literal).some(({ value }) => value === 'pino' || value === 'bunyan');
}
