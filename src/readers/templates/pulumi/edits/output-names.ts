import type { ReferenceAttribute } from '../../../../model/intent.js';
import { attributeFor } from '../../../aws-provider/index.js';

/** The output of a resource that gives its ARN, name or URL, in camelCase; undefined where it has none. */
export function outputFor(type: string, meaning: ReferenceAttribute): string | undefined {
  const attribute = attributeFor(type, meaning);
  if (attribute === 'function_name') return 'name';
  return attribute?.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}
