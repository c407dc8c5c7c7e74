import type { CodeFacts } from '../model/code.js';
import type { ResultFact } from '../model/flow.js';
import { rangeKey } from '../model/source.js';
import type { Modules } from './modules.js';
import { invoked } from './walk.js';

/** What a function gives back, helpers followed: what they give stands in their place. A helper that calls itself adds nothing. */
export function resultsOf(file: string, index: number, modules: Modules): readonly ResultFact[] {
  return follow(file, index, modules, new Set());
}

function follow(file: string, index: number, modules: Modules, seen: Set<string>): readonly ResultFact[] {
  const facts = modules.facts(file);
  const key = `${file} ${index}`;
  if (!facts || seen.has(key)) return [];
  seen.add(key);
  const own = facts.flow.results.filter(({ scope }) => scope === index);
  return own.flatMap((result) => {
    if (result.value.kind !== 'invocation') return [result];
    const target = targetOf(facts, rangeKey(result.value.range), modules);
    return target?.kind === 'function' ? follow(target.file, target.index, modules, seen) : [];
  });
}

function targetOf(facts: CodeFacts, key: string, modules: Modules) {
  const invocation = facts.invocations.find(({ range }) => rangeKey(range) === key);
  return invocation && invoked(facts, invocation, modules);
}
