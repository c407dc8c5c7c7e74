import type { LinkedCall } from '../model/application.js';
import type { CodeFacts, Scope } from '../model/code.js';
import { comparePositions, type SourceRange } from '../model/source.js';
import { indexOf } from './file-index.js';
import type { Modules } from './modules.js';
import { invoked, type Start } from './walk.js';

/**
 * The calls that every invocation of a function gets to: under no condition, behind no way out, in the function itself
 * and in what it certainly invokes.
 */
export function certainCalls(
  { file, index }: Start,
  calls: readonly LinkedCall[],
  modules: Modules,
): readonly LinkedCall[] {
  const certain = new Map<string, Set<Scope>>();
  const waiting: { readonly path: string; readonly scope: Scope }[] = [{ path: file, scope: index }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, scope } = next;
    const facts = modules.facts(path);
    const scopes = certain.get(path) ?? new Set();
    if (!facts || scopes.has(scope)) continue;
    certain.set(path, scopes.add(scope));
    const { invocations, running } = indexOf(facts);
    for (const inner of running.get(scope) ?? []) waiting.push({ path, scope: inner });
    for (const invocation of invocations.get(scope) ?? []) {
      if (isConditional(invocation.range, facts)) continue;
      const thing = invoked(facts, invocation, modules);
      if (thing.kind === 'function') waiting.push({ path: thing.file, scope: thing.index });
    }
  }
  return calls.filter(({ range, scope }) => {
    const facts = modules.facts(range.file);
    return facts !== undefined && certain.get(range.file)?.has(scope) === true && !isConditional(range, facts);
  });
}

function isConditional(range: SourceRange, { work: { conditions } }: CodeFacts): boolean {
  return conditions.some(
    ({ start, end }) => comparePositions(start, range.start) <= 0 && comparePositions(range.end, end) <= 0,
  );
}
