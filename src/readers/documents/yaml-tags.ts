import type { Tags } from 'yaml';
import { intrinsicTags } from './nodes.js';

/**
 * The tags of the template language for the YAML parser, on any kind of node. It does nothing with them; they are named
 * because it makes a costly warning of every tag it does not know.
 */
export const knownTags: Tags = intrinsicTags().flatMap((tag) => [
  { tag, resolve: (text: string) => text },
  { tag, collection: 'seq' },
  { tag, collection: 'map' },
]);
