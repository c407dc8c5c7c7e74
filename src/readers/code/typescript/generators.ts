import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.js';
import { Type } from './node-types.js';
import type { Origins } from './origins.js';
import { bare, memberName } from './syntax.js';

/** Packages whose functions give something new at every call, with the functions where not all do. */
const packages: Readonly<Record<string, readonly string[] | 'all'>> = {
  uuid: ['v1', 'v4', 'v6', 'v7', ''],
  'uuid/v4': 'all',
  'uuid/v1': 'all',
  nanoid: 'all',
  'nanoid/async': 'all',
  ulid: 'all',
  ulidx: 'all',
  cuid: 'all',
  '@paralleldrive/cuid2': ['createId', 'init'],
  ksuid: 'all',
  shortid: 'all',
  'short-uuid': 'all',
  uniqid: 'all',
  crypto: ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues', 'webcrypto.getRandomValues'],
  perf_hooks: ['performance.now'],
  luxon: ['DateTime.now', 'DateTime.utc', 'DateTime.local'],
};

/** Packages for dates, which give the present when they are asked for nothing else. */
const clocks = new Set(['moment', 'moment-timezone', 'dayjs']);

/** Members of globals that give something new at every call. */
const globals: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  crypto: ['randomUUID', 'getRandomValues'],
  performance: ['now'],
  process: ['hrtime', 'uptime'],
};

/** Whether a call gives something different in every run: a UUID, the time, a random number. */
export function isGenerator(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  bindings: Bindings,
  origins: Origins,
): boolean {
  if (!node.callee) return false;
  const callee = bare(node.callee);
  if (bindings.isGlobal(callee, 'Date')) return node.arguments.length === 0;
  if (callee.type === Type.MemberExpression && callee.object.type === Type.Identifier) {
    const { object } = callee;
    if (bindings.isGlobal(object, object.name) && Object.hasOwn(globals, object.name)) {
      return globals[object.name]?.includes(memberName(callee) ?? '') ?? false;
    }
  }
  const origin = origins.of(callee);
  if (!origin) return false;
  const module = origin.module.replace(/^node:/, '');
  if (clocks.has(module)) return node.arguments.length === 0;
  const names = Object.hasOwn(packages, module) ? packages[module] : undefined;
  return names === 'all' || (names?.includes(origin.path.join('.')) ?? false);
}
