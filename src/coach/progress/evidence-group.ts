import type { Evidence } from './evidence.js';

/**
 * Items that weigh each other down: repairs of one rule, open findings of one rule, resources that show one signal; answers
 * and exercises stand alone. It is the same array as long as nothing in it changes.
 */
export type EvidenceGroup = readonly Evidence[];
