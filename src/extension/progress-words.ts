import type { SkillProgress } from '../coach/progress/overview.js';

/** All that the chart shows of a skill, in a sentence. */
export function standingInWords(skill: SkillProgress): string {
  const { name, state, depth, word, mastery, spread, best, in60Days, missingWords } = skill;
  if (state === 'no-evidence') return `${name}: no evidence.`;
  if (state === 'not-observable') return `${name}: not observable here.`;
  const numbers = `mastery ${mastery.toFixed(2)} plus or minus ${spread.toFixed(2)}, best ${best.toFixed(2)}, ${in60Days.toFixed(2)} in 60 days when nothing happens`;
  const missing = missingWords ? ` For the next depth: ${missingWords}.` : '';
  return `${name}: depth ${depth} of 4, ${word}; ${numbers}.${missing}`;
}
