import { attributeMeaning } from '../../../aws-provider/index.js';
import { nativeType } from './native.js';
import { providerTypeOf, snakeCase } from './tokens.js';

/**
 * What an output of a resource says of it, in the model's words (`arn`, `name`, `url`); undefined for one that is only an
 * input given back. `output` may be written in camelCase or snake_case.
 */
export function outputMeaning(token: string, output: string): string | undefined {
  const name = snakeCase(output);
  const type = providerTypeOf(token);
  if (name === 'urn') return 'urn';
  // Names are called `name` here, whatever the provider calls them.
  if (type !== undefined) return name === 'name' ? 'name' : attributeMeaning(type, name);
  if (nativeType(token) === undefined) return components.get(name) ?? name;
  if (name === 'arn' || name.endsWith('_arn')) return 'arn';
  if (name.endsWith('_url')) return 'url';
  return name === 'id' || name.endsWith('_name') ? 'name' : undefined;
}

const components: ReadonlyMap<string, string> = new Map([
  ['arn', 'arn'],
  ['name', 'name'],
  ['url', 'url'],
]);
