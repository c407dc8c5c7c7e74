import type { Application, LinkedCall } from './application.js';
import type { TableDeclaration } from './template.js';

/** The table a call to DynamoDB works on; undefined when it is none of the application, or may be one of several. */
export function tableOf(
  { resources, service }: LinkedCall,
  { declarations }: Application,
): TableDeclaration | undefined {
  const [id, ...others] = resources;
  const declared = service === 'dynamodb' && id !== undefined && others.length === 0 ? declarations.get(id) : undefined;
  return declared?.kind === 'table' ? declared : undefined;
}
