import type { CallFact, CodeFacts } from '../model/code.js';
import type { SourceRange } from '../model/source.js';
import { comparePositions } from '../model/source.js';
import type { WaitFact } from '../model/work.js';
import type { Modules } from './modules.js';
import { invoked } from './walk.js';

/** Helpers of helpers are followed this far. */
const deepest = 3;

const none: readonly CallFact[] = [];

/** The calls to services that each turn of a wait's loop makes, in the loop itself and in what it invokes. */
export function callsBetween({ loop }: WaitFact, facts: CodeFacts, modules: Modules): readonly CallFact[] {
  return loop ? callsWithin(loop.range, facts, modules, deepest) : none;
}

function callsWithin(range: SourceRange, facts: CodeFacts, modules: Modules, depth: number): readonly CallFact[] {
  const own = facts.calls.filter((call) => isWithin(call.range, range));
  if (depth === 0) return own;
  const helped = facts.invocations
    .filter((invocation) => isWithin(invocation.range, range))
    .flatMap((invocation) => {
      const target = invoked(facts, invocation, modules);
      const called = target.kind === 'function' ? modules.facts(target.file) : undefined;
      if (target.kind !== 'function' || !called) return none;
      return callsWithin(target.fact.range, called, modules, depth - 1);
    });
  return [...own, ...helped];
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}
