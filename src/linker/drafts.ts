import type { LambdaFunction, Queue, Role } from '../model/application.js';

/**
 * Nodes while they are being linked. Functions, queues, roles and triggers point to one another, so each is made first
 * and its links are filled in afterwards; nobody outside the linker sees a draft.
 */
type Draft<T, Links extends keyof T> = Omit<T, Links> & { -readonly [Key in Links]: Mutable<T[Key]> };
type Mutable<T> = T extends readonly (infer Item)[] ? Item[] : T;

export type FunctionDraft = Draft<LambdaFunction, 'triggers' | 'asyncInvoke' | 'executionRole' | 'logGroups' | 'code'>;
export type QueueDraft = Draft<Queue, 'consumers' | 'deadLetterQueue'>;
export type RoleDraft = Draft<Role, 'functions'>;
