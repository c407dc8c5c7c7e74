import type { SkillProgress } from '../coach/progress/overview.js';

/** How deep a skill shows, in a word. */
export function depthWord({ state, word }: SkillProgress): string {
  return state === 'not-observable' ? 'not observable here' : word;
}

/** All that the chart shows of a skill, in a sentence. */
export function standingInWords(skill: SkillProgress, depths: readonly string[]): string {
  const { name, state, depth, mastery, spread, best, in60Days, missingWords } = skill;
  const word = depthWord(skill);
  if (state !== 'standing') return `${name}: ${word}.`;
  const numbers = `mastery ${mastery.toFixed(2)} plus or minus ${spread.toFixed(2)}, best ${best.toFixed(2)}, ${in60Days.toFixed(2)} in 60 days when nothing happens`;
  const missing = missingWords ? ` For the next depth: ${missingWords}.` : '';
  return `${name}: depth ${depth} of ${depths.length - 1}, ${word}; ${numbers}.${missing}`;
}
