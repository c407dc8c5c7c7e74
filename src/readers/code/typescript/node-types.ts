import { AST_NODE_TYPES } from '@typescript-eslint/types';

/**
 * The types of nodes, as a constant of our own: a bundler turns every use of an enum imported from a CommonJS package into
 * the call of a getter, and node types are compared more often than anything else here.
 */
export const Type = AST_NODE_TYPES;
